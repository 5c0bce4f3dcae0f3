import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '~/platform/canonical.server';
import { SERVER } from '../../scripts/server.mjs';
import { itWithPdfsig, runProgram } from '../support/programs';
import { type RunningApp, startApp } from '../support/running-app';

const PDF = '/directory/bryn-works/2024-03-31/commissioner.pdf';

// Whether it comes from the route or from memory, so everything is asked twice.
describe.each(['at first', 'from memory'])('a public PDF, %s', (when) => {
  let app: RunningApp;
  let address: string;
  let whole: Response;
  let bytes: Buffer;
  const ask = (headers: Record<string, string> = {}, method = 'GET') => fetch(address, { method, headers });
  beforeAll(async () => {
    app = await startApp();
    address = `${app.origin}${PDF}`;
    if (when === 'from memory') await ask();
    whole = await ask();
    bytes = Buffer.from(await whole.arrayBuffer());
  });
  afterAll(() => app.stop());

  it('comes with the hash of its bytes, to be asked for again', () => {
    expect(whole.status).toBe(200);
    expect(whole.headers.get('ETag')).toBe(`"${sha256(bytes)}"`);
    expect(whole.headers.get('Accept-Ranges')).toBe('bytes');
    expect(whole.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(whole.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate');
  });

  it('is not sent to who has it', async () => {
    const known = await ask({ 'If-None-Match': `"${sha256(bytes)}"` });
    expect(known.status).toBe(304);
    expect((await known.arrayBuffer()).byteLength).toBe(0);
    expect((await ask({ 'If-None-Match': '"another"' })).status).toBe(200);
  });

  it('comes in parts', async () => {
    const part = await ask({ Range: 'bytes=100-299' });
    expect(part.status).toBe(206);
    expect(part.headers.get('Content-Range')).toBe(`bytes 100-299/${bytes.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 300));
    const end = await ask({ Range: 'bytes=-50', 'If-Range': `"${sha256(bytes)}"` });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(bytes.subarray(-50));
  });

  it('comes whole to who has parts of another version', async () => {
    expect((await ask({ Range: 'bytes=0-9', 'If-Range': '"another"' })).status).toBe(200);
  });

  it('has no part beyond its end', async () => {
    const beyond = await ask({ Range: `bytes=${bytes.length}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('Content-Range')).toBe(`bytes */${bytes.length}`);
  });

  it('can be looked at without being sent', async () => {
    const head = await ask({}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(head.headers.get('ETag')).toBe(whole.headers.get('ETag'));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  itWithPdfsig('is signed by the demo (needs poppler-utils)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'public-pdf-'));
    const file = join(folder, 'commissioner.pdf');
    writeFileSync(file, bytes);
    const { said } = await runProgram('pdfsig', file);
    rmSync(folder, { recursive: true });
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Proofmark demo: not a real signature');
  });
});

describe('the server', () => {
  it('does not start with a certificate it cannot use, and says so in one line', () => {
    const env = {
      ...process.env,
      NODE_ENV: 'development' as const,
      PORT: '0',
      SIGNING_CERTIFICATE: 'package.json',
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, SERVER, {
      env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`.trim()).toBe(
      'SIGNING_CERTIFICATE package.json cannot be used: it is not a PKCS#12 file (.p12, .pfx).',
    );
  });
});
