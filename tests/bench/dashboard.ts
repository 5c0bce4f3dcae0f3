import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loader } from '~/routes/organisations.$slug._index';
import type { AnsweredQuery } from '~db/client';
import { startApp } from '../support/running-app';
import { signInAs } from '../support/visitor';
import { rateOf } from './rate';
import { median } from './row';

const ASKED = 300;
const ROUNDS = 5;

/** Every query answered since it was emptied. */
export const answered: AnsweredQuery[] = [];

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
  const app = await startApp({ databaseUrl: url, production: true });
  const cookie = await signInAs(app, 'assessor');
  const request = { headers: { cookie } };
  let turn = 0;
  // A step without a common divisor walks over all of them.
  const slug = () => `seed-${String(((turn++ * 7_919) % organisations) + 1).padStart(6, '0')}`;
  const address = () => `${app.origin}/organisations/${slug()}`;
  const times: number[] = [];
  for (let i = 0; i < ASKED + 20; i++) {
    const ms = await databaseTime(slug(), cookie);
    if (i >= 20) times.push(ms);
  }
  const html = await (await fetch(address(), request)).text();
  const bare = await startBare(url, html);
  const rates = { ours: [] as number[], bare: [] as number[] };
  await rateOf(address, request);
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

/** How long the database works on what one page's loaders ask; the page's head asks nothing that they do not. */
async function databaseTime(slug: string, cookie: string): Promise<number> {
  answered.length = 0;
  const request = new Request(`http://localhost/organisations/${slug}`, { headers: { cookie } });
  const args = { request, params: { slug }, context: {}, unstable_pattern: '' };
  await loader(args);
  return answered.reduce((sum, { ms }) => sum + ms, 0);
}

/** The same queries, word for word, in a process of their own. */
async function startBare(url: string, html: string): Promise<{ address: string; stop: () => void }> {
  const queries = answered.map(({ sql, parameters }) => ({ sql, parameters }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/replay-handler.ts', url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ html, queries }));
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The bare handler ended')));
  const [said] = (await Promise.race([once(child.stdout, 'data'), gone])) as [Buffer];
  gone.catch(() => {});
  return { address: said.toString().trim(), stop: () => void child.kill() };
}
