import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env.server';

const SECRET = 'c6f1e0a94b7d43c2a85e19f07d3b6a1254e8f9b0c7d2416e';
const REAL = { NODE_ENV: 'production' as const, SESSION_SECRET: SECRET, ORIGIN: 'https://proofmark.example' };

describe('the environment', () => {
  it('is taken as it should be', () => {
    expect(readEnv(REAL)).toMatchObject({ production: true, origin: 'https://proofmark.example' });
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:8080', 'https://a.example:8443'])
      expect(readEnv({ ...REAL, ORIGIN: origin }).origin).toBe(origin);
    expect(readEnv({ NODE_ENV: 'development', ORIGIN: 'http://10.0.0.7:3000' }).origin).toBe(
      'http://10.0.0.7:3000',
    );
  });

  // Promise: `ORIGIN` is one address, with TLS | anything else is refused with a sentence
  it.each([
    ['https://proofmark.example/', /ends where the host/],
    ['https://proofmark.example/marks', /ends where the host/],
    ['https://proofmark.example?x=1', /ends where the host/],
    ['https://proofmark.example#x', /ends where the host/],
    ['https://ann:secret@proofmark.example', /ends where the host/],
    ['HTTPS://Proofmark.example', /ends where the host/],
    ['https://proofmark.example:443', /ends where the host/],
    ['ftp://proofmark.example', /https:\/\//],
    ['http://proofmark.example', /https:\/\//],
    ['proofmark.example', /not right/],
  ])('refuses the address %s with a sentence', (origin, sentence) => {
    expect(() => readEnv({ ...REAL, ORIGIN: origin })).toThrow(sentence);
  });

  // Promise: `SESSION_SECRET` was drawn by chance | what could be guessed is refused with a sentence
  it.each([
    'x'.repeat(64),
    'changeme'.repeat(8),
    '12345678901234567890123456789012',
    'secretsecretsecretsecretsecretse',
  ])('takes %s for no secret', (secret) => {
    expect(() => readEnv({ ...REAL, SESSION_SECRET: secret })).toThrow(/openssl rand -hex 32/);
  });

  it('takes whatever was drawn by chance', () => {
    const drawn = Array.from({ length: 500 }, () => randomBytes(16).toString('hex'));
    for (const secret of [SECRET, `aa${SECRET}`, Buffer.from(SECRET, 'hex').toString('base64'), ...drawn])
      expect(readEnv({ ...REAL, SESSION_SECRET: secret }).sessionSecret).toBe(secret);
  });
});
