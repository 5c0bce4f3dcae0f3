import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { closeDatabase, database } from '~db/client';
import { ping, readMigrationLevel } from '~db/queries/health';
import { openAuth } from './account/auth.server';
import { purge } from './account/purge.server';
import { keptPdf } from './commissioning/kept-files.server';
import { keepPage, keptPage } from './commissioning/kept-pages.server';
import { prepareDemo } from './demo/prepare.server';
import { randomHex } from './platform/clock.server';
import { type Env, readEnv } from './platform/env.server';
import { setPublicOrigin } from './platform/origin.server';
import { repeat } from './platform/repeat.server';
import { setSecret } from './platform/secret.server';
import { builtFiles, type Middleware } from './platform/serve/middleware.server';
import { builtPages, developedPages } from './platform/serve/remix-pages.server';
import { serve } from './platform/serve/serve.server';
import { setPress } from './publication/printer/print.server';
import { Printer } from './publication/printer/printer.server';
import { configuredSeal } from './publication/signature/configured.server';
import { updateBenchmarks } from './scheme/benchmarks.server';
import { publishDue } from './statement/publish.server';
import { openStore } from './store.server';

/** How long after listening the printer is started. */
const SETTLE_MS = 1_000;
const PUBLISH_EVERY_MS = 60_000;
const PURGE_EVERY_MS = 10 * 60_000;
/** How long a publication may wait until it counts in benchmarks. */
const BENCHMARKS_EVERY_MS = 5_000;

interface Booted {
  /** How to sign in to the demo. */
  demo: string[];
  warnings: string[];
}

/** Everything a process needs before its first request: certificate, database, identity, demo. */
export async function boot(env: Env = readEnv()): Promise<Booted> {
  // A certificate that somebody set is tried before anything else; the demo's own is opened when first signed with.
  const mustOpen = env.production || env.signing.certificate;
  const { seal, warnings } = mustOpen ? await configuredSeal(env) : { seal: null, warnings: [] };
  setPress({ seal: mustOpen ? async () => seal : once(async () => (await configuredSeal(env)).seal) });
  await openStore(env);
  const origin = env.origin ?? `http://localhost:${env.port}`;
  setPublicOrigin(origin);
  const secret = secretOf(env);
  setSecret(secret);
  openAuth({ secret, origin });
  const demo = env.production ? [] : await prepareDemo(env);
  return { demo, warnings };
}

/** The same answer for everybody who asks, worked out for the first. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= work();
    return answer;
  };
}

/** Outside production a secret is made once and kept beside the data, so that a restart signs nobody out. */
function secretOf(env: Env): string {
  if (env.sessionSecret) return env.sessionSecret;
  if (env.databaseUrl) return randomHex(32);
  const file = join(env.dataDir, 'session-secret');
  if (!existsSync(file)) writeFileSync(file, randomHex(32), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Why this process cannot serve now; null when it can. */
async function notReady(): Promise<string | null> {
  try {
    await ping(database());
    const level = await readMigrationLevel(database());
    return level.upToDate
      ? null
      : `the database is at ${level.current}, this program wants ${level.expected}`;
  } catch {
    return 'the database does not answer';
  }
}

/** While one develops: the pages as their sources stand, and what Vite makes of them for the browser. */
export interface Developed {
  build: () => Promise<ServerBuild>;
  files: Middleware;
  server: Server;
}

/** Boots, listens, prints the address, and stops cleanly on SIGTERM: `npm start` with a build, `npm run dev` without. */
export async function start(of: ServerBuild | Developed, settings: NodeJS.ProcessEnv): Promise<void> {
  const env = readEnv(settings);
  const { demo, warnings } = await boot(env);
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  const running = await serve({
    ...('build' in of
      ? { pages: developedPages(of.build), files: of.files, server: of.server }
      : { pages: builtPages(of), files: builtFiles(join(process.cwd(), 'build/client')) }),
    host: env.host,
    port: env.port,
    ...(env.origin && { origin: env.origin }),
    trustedProxies: env.trustedProxies,
    ready: notReady,
    // While one develops a page is what its sources say now.
    ...('build' in of
      ? { kept: keptPdf }
      : { kept: async (request: Request) => (await keptPdf(request)) ?? keptPage(request), keep: keepPage }),
  });
  // Where no address is configured it is known only now: the system may have chosen the port.
  if (!env.origin) setPublicOrigin(running.origin);
  // Somebody's first page comes before everything; until there is a printer, a document is drawn here.
  let printer: Printer | undefined;
  const settled = setTimeout(() => {
    printer = new Printer(join(process.cwd(), 'build/printer/thread.js'));
    setPress({ draw: printer.draw });
  }, SETTLE_MS);
  const stopJobs = [
    repeat(() => publishDue(), PUBLISH_EVERY_MS),
    repeat(updateBenchmarks, BENCHMARKS_EVERY_MS),
    repeat(purge, PURGE_EVERY_MS),
  ];
  const stop = async () => {
    await running.stop();
    await Promise.all(stopJobs.map((each) => each()));
    clearTimeout(settled);
    await printer?.stop();
    await closeDatabase();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write([`Proofmark is at ${running.origin}`, ...demo, ''].join('\n'));
}
