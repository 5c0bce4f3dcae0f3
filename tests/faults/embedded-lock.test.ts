import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectDatabase } from '~db/client';
import { lockDirectory } from '~db/fenced/lock';
import { migrateToLatest } from '~db/migrate';

/** Whether this account may make a pid namespace: root. */
const CAN_UNSHARE = spawnSync('unshare', ['--pid', '--fork', '--uts', 'true']).status === 0;

interface Child {
  process: ChildProcess;
  pid: number;
  /** Resolves with the line that matched, or with everything said once it ended. */
  said: Promise<string>;
  ended: Promise<number | null>;
}

let folder = '';
let directory = '';
let children: Child[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-lock-'));
  directory = join(folder, 'data', 'database');
});

afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

function start(...asked: [string, ...string[]] | [string[], string, ...string[]]): Child {
  const [within, script, ...args] =
    typeof asked[0] === 'string' ? [[], ...(asked as string[])] : (asked as [string[], string]);
  const [program = '', ...command] = [
    ...within,
    process.execPath,
    '--import',
    'tsx',
    `tests/faults/${script}`,
    ...args,
  ];
  const child = spawn(program, command, { stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (/^(open|locked) \d+$/m.test(text)) resolve(text.trim());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => resolve(text.trim()));
  });
  const held = { process: child, pid: child.pid ?? 0, said, ended };
  children.push(held);
  return held;
}

const lockFile = () => `${directory}.lock`;
const holderOf = (): { pid: number } => JSON.parse(readFileSync(lockFile(), 'utf8'));

describe('two processes on one embedded database', () => {
  // Promise: The embedded database is one process’s | a lock on its directory
  test('the second is refused by name; after kill -9 the third finds every saved row', async () => {
    const first = start('hold-database.ts', directory, 'saved-before-the-kill');
    expect(await first.said).toBe(`open ${first.pid}`);

    const second = start('hold-database.ts', directory);
    expect(await second.said).toBe(
      `The database in ${directory} is in use by process ${first.pid}. ` +
        'Stop that process first: the embedded database serves one process at a time.',
    );
    expect(await second.ended).toBe(3);

    first.process.kill('SIGKILL');
    await first.ended;
    expect(holderOf().pid).toBe(first.pid);

    const third = await connectDatabase({ dataDir: directory });
    expect(holderOf().pid).toBe(process.pid);
    const rows = await third.db.selectFrom('person').select('name').execute();
    await third.close();
    expect(rows).toEqual([{ name: 'saved-before-the-kill' }]);
    expect(existsSync(lockFile())).toBe(false);
  });

  test.skipIf(!CAN_UNSHARE)(
    'in another pid namespace, as containers have, the second is refused and names the first',
    async () => {
      const first = start('hold-database.ts', directory, 'saved-by-the-first');
      expect(await first.said).toBe(`open ${first.pid}`);
      const second = start(
        ['unshare', '--pid', '--fork', '--uts', 'sh', '-c', 'hostname other; exec "$@"', 'sh'],
        'hold-database.ts',
        directory,
      );
      expect(await second.said).toBe(
        `The database in ${directory} is in use by process ${first.pid} on ${hostname()}. ` +
          'Stop that process first: the embedded database serves one process at a time.',
      );
      first.process.kill('SIGKILL');
      await first.ended;
      const third = start(['unshare', '--pid', '--fork'], 'hold-database.ts', directory);
      expect(await third.said).toMatch(/^open \d+$/);
      const fourth = start('hold-database.ts', directory);
      expect(await fourth.said).toContain(`in use by process ${holderOf().pid}.`);
      third.process.stdin?.end();
      await third.ended;
    },
  );

  // Promise: Two containers never write one embedded database | a lock that the kernel holds, and a heartbeat
  test('who finds the lock taken away ends, before it writes over another’s rows', async () => {
    const first = start('hold-database.ts', directory);
    expect(await first.said).toBe(`open ${first.pid}`);
    rmSync(lockFile());
    expect(await first.ended).toBe(1);
  }, 20_000);

  // Promise: A fault of the embedded engine is recovered from | opened anew over what was saved, or the process ends
  test('after a fault of the engine it is opened anew over what was saved', async () => {
    const opened = await connectDatabase({ dataDir: directory });
    await migrateToLatest(opened.db);
    const names = () => opened.db.selectFrom('person').select('name').execute();
    await sql`insert into person (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
      values ('a', 'saved', 'a@example.org', true, false, now(), now())`.execute(opened.db);
    const trap = vi
      .spyOn(PGlite.prototype, 'query')
      .mockRejectedValueOnce(new WebAssembly.RuntimeError('unreachable'));
    await expect(names()).rejects.toThrow('connection to the database was lost');
    trap.mockRestore();
    expect(await names()).toEqual([{ name: 'saved' }]);
    await opened.close();
  });

  test('a clean end gives the directory back', async () => {
    const first = start('hold-database.ts', directory);
    expect(await first.said).toBe(`open ${first.pid}`);
    first.process.stdin?.end();
    expect(await first.ended).toBe(0);
    expect(existsSync(lockFile())).toBe(false);
  });

  test('of many that find a dead process’s lock at once, one gets it', async () => {
    mkdirSync(join(folder, 'data'));
    const gone = start('hold-lock.ts', directory);
    expect(await gone.said).toBe(`locked ${gone.pid}`);
    gone.process.kill('SIGKILL');
    await gone.ended;
    const rivals = Array.from({ length: 6 }, () => start('hold-lock.ts', directory));
    const answers = await Promise.all(rivals.map((rival) => rival.said));
    const winners = answers.filter((answer) => answer.startsWith('locked'));
    expect(winners).toHaveLength(1);
    expect(winners).toEqual([`locked ${holderOf().pid}`]);
    const losers = answers.filter((answer) => answer.includes(`in use by process ${holderOf().pid}.`));
    expect(losers).toHaveLength(5);
  });
});

describe('the lock', () => {
  beforeEach(() => mkdirSync(join(folder, 'data')));

  test('refuses a second opening in the same process too, by whatever path', () => {
    const release = lockDirectory(directory);
    symlinkSync(join(folder, 'data'), join(folder, 'link'));
    expect(() => lockDirectory(directory)).toThrow(`in use by process ${process.pid}.`);
    expect(() => lockDirectory(join(folder, 'link', 'database'))).toThrow('in use by process');
    release();
    lockDirectory(directory)();
  });

  test.skipIf(process.platform !== 'linux')('of a process whose pid another has now is stale', () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, started: '1', token: 'of-another' }));
    const release = lockDirectory(directory);
    expect(holderOf()).toMatchObject({ pid: process.pid });
    expect(holderOf()).not.toMatchObject({ token: 'of-another' });
    release();
  });

  test('that was written by halves is stale', () => {
    writeFileSync(lockFile(), '{"pid":');
    lockDirectory(directory)();
    expect(existsSync(lockFile())).toBe(false);
  });

  test('is not given back by who has lost it', () => {
    const release = lockDirectory(directory);
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, started: null, token: 'of-another' }));
    release();
    expect(holderOf()).toMatchObject({ token: 'of-another' });
  });

  test('leaves nothing else behind, and is kept with the data from other accounts', async () => {
    rmSync(join(folder, 'data'), { recursive: true });
    const opened = await connectDatabase({ dataDir: directory });
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    await opened.close();
    expect(readdirSync(join(folder, 'data'))).toEqual(['database']);
  });

  test('a first start that was cut short is begun again', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'PG_VERSION'), '18\n');
    writeFileSync(`${directory}.unfinished`, '');
    const opened = await connectDatabase({ dataDir: directory });
    await opened.close();
    expect(readdirSync(join(folder, 'data'))).toEqual(['database']);
  });
});
