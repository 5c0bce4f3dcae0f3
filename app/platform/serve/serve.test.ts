import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileResponse } from '../file-response.server';
import { builtFiles } from './middleware.server';
import { type Running, serve } from './serve.server';

const LIMIT = 1_000;
const PAGE = `<p>${'a page of many words '.repeat(200)}</p>`;

let running: Running;
let seen: { request: Request; context: unknown }[] = [];
let problem: string | null = null;
/** Requests that are answered at this moment, and the most that ever were. */
let under = 0;
let most = 0;

const pages = {
  routeOf: () => '*',
  limitOf: async (path: string) => (path === '/large' ? 10 * LIMIT : path === '/upload' ? 3_000_000 : LIMIT),
  answer: async (request: Request, path: string, context: unknown): Promise<Response> => {
    seen.push({ request, context });
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, path === '/slow' ? 20 : 0));
    under -= 1;
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    if (path === '/kept') return new Response('', { headers: { 'Cache-Control': 'public, max-age=60' } });
    if (path === '/file.csv')
      return fileResponse(request, PAGE, { type: 'text/csv', name: 'file.csv', etag: 'a', shared: true });
    if (path === '/broken') throw new Error('broken');
    if (path === '/busy') return new Response('wait', { status: 429 });
    if (request.method === 'POST') return new Response(`${(await request.text()).length}`, { headers });
    return new Response(PAGE, { headers });
  },
};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-files-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export const one = 1;');
  writeFileSync(join(folder, 'mark.svg'), '<svg/>');
  running = await serve({
    pages,
    files: builtFiles(folder),
    host: '127.0.0.1',
    port: 0,
    ready: async () => problem,
    known: async (headers) => headers.get('cookie') === 'known=yes',
    room: 5_000_000,
  });
});
afterAll(() => running.stop());

const get = (path: string, init: RequestInit = {}) =>
  fetch(running.origin + path, { redirect: 'manual', ...init });
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  get(path, { method: 'POST', body, headers: { origin: running.origin, ...headers } });

/** What comes back for bytes that no browser sends. */
async function raw(...pieces: string[]): Promise<string> {
  const { hostname, port } = new URL(running.origin);
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  await once(socket, 'connect');
  for (const piece of pieces) socket.write(piece);
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk.toString();
  });
  socket.on('error', () => {});
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 1_500))]);
  socket.destroy();
  return said;
}

describe('every answer', () => {
  it.each(['/', '/mark.svg', '/healthz', '/broken', '/assets/none.js'])(
    'of %s keeps others out',
    async (path) => {
      const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
      const { headers } = await get(path);
      errors.mockRestore();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('has a nonce of its own, which its page knows', async () => {
    seen = [];
    const policies = await Promise.all(
      ['/', '/'].map(async (path) => (await get(path)).headers.get('content-security-policy')),
    );
    const nonces = seen.map(({ context }) => (context as { nonce: string }).nonce);
    expect(new Set(nonces).size).toBe(2);
    for (const nonce of nonces) expect(policies.join()).toContain(`'nonce-${nonce}'`);
  });

  it('is private unless it says otherwise', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
    expect((await get('/kept')).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await get('/healthz')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what is sent', () => {
  it('is compressed where it is text, and the same words', async () => {
    for (const encoding of ['gzip', 'br']) {
      const response = await get('/', { headers: { 'accept-encoding': encoding } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('vary')).toContain('Accept-Encoding');
      expect(await response.text()).toBe(PAGE);
    }
    const plain = await get('/', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, PAGE]);
    const said = await raw('GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n');
    expect(said.length).toBeLessThan(PAGE.length);
  });

  it('is a file’s own bytes, whose hash is known, whole and in parts', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const whole = await get('/file.csv', { headers });
    expect([whole.headers.get('content-encoding'), whole.headers.get('content-length')]).toEqual([
      null,
      String(PAGE.length),
    ]);
    expect(await whole.text()).toBe(PAGE);
    const part = await get('/file.csv', { headers: { ...headers, range: 'bytes=3-7' } });
    expect([part.status, await part.text()]).toEqual([206, PAGE.slice(3, 8)]);
  });

  it('is nothing but the head for who asks for that', async () => {
    const response = await get('/', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('is a file of the build, for ever where its name has its hash', async () => {
    const script = await get('/assets/app-1a2b.js');
    expect([script.status, script.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await get('/mark.svg')).headers.get('cache-control')).toBe('public, max-age=3600');
    for (const path of [
      '/assets/../assets/app-1a2b.js',
      '/..%2f..%2fpackage.json',
      '/assets/%2e%2e/mark.svg',
    ])
      expect((await get(path)).status, path).toBeLessThan(500);
    expect(await (await get('/..%2fpackage.json')).text()).toBe(PAGE);
  });
});

describe('a form', () => {
  it('is taken from our own pages only', async () => {
    expect((await post('/', 'a=b')).status).toBe(200);
    expect((await post('/', 'a=b', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await get('/', { method: 'POST', body: 'a=b' })).status).toBe(403);
    expect((await post('/', 'a=b', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get('/', { method: 'PUT', body: 'a=b' })).status).toBe(405);
  });

  it('is as large as its route takes, and no larger, however it is sent', async () => {
    expect(await (await post('/', 'x'.repeat(LIMIT))).text()).toBe(String(LIMIT));
    const over = await post('/', 'x'.repeat(LIMIT + 1));
    expect([over.status, await over.text()]).toEqual([413, expect.stringContaining('Nothing was saved')]);
    expect((await post('/large', 'x'.repeat(LIMIT + 1))).status).toBe(200);
    const head = `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${running.origin}\r\n`;
    const chunk = `${(600).toString(16)}\r\n${'x'.repeat(600)}\r\n`;
    expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n`, chunk, chunk)).toContain('413');
    expect(await raw(`${head}Content-Length: 99999999\r\n\r\n`, 'x')).toContain('413');
  });

  it('of somebody who leaves in the middle reaches no route and is no error', async () => {
    seen = [];
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const { port } = new URL(running.origin);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${running.origin}\r\nContent-Length: 500\r\n\r\nxx`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(seen).toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });
});

describe('an address', () => {
  it('that cannot be read is refused', async () => {
    for (const path of ['/%zz', '/%', `/${'a'.repeat(9_000)}`])
      expect((await get(path)).status, path).toBe(400);
    expect(await raw('GET http://other.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain(
      '400',
    );
  });

  it('is ours, whatever host is named and however many slashes begin it', async () => {
    seen = [];
    await raw('GET //evil.example/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    expect(seen.map(({ request }) => request.url)).toEqual([`${running.origin}/evil.example/x`]);
  });
});

describe('a form behind a proxy', () => {
  it('is no foreign one to what answers it, whatever host is named', async () => {
    seen = [];
    const body = 'a=b';
    const head = `POST / HTTP/1.1\r\nHost: inside:3000\r\nX-Forwarded-Host: other\r\nOrigin: ${running.origin}\r\n`;
    await raw(`${head}Content-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\n${body}`);
    const [asked] = seen.map(({ request }) => request.headers);
    expect(asked?.get('host')).toBe(new URL(running.origin).host);
    expect(asked?.get('x-forwarded-host')).toBeNull();
  });
});

describe('the server', () => {
  it('says whether it lives and whether it can serve', async () => {
    expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);
    problem = 'the database does not answer';
    const response = await get('/readyz');
    expect([response.status, await response.text()]).toEqual([503, `${problem}\n`]);
    problem = null;
  });

  it('tells of a fault without its cause, and how long to wait', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const response = await get('/broken');
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('broken')]);
    expect(errors).toHaveBeenCalledOnce();
    errors.mockRestore();
    expect((await get('/busy')).headers.get('retry-after')).toBe('60');
  });
});

describe('one hostile client', () => {
  const large = 'x'.repeat(2_000_000);
  /** A form whose body never comes. */
  async function stalled(length: number, cookie: string) {
    const socket = connect(Number(new URL(running.origin).port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(
      `POST /upload HTTP/1.1\r\nHost: x\r\nOrigin: ${running.origin}\r\nCookie: ${cookie}\r\nContent-Length: ${length}\r\n\r\nx`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    return socket;
  }

  it('who has not signed in sends no more than a form is long', async () => {
    expect((await post('/upload', large)).status).toBe(413);
    expect((await post('/upload', large, { cookie: 'known=no' })).status).toBe(413);
    const taken = await post('/upload', large, { cookie: 'known=yes' });
    expect([taken.status, await taken.text()]).toEqual([200, '2000000']);
    expect((await post('/large', 'x'.repeat(5 * LIMIT))).status).toBe(200);
  });

  it('takes no more room than there is, and gives it back when it leaves', async () => {
    const held = [await stalled(2_500_000, 'known=yes'), await stalled(2_000_000, 'known=yes')];
    const refused = await post('/upload', large, { cookie: 'known=yes' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.text()).toContain('Nothing was saved');
    // Small forms and pages of everybody else go on.
    expect((await post('/', 'a=b')).status).toBe(200);
    expect((await get('/')).status).toBe(200);
    for (const socket of held) socket.destroy();
    await vi.waitFor(async () =>
      expect((await post('/upload', large, { cookie: 'known=yes' })).status).toBe(200),
    );
  });

  // Promise: Who sends hundreds of requests at once has one of them worked on | requests wait on their connection, and beyond 32 it is cut off
  it('has one request a connection worked on, however many it sends and reads none of', async () => {
    const socket = connect(Number(new URL(running.origin).port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    most = 0;
    seen = [];
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n\r\n'.repeat(20));
    await vi.waitFor(() => expect(said.split('HTTP/1.1 200').length - 1).toBe(20), { timeout: 5_000 });
    expect([seen.length, most]).toEqual([20, 1]);
    socket.destroy();
  });

  it('whose connection ends while its requests wait is worked for no more', async () => {
    const socket = connect(Number(new URL(running.origin).port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    seen = [];
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(30));
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(1));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const then = seen.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([seen.length, then < 20]).toEqual([then, true]);
  });

  it('who sends more than can wait is cut off', async () => {
    seen = [];
    const said = await raw('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200));
    expect([said, seen]).toEqual(['', []]);
    expect((await get('/')).status).toBe(200);
  });
});

describe('a stop', () => {
  // Promise: A stop cuts nobody off | readiness ends first, `Connection: close`, then what is under way is finished
  it('is said first, then what is under way is finished, and nothing is cut off', async () => {
    const stopping = await serve({
      pages,
      files: builtFiles(mkdtempSync(join(tmpdir(), 'proofmark-files-'))),
      host: '127.0.0.1',
      port: 0,
      ready: async () => null,
      graceMs: 150,
    });
    const ask = async (path: string) => {
      const response = await fetch(stopping.origin + path);
      return {
        status: response.status,
        connection: response.headers.get('connection'),
        said: await response.text(),
      };
    };
    expect((await ask('/readyz')).status).toBe(200);
    const stopped = stopping.stop();
    const answers = await Promise.all([ask('/readyz'), ...Array.from({ length: 20 }, () => ask('/slow'))]);
    expect(answers.map(({ status }) => status)).toEqual([503, ...Array(20).fill(200)]);
    expect(new Set(answers.map(({ connection }) => connection))).toEqual(new Set(['close']));
    expect(answers.slice(1).every(({ said }) => said === PAGE)).toBe(true);
    await stopped;
    await expect(fetch(`${stopping.origin}/healthz`)).rejects.toThrow();
  });
});
