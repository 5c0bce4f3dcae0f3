import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { enter } from '~/open.server';
import { at } from '~/platform/clock.server';
import { type Env, readEnv } from '~/platform/env.server';
import { configuredSeal } from '~/publication/signature/configured.server';

const made = {
  name: 'Accreditor of tests',
  from: new Date('2026-01-01T00:00:00Z'),
  until: new Date('2027-01-01T00:00:00Z'),
  serial: '0123',
  password: 'the right one',
};
const DURING = new Date('2026-06-20T10:00:00Z');

describe('the certificate that PDFs are signed with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  const certificate = join(folder, 'certificate.p12');
  const env = (settings: Record<string, string> = {}) =>
    readEnv({ NODE_ENV: 'test', DATA_DIR: join(folder, 'data'), ...settings });
  const configured = { SIGNING_CERTIFICATE: certificate, SIGNING_PASSWORD: made.password };
  const secrets = {
    NODE_ENV: 'production',
    SESSION_SECRET: 'c6f1e0a94b7d43c2a85e19f07d3b6a12',
    ORIGIN: 'https://proofmark.example',
  };
  const sealOf = async (of: Env, as: 'server' | 'command' = 'server') => {
    enter(of, as);
    return configuredSeal();
  };
  beforeAll(async () => writeFileSync(certificate, await selfMadePkcs12(made)));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the configured one', async () => {
    const { seal, warnings } = await at(DURING, () => sealOf(env(configured)));
    expect(seal).toMatchObject({ name: 'Accreditor of tests', demo: false });
    expect(warnings).toEqual([]);
  });

  it('is warned of when it has expired', async () => {
    const after = new Date('2027-06-20T10:00:00Z');
    const { warnings } = await at(after, () => sealOf(env(configured)));
    expect(warnings).toEqual([expect.stringContaining('expired on 2027-01-01')]);
  });

  it.each([
    [{ ...configured, SIGNING_PASSWORD: 'another' }, 'its password (SIGNING_PASSWORD) is not the right one.'],
    [{ SIGNING_CERTIFICATE: certificate }, 'its password (SIGNING_PASSWORD) is not the right one.'],
    [{ SIGNING_CERTIFICATE: join(folder, 'none.p12') }, 'it cannot be read (ENOENT).'],
    [{ SIGNING_CERTIFICATE: 'package.json' }, 'it is not a PKCS#12 file (.p12, .pfx).'],
  ])('keeps the process from starting when it cannot be used, in one line: %#', async (settings, reason) => {
    const start = sealOf(env(settings));
    await expect(start).rejects.toThrow(reason);
    await expect(start).rejects.toThrow(/^SIGNING_CERTIFICATE .+ cannot be used: [^\n]+$/);
  });

  it('is none in production until one is set, and that is said', async () => {
    const { seal, warnings } = await sealOf(env(secrets));
    expect(seal).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('PDFs are not signed')]);
  });

  it('is made once by the demo, under a name that says so, for its owner’s eyes alone', async () => {
    expect(await sealOf(env(), 'command')).toEqual({ seal: null, warnings: [] });
    const both = await Promise.all([sealOf(env()), sealOf(env())]);
    const file = join(folder, 'data/demo-signing.p12');
    const bytes = readFileSync(file);
    expect(both.map(({ seal }) => seal?.name)).toEqual(Array(2).fill('Proofmark demo: not a real signature'));
    expect(both.map(({ seal }) => seal?.demo)).toEqual([true, true]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await sealOf(env(), 'command')).seal?.until).toEqual(both[0]?.seal?.until);
    expect(readFileSync(file)).toEqual(bytes);
  });
});
