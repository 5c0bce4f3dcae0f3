import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { connectDatabase } from '~db/client';
import { startCluster } from '../support/postgres';
import { type RunningApp, startApp } from '../support/running-app';
import { signedIn, signInAs, typedIn, type Visitor } from '../support/visitor';
import { rateOf } from './rate';
import { against, atMost, median, type Row } from './row';

/** Served from the build's folder for as long as it is compared. */
const STATIC = '/assets/bench-statement.html';
const ROUNDS = 5;
const SAVES = 1_000;

/** A section page beside a bare node:http handler with the same queries and the same HTML; its weight; memory. */
export async function pages(): Promise<Row[]> {
  const cluster = await startCluster();
  const file = await likeAStatement();
  // The first start loads the demo; what is measured is a process that only serves.
  await (await startApp({ databaseUrl: cluster.url('postgres') })).stop();
  const onPostgres = await startApp({ databaseUrl: cluster.url('postgres') });
  const visitor = await signedIn(onPostgres);
  const html = await (await fetch(visitor.section, visitor.request)).text();
  const rows = [
    atMost('pages', 'JavaScript of a form page, gzip', scriptsOf(html) / 1000, 'kB', 110),
    atMost(
      'pages',
      'JavaScript of the overview, gzip',
      (await overviewScripts(onPostgres, visitor)) / 1000,
      'kB',
      105,
    ),
    await besideBare(cluster.url('postgres'), visitor, html),
    ...(await besideWithout(cluster.url('postgres'), onPostgres, visitor)),
    await besideStatic(onPostgres),
    atMost(
      'pages',
      'memory after 1,000 saves, PostgreSQL',
      await memoryAfterSaves(onPostgres, visitor, html),
      'MB',
      300,
    ),
  ];
  await onPostgres.stop();
  for (const each of [file, `${file}.gz`, `${file}.br`]) rmSync(each);
  await cluster.stop();
  const embedded = await startApp();
  const guest = await signedIn(embedded);
  const page = await (await fetch(guest.section, guest.request)).text();
  rows.push(
    atMost(
      'pages',
      'memory after 1,000 saves, embedded',
      await memoryAfterSaves(embedded, guest, page),
      'MB',
      450,
    ),
  );
  await embedded.stop();
  return rows;
}

/** A public statement beside a file of the same bytes, which the same server sends. */
async function besideStatic(app: RunningApp): Promise<Row> {
  const page = `${app.origin}/directory/bryn-works/2025-03-31`;
  const rates: { page: number[]; file: number[] } = { page: [], file: [] };
  await rateOf(() => page, {});
  for (let round = 0; round < ROUNDS; round++) {
    rates.page.push(await rateOf(() => page, {}));
    rates.file.push(await rateOf(() => `${app.origin}${STATIC}`, {}));
  }
  const ours: [number, string] = [median(rates.page), '1/s'];
  return against(
    'pages',
    'public statement, 16 clients',
    ours,
    ['static file of its size', median(rates.file)],
    0.9,
  );
}

/** What a browser loads to run the page: every module preloaded or imported, and what those import, zipped. */
function scriptsOf(html: string): number {
  const paths = new Set([...html.matchAll(/\/(?:assets\/)?[\w.$-]+\.js/g)].map((match) => match[0]));
  let size = 0;
  // A set is walked to its end, with what is added on the way.
  for (const path of paths) {
    const script = readFileSync(`build/client${path}`);
    size += gzipSync(script).length;
    for (const [, imported = ''] of script.toString().matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
      paths.add(posix.resolve(posix.dirname(path), imported));
  }
  return size;
}

/** The overview before anybody points at a chart: its live charts come later. */
async function overviewScripts(app: RunningApp, { request }: Visitor): Promise<number> {
  const response = await fetch(`${app.origin}/organisations/bryn-works`, request);
  if (!response.ok) throw new Error(`The overview answered ${response.status}`);
  return scriptsOf(await response.text());
}

/** Puts a public statement, as it is sent, among the files of the build; its path. */
async function likeAStatement(): Promise<string> {
  const app = await startApp();
  const html = await (await fetch(`${app.origin}/directory/bryn-works/2025-03-31`)).text();
  await app.stop();
  const path = `build/client${STATIC}`;
  writeFileSync(path, html);
  writeFileSync(`${path}.gz`, gzipSync(html));
  writeFileSync(`${path}.br`, brotliCompressSync(html));
  return path;
}

async function besideBare(url: string, visitor: Visitor, html: string): Promise<Row> {
  const bare = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/bench/bare-handler.ts', url, visitor.section, visitor.cookie],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  bare.stdin.end(html);
  const gone = once(bare, 'exit').then(() => Promise.reject(new Error('The bare handler ended')));
  const [said] = (await Promise.race([once(bare.stdout, 'data'), gone])) as [Buffer];
  const anchor = said.toString().trim();
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  await rateOf(() => visitor.section, visitor.request);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await rateOf(() => visitor.section, visitor.request));
    rates.bare.push(await rateOf(() => anchor, visitor.request));
  }
  gone.catch(() => {});
  bare.kill();
  const ours: [number, string] = [median(rates.ours), '1/s'];
  return against(
    'pages',
    'section page, 16 clients',
    ours,
    ['bare node:http, same queries', median(rates.bare)],
    0.2,
  );
}

/**
 * A section page with the database's policies beside the same without; and asked for in turn by two who reach different
 * organisations, so that connections stand now for the one and now for the other, beside each of them alone: what one's page
 * weighs more than the other's is no cost of that.
 */
async function besideWithout(url: string, app: RunningApp, editor: Visitor): Promise<Row[]> {
  const { db, close } = await connectDatabase({ url, dataDir: '' });
  const { rows: tables } = await sql<{ name: string }>`
    select tablename::text as name from pg_policies group by 1`.execute(db);
  const turned = async (turn: 'enable' | 'disable') => {
    for (const { name } of tables)
      await sql.raw(`alter table ${name} ${turn} row level security`).execute(db);
    await rateOf(() => editor.section, editor.request);
  };
  const director = { headers: { cookie: await signInAs(app, 'director') } };
  const rates = { kept: [] as number[], open: [] as number[], turns: [] as number[], alone: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await turned('disable');
    rates.open.push(await rateOf(() => editor.section, editor.request));
    await turned('enable');
    rates.kept.push(await rateOf(() => editor.section, editor.request));
  }
  await sql`insert into membership select organisation.id, person.id, 'manager', now() from organisation, person
    where person.email = 'director@demo.test' and organisation.slug <> 'bryn-works'`.execute(db);
  const both = [editor.request, director];
  let turn = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const alone: number[] = [];
    for (const each of both) alone.push(await rateOf(() => editor.section, each));
    // As many of the one as of the other, each in its own time.
    rates.alone.push(2 / alone.reduce((sum, rate) => sum + 1 / rate, 0));
    rates.turns.push(
      await rateOf(
        () => editor.section,
        () => both[turn++ % 2] ?? {},
      ),
    );
  }
  await close();
  const kept = median(rates.kept);
  return [
    against('pages', 'section page with row security', [kept, '1/s'], ['without', median(rates.open)], 0.9),
    against(
      'pages',
      'section page by two in turn',
      [median(rates.turns), '1/s'],
      ['each of them alone', median(rates.alone)],
      0.9,
    ),
  ];
}

/** Saves a section a thousand times over HTTP, each a change, and reads the server's resident memory, in MB. */
async function memoryAfterSaves(app: RunningApp, visitor: Visitor, page: string): Promise<number> {
  let html = page;
  const headers = { cookie: visitor.cookie, origin: app.origin };
  for (let turn = 0; turn < SAVES; turn++) {
    const body = new URLSearchParams({
      ...typedIn(html),
      'jobs_created.value': String(20 + (turn % 9)),
      intent: 'autosave',
    });
    const response = await fetch(visitor.section, { method: 'POST', body, headers, redirect: 'manual' });
    html = await response.text();
    if (response.status !== 200) throw new Error(`Save ${turn} answered ${response.status}`);
  }
  const status = readFileSync(`/proc/${app.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
