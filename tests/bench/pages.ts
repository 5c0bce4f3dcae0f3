import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { startCluster } from '../support/postgres';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';
import { against, atMost, median, type Row } from './row';

const CLIENTS = 16;
const ROUNDS = 5;
const ROUND_MS = 3_000;
const SAVES = 1_000;

/** A section page beside a bare node:http handler with the same queries and the same HTML; its weight; memory. */
export async function pages(): Promise<Row[]> {
  const cluster = await startCluster();
  const onPostgres = await startApp({ databaseUrl: cluster.url('postgres') });
  const visitor = await signedIn(onPostgres);
  const html = await (await fetch(visitor.section, visitor.request)).text();
  const rows = [
    atMost('pages', 'JavaScript of a form page, gzip', scriptsOf(html) / 1000, 'kB', 100),
    await besideBare(cluster.url('postgres'), visitor, html),
    atMost(
      'pages',
      'memory after 1,000 saves, PostgreSQL',
      await memoryAfterSaves(onPostgres, visitor, html),
      'MB',
      200,
    ),
  ];
  await onPostgres.stop();
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

interface Visitor {
  cookie: string;
  section: string;
  request: RequestInit;
}

async function signedIn(app: RunningApp): Promise<Visitor> {
  const body = new URLSearchParams({ email: 'editor@demo.test', password: DEMO_PASSWORD });
  const headers = { origin: app.origin };
  const signed = await fetch(`${app.origin}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
  const cookie = signed.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const list = await (
    await fetch(`${app.origin}/organisations/bryn-works/statements`, { headers: { cookie } })
  ).text();
  const id = /\/statements\/([0-9a-f-]{36})/.exec(list)?.[1];
  if (!id) throw new Error('There is no statement to open');
  return { cookie, section: `${app.origin}/statements/${id}/jobs`, request: { headers: { cookie } } };
}

/** What a browser loads to run the page: every module preloaded or imported, zipped. */
function scriptsOf(html: string): number {
  const paths = new Set([...html.matchAll(/\/assets\/[\w.$-]+\.js/g)].map((match) => match[0]));
  return [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(`build/client${path}`)).length, 0);
}

async function besideBare(url: string, visitor: Visitor, html: string): Promise<Row> {
  const bare = spawn('npx', ['tsx', 'tests/bench/bare-handler.ts', url, visitor.section, visitor.cookie], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  bare.stdin.end(html);
  const [said] = (await once(bare.stdout, 'data')) as [Buffer];
  const anchor = said.toString().trim();
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  await rateOf(visitor.section, visitor.request);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await rateOf(visitor.section, visitor.request));
    rates.bare.push(await rateOf(anchor, visitor.request));
  }
  process.kill(bare.pid ?? 0);
  const ours: [number, string] = [median(rates.ours), '1/s'];
  return against(
    'pages',
    'section page, 16 clients',
    ours,
    ['bare node:http, same queries', median(rates.bare)],
    0.15,
  );
}

async function rateOf(address: string, request: RequestInit): Promise<number> {
  let done = 0;
  const end = performance.now() + ROUND_MS;
  const client = async () => {
    while (performance.now() < end) {
      const response = await fetch(address, request);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      await response.arrayBuffer();
      done++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return done / (ROUND_MS / 1000);
}

/** Saves a section a thousand times over HTTP and reads the server's resident memory, in MB. */
async function memoryAfterSaves(app: RunningApp, visitor: Visitor, html: string): Promise<number> {
  const fields = [...html.matchAll(/<input[^>]*name="([\w.]+)"[^>]*value="([^"]*)"/g)];
  const base =
    /name="base" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? '{}';
  for (let turn = 0; turn < SAVES; turn++) {
    const body = new URLSearchParams();
    for (const [, name = '', value = ''] of fields)
      if (/\.(value|numerator|denominator)$/.test(name)) body.append(name, value);
    body.set('jobs_created.value', String(20 + (turn % 9)));
    body.set('base', base);
    body.set('intent', 'autosave');
    const headers = { cookie: visitor.cookie, origin: app.origin };
    const response = await fetch(visitor.section, { method: 'POST', body, headers, redirect: 'manual' });
    if (response.status >= 500) throw new Error(`A save answered ${response.status}`);
    await response.arrayBuffer();
  }
  const status = readFileSync(`/proc/${app.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
