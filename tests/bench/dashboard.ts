import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { startApp } from '../support/running-app';
import { signInAs } from '../support/visitor';
import { rateOf } from './rate';
import { median } from './row';
import { type DatabaseTimes, nthSlug } from './seeded';

const ROUNDS = 5;
/** What both processes know a session's signature by. */
const SECRET = 'a secret for benchmarks that nobody else may use';
const WARM_ROUNDS = 3;

export interface DashboardTimes {
  /** Database time of one dashboard, in ms. */
  median: number;
  p95: number;
  /** Requests a second, ours and a bare handler's. */
  ours: number;
  bare: number;
}

/** The dashboards of organisations spread over the whole database, as the accreditor opens them. */
export async function dashboards(url: string, organisations: number): Promise<DashboardTimes> {
  const app = await startApp({ databaseUrl: url, env: { SESSION_SECRET: SECRET } });
  const cookie = await signInAs(app, 'assessor');
  const request = { headers: { cookie } };
  let turn = 0;
  const address = () => `${app.origin}/organisations/${nthSlug(turn++, organisations)}`;
  const { times, queries } = await databaseTimes(url, organisations, cookie);
  const html = await (await fetch(address(), request)).text();
  const bare = await startBare(url, html, queries);
  const rates = { ours: [] as number[], bare: [] as number[] };
  // Its code is compiled for a while yet; what is measured is a server that has been running.
  for (let round = 0; round < WARM_ROUNDS; round++) await rateOf(address, request);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await rateOf(address, request));
    rates.bare.push(await rateOf(() => bare.address, request));
  }
  bare.stop();
  await app.stop();
  const sorted = times.sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return { median: median(sorted), p95, ours: median(rates.ours), bare: median(rates.bare) };
}

/** In a process of its own: one that has just rebuilt a year spends its pauses on what that left behind. */
async function databaseTimes(url: string, organisations: number, cookie: string): Promise<DatabaseTimes> {
  const program = [
    '--import',
    'tsx',
    'tests/bench/database-time.ts',
    url,
    String(organisations),
    cookie,
    SECRET,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: 50_000_000 });
  return JSON.parse(stdout) as DatabaseTimes;
}

/** The same queries, word for word, in a process of their own. */
async function startBare(
  url: string,
  html: string,
  queries: DatabaseTimes['queries'],
): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/replay-handler.ts', url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ html, queries }));
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The bare handler ended')));
  const [said] = (await Promise.race([once(child.stdout, 'data'), gone])) as [Buffer];
  gone.catch(() => {});
  return { address: said.toString().trim(), stop: () => void child.kill() };
}
