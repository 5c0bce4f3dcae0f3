import { describe, expect, it } from 'vitest';
import { fileResponse } from './file-response.server';

const BYTES = new Uint8Array(1000).map((_, index) => index % 251);

async function ask(headers: Record<string, string>, { bytes = BYTES, method = 'GET' } = {}) {
  const request = new Request('http://localhost/file', { method, headers });
  const response = fileResponse(request, bytes, { type: 'application/pdf', name: 'a.pdf', etag: 'a' });
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, range: response.headers.get('Content-Range'), body };
}

describe('a part of a file of 1,000 bytes', () => {
  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=900-', 900, 999],
    ['bytes=999-5000', 999, 999],
    ['bytes=-200', 800, 999],
    ['bytes=-5000', 0, 999],
    ['bytes=0-0', 0, 0],
  ])('%s', async (range, from, to) => {
    const { status, range: said, body } = await ask({ range });
    expect([status, said]).toEqual([206, `bytes ${from}-${to}/1000`]);
    expect(body).toEqual(BYTES.subarray(from, to + 1));
  });

  it.each(['bytes=1000-', 'bytes=99999999999999999999-', 'bytes=-0'])('%s is none of it', async (range) => {
    const { status, range: said, body } = await ask({ range });
    expect([status, said, body.length]).toEqual([416, 'bytes */1000', 0]);
  });

  it.each(['bytes', 'bytes=-', 'bytes=5-2', 'bytes=a-b', 'bytes=0-1,5-9', 'pages=1-2'])(
    '%s is answered with the whole',
    async (range) => {
      const { status, body } = await ask({ range });
      expect([status, body]).toEqual([200, BYTES]);
    },
  );

  it('is none of an empty file, nor of another version, nor of what is not read', async () => {
    expect((await ask({ range: 'bytes=0-' }, { bytes: new Uint8Array() })).status).toBe(416);
    expect((await ask({ range: 'bytes=0-9', 'if-range': '"b"' })).status).toBe(200);
    expect((await ask({ range: 'bytes=0-9', 'if-range': '"a"' })).status).toBe(206);
    expect((await ask({ range: 'bytes=0-9' }, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"a"', 304],
    ['W/"a"', 304],
    ['"b", "a"', 304],
    ['*', 304],
    ['"b"', 200],
    ['a', 200],
  ])('%s', async (tag, status) => {
    expect((await ask({ 'if-none-match': tag })).status).toBe(status);
  });
});
