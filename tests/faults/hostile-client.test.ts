import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '~/questionnaire/period';
import { zipBombs } from '../cases/xlsx';
import { type RunningApp, startApp } from '../support/running-app';
import { signedIn, signInAs } from '../support/visitor';

/** Resident memory in MB. */
const memoryOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const LONG = 20_000_000;

describe('one hostile client', () => {
  let app: RunningApp;
  let rest = 0;
  const sockets: Socket[] = [];

  // A server for each: what one attack has made it hold is no part of the next.
  beforeEach(async () => {
    app = await startApp();
    // As it is once it has answered for a while.
    for (let turn = 0; turn < 40; turn++)
      for (const path of ['/', '/directory', '/directory/bryn-works/2025-03-31', PDF]) await answered(path);
    rest = memoryOf(app.pid);
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
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
  async function worst(until: number | (() => boolean)): Promise<number> {
    let most = 0;
    const over = typeof until === 'function' ? until : null;
    for (let turn = 0; over ? !over() : turn < Number(until) * 4; turn++) {
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

  // Promise: A workbook that unpacks to gigabytes takes no memory | unpacked once, to a limit, in a thread with a limit; its reader gets only that
  test('workbooks of a megabyte that unpack to one gigabyte, as a table and as evidence', async () => {
    const { cookie, section } = await signedIn(app);
    const post = (path: string, fields: Record<string, string | Blob>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return fetch(path, { method: 'POST', body, headers: { cookie, origin: app.origin } });
    };
    const evidence = section.replace(/jobs$/, 'evidence');
    const wrongIn = async (answer: Response) =>
      /govuk-error-message"[^>]*>(.*?)<\/p>/.exec(await answer.text())?.[1] ?? '';
    let done = false;
    const bombs = async () => {
      for (const [where, bytes] of Object.entries(zipBombs())) {
        const file = new File([new Uint8Array(bytes)], 'figures.xlsx');
        const table = post(`${app.origin}/organisations/bryn-works/import`, { intent: 'preview', file });
        const kept = post(evidence, {
          intent: 'add',
          measure: 'jobs_created',
          about: '',
          file,
          nobody: 'yes',
        });
        expect(await wrongIn(await table)).toContain('This XLSX file cannot be read');
        // What no directory names is nothing but length: nobody unpacks it.
        expect(await wrongIn(await kept)).toEqual(
          where === 'inDirectory' ? expect.stringContaining('unpacks to more') : '',
        );
      }
      done = true;
    };
    const [, most] = await Promise.all([bombs(), worst(() => done)]);
    process.stdout.write(`Bombs in workbooks: ${rest.toFixed(0)} MB at rest, ${most.toFixed(0)} at worst\n`);
    expect(most).toBeLessThan(rest * 1.5);
  });

  // Promise: A stranger’s printing keeps no member from theirs | lines of their own for members and strangers, a share for each address
  test('270 slices of one stranger, while an editor renews', async () => {
    const { cookie, section } = await signedIn(app);
    const slices = Array.from({ length: 270 }, (_, day) =>
      fetch(
        `${app.origin}/directory/bryn-works/2025-03-31/commissioner.pdf?tender-date=${addDays('2024-01-01', day)}`,
      ).then(async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      }),
    );
    await answered('/directory');
    const renewal = await fetch(section.replace(/jobs$/, 'renewal.pdf'), { headers: { cookie } });
    expect([renewal.status, (await renewal.arrayBuffer()).byteLength > 10_000]).toEqual([200, true]);
    const said = await Promise.all(slices);
    const count = (status: number) => said.filter((each) => each === status).length;
    process.stdout.write(
      `270 slices: ${count(200)} made, ${count(429)} told to come back; the renewal came\n`,
    );
    expect(count(200) + count(429)).toBe(270);
    expect(count(429)).toBeGreaterThan(200);
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
