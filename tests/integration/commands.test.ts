import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { closeDatabase, connectDatabase, database, openDatabase } from '~db/client';
import { asOwner } from '~db/reach';
import { csvOf, row } from '../cases/rows';
import { createPostgresDatabase, dropPostgresDatabase, engines } from '../support/database';
import { objections } from '../support/shacl';

interface Ran {
  code: number;
  out: string;
  wrong: string;
}

type Settings = Record<string, string>;

/** Runs a command as npm does, in an environment of its own. */
function run(command: string, args: readonly string[], settings: Settings): Promise<Ran> {
  const file = join(process.cwd(), 'app/commands', `${command}.ts`);
  const env = { ...process.env, NODE_ENV: 'test' as const, ...settings };
  return new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', file, ...args], { env }, (error, out, wrong) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, wrong });
    });
  });
}

describe.each(engines())('%s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'commands-'));
  const good = join(folder, 'good.csv');
  const bad = join(folder, 'bad.csv');
  let env: Settings = {};
  let url = '';

  beforeAll(async () => {
    writeFileSync(good, csvOf([row(), row({ measure: 'total_income', unit: 'GBP', value: '912' })]));
    writeFileSync(bad, csvOf([row(), row({ label: 'Other', value: '1e3', series: 'wish' })]));
    if (engine === 'postgres') url = await createPostgresDatabase();
    env = { DATA_DIR: join(folder, 'data'), DATABASE_URL: url };
  });
  afterAll(async () => {
    if (url) await dropPostgresDatabase(url);
    rmSync(folder, { recursive: true });
  });

  const bakery = ['--organisation', 'bakery'];

  test('import says what it would do, does it, and says what changed', async () => {
    const args = [good, ...bakery, '--create', 'Bakery', '--as', 'published'];
    const dry = await run('import', [...args, '--dry-run'], env);
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Would add the organisation bakery') });
    const real = await run('import', args, env);
    expect(real).toMatchObject({
      code: 0,
      out: expect.stringContaining('Imported as published into bakery: 2 new'),
    });
    const again = await run('import', args, env);
    expect(again.out).toContain('0 new, 0 changed, 2 the same');
  });

  test('import tells faults by row and column, and fails', async () => {
    const { code, wrong } = await run('import', [bad, ...bakery], env);
    expect(code).toBe(1);
    expect(wrong).toContain('Row 3, series: Leave this empty, or choose one of');
    expect(await run('import', [good, '--organisation', 'nobody'], env)).toMatchObject({
      code: 1,
      wrong: expect.stringContaining('There is no organisation “nobody”'),
    });
  });

  test.each([
    [[]],
    [['x.csv']],
    [['x.csv', ...bakery, '--as', 'wish']],
    [['x.csv', '--organisation', '../etc']],
    [['no-such-file.csv', ...bakery]],
    [['x.csv', ...bakery, '--colour', 'red']],
  ])('import refuses %j in a line, without a trace', async (args) => {
    const { code, wrong } = await run('import', args, env);
    expect(code).toBe(1);
    expect(wrong).not.toMatch(/\n\s+at /);
  });

  test('export writes what an import reads', async () => {
    const out = join(folder, 'out.csv');
    expect(await run('export', [...bakery, '--format', 'csv', '--out', out], env)).toMatchObject({ code: 0 });
    const csv = readFileSync(out, 'utf8');
    expect(csv.startsWith('\ufefforganisation,')).toBe(true);
    expect(csv).toContain('total_income,Loaves given away,GBP,actual,912,,,,counted,,');
    expect(await run('import', [out, '--organisation', 'copy', '--create', 'Copy'], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Imported as draft into copy: 2 new'),
    });
    const codebook = await run('export', ['--all', '--format', 'codebook'], env);
    expect(codebook.out).toContain('total_income,');
    expect(await run('export', ['--all', ...bakery, '--format', 'csv'], env)).toMatchObject({ code: 1 });
    const jsonld = await run('export', [...bakery, '--format', 'jsonld'], env);
    expect(jsonld.code).toBe(0);
    expect(JSON.parse(jsonld.out)['@graph'][0]).toMatchObject({ hasLegalName: 'Bakery' });
    expect(await objections(jsonld.out)).toEqual([]);
    expect(await run('export', ['--organisation', 'nobody', '--format', 'csv'], env)).toMatchObject({
      code: 1,
    });
  });

  test('verify knows a file that pdf wrote, and one that was changed', async () => {
    const out = join(folder, 'out.pdf');
    const year = ['--period-end', '2024-03-31', '--document', 'commissioner', '--out', out];
    expect(await run('pdf', [...bakery, ...year], env)).toMatchObject({ code: 0 });
    expect(await run('verify', [out], env)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/out\.pdf is commissioner\.pdf of Bakery for .*: published/),
    });
    const bytes = readFileSync(out);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(out, bytes);
    expect(await run('verify', [out], env)).toMatchObject({
      code: 1,
      wrong: expect.stringContaining('it was changed after publication'),
    });
  });

  test('verify writes where the chains end, and compares with it later', async () => {
    const heads = join(folder, 'heads.json');
    expect(await run('verify', ['--write-heads', heads], env)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/heads\.json: where \d+ chains end, not signed/),
    });
    expect(await run('verify', ['--heads', heads], env)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/heads\.json: where \d+ chains ended on \S+, not signed/),
    });
    writeFileSync(
      heads,
      readFileSync(heads, 'utf8').replace(/"hash": "[0-9a-f]{64}"/, `"hash": "${'0'.repeat(64)}"`),
    );
    expect(await run('verify', ['--heads', heads], env)).toMatchObject({
      code: 1,
      wrong: expect.stringMatching(
        /WRONG: organisation \S+: event \d+, with which its trail once ended, is another now/,
      ),
    });
  });

  test('verify checks the signature, too: of a published file, a changed one, the accreditor’s copy', async () => {
    const certificate = join(folder, 'seal.p12');
    const from = new Date(Date.now() - 86_400_000);
    const until = new Date(Date.now() + 86_400_000);
    const made = { name: 'Accreditor', from, until, serial: '07', password: 'seal' };
    writeFileSync(certificate, await selfMadePkcs12(made));
    const sealed = { ...env, SIGNING_CERTIFICATE: certificate, SIGNING_PASSWORD: 'seal' };
    const [published, copy] = [join(folder, 'signed.pdf'), join(folder, 'copy.pdf')];
    const year = [...bakery, '--period-end', '2024-03-31', '--out'];
    await run('pdf', [...year, published, '--document', 'declaration'], sealed);
    await run('pdf', [...year, copy, '--document', 'renewal'], sealed);
    const valid = (file: string, origin: string) => ({
      code: 0,
      out: expect.stringMatching(
        new RegExp(`${origin}[^]*${file}: signature valid, of Accreditor[^]*by this service’s certificate`),
      ),
    });
    expect(await run('verify', [published], sealed)).toMatchObject(
      valid('signed.pdf', 'is declaration.pdf of Bakery'),
    );
    expect(await run('verify', [copy], sealed)).toMatchObject(valid('copy.pdf', 'accreditor’s own copy'));
    // Untouched, it is known by its hash, with the certificate or without.
    expect((await run('verify', [copy], env)).code).toBe(0);
    const unsigned = join(folder, 'unsigned.pdf');
    await run('pdf', [...year, unsigned, '--document', 'renewal'], env);
    expect(readFileSync(unsigned, 'latin1')).not.toContain('/ByteRange');
    expect(await run('verify', [unsigned], env)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/unsigned\.pdf is the accreditor’s own copy of Bakery[\s\S]*not signed/),
    });
    writeFileSync(unsigned, Buffer.concat([readFileSync(unsigned), Buffer.from('% more')]));
    expect((await run('verify', [unsigned], env)).code).toBe(1);
    writeFileSync(copy, Buffer.concat([readFileSync(copy), Buffer.from('% more')]));
    expect(await run('verify', [copy], sealed)).toMatchObject({
      code: 1,
      wrong: expect.stringContaining(`WRONG: ${copy}: changed after signing`),
    });
  }, 180_000);

  test('verify finds everything whole, an unknown file not ours, and a changed document', async () => {
    expect(await run('verify', [], env)).toMatchObject({ code: 0 });
    expect(await run('verify', [good], env)).toMatchObject({
      code: 1,
      wrong: expect.stringContaining('is not a file that was published here'),
    });
    await openDatabase({ dataDir: join(folder, 'data/database'), ...(url && { url }) });
    await asOwner(async () => {
      await sql`alter table version drop constraint version_true_to_its_hash`.execute(database());
      await database()
        .updateTable('version')
        .set({ document: '{}' })
        .where('document', 'is not', null)
        .execute();
    });
    await closeDatabase();
    expect(await run('verify', [], env)).toMatchObject({
      code: 1,
      wrong: expect.stringContaining('does not match its hash'),
    });
  });

  // PostgreSQL has no such case: there, commands run beside the server.
  if (engine === 'postgres') return;

  test('an embedded database in use is said in one line', async () => {
    const open = await connectDatabase({ dataDir: join(folder, 'data/database') });
    try {
      const { code, wrong } = await run('import', [good, ...bakery], env);
      expect(code).toBe(1);
      const lines = wrong.split('\n').filter(Boolean);
      expect(lines).toEqual([expect.stringContaining('is in use by process')]);
    } finally {
      await open.close();
    }
  });
});
