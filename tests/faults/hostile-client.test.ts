import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/running-app';
import { signInAs } from '../support/visitor';

/** Resident memory in MB. */
const memoryOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const LONG = 20_000_000;

describe('one hostile client', () => {
  let app: RunningApp;
  let rest = 0;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    app = await startApp();
    // As it is once it has answered for a while.
    for (let turn = 0; turn < 40; turn++)
      for (const path of ['/', '/directory', '/directory/bryn-works/2025-03-31', PDF]) await answered(path);
    rest = memoryOf(app.pid);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await app?.stop();
  });

  const PDF = '/directory/bryn-works/2025-03-31/statement.pdf';
  const answered = async (path: string) => {
    const response = await fetch(app.origin + path);
    await response.arrayBuffer();
    return response.status;
  };

  async function opened(): Promise<Socket> {
    const socket = connect(Number(new URL(app.origin).port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    sockets.push(socket);
    return socket;
  }

  /** The most memory that it takes while everybody else is answered. */
  async function worst(seconds: number): Promise<number> {
    let most = 0;
    for (let turn = 0; turn < seconds * 4; turn++) {
      expect(await answered(turn % 2 ? '/directory' : PDF)).toBe(200);
      most = Math.max(most, memoryOf(app.pid));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return most;
  }

  const head = (cookie: string) =>
    `POST /statements/0197a000-0000-7000-8000-000000000000/evidence HTTP/1.1\r\nHost: x\r\nOrigin: ${app.origin}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${LONG}\r\n\r\n`;

  // Promise: Stalled bodies of strangers take no memory | who one is comes before a large body is read; bytes under way have a limit
  test.each([
    ['strangers', false],
    ['somebody who has signed in', true],
  ])('sixty bodies of 20 MB that stall, of %s', async (who, signed) => {
    const cookie = signed ? await signInAs(app, 'editor') : 'none=x';
    const part = Buffer.alloc(LONG - 1, 'x');
    for (let turn = 0; turn < 60; turn++) {
      const socket = await opened();
      socket.write(head(cookie));
      socket.write(part);
    }
    const most = await worst(5);
    process.stdout.write(
      `Sixty stalled bodies of ${who}: ${rest.toFixed(0)} MB at rest, ${most.toFixed(0)} at worst\n`,
    );
    expect(most).toBeLessThan(signed ? rest + 1.5 * 150 + 100 : rest * 1.5);
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  // Promise: Answers that nobody reads take no memory | one request at a time on a connection; kept files are sent from one copy; what does not move is ended
  test('two hundred connections that ask for sixty PDFs each and read none', async () => {
    for (let turn = 0; turn < 200; turn++)
      (await opened()).pause().write(`GET ${PDF} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(60));
    const most = await worst(6);
    process.stdout.write(
      `200 × 60 PDFs unread: ${rest.toFixed(0)} MB at rest, ${most.toFixed(0)} at worst\n`,
    );
    expect(most).toBeLessThan(rest * 1.5);
  });
});
