import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { ServerBuild } from '@remix-run/node';
import { closeDatabase, database } from '~db/client';
import { ping, readMigrationLevel } from '~db/queries/health';
import { asWorks } from '~db/reach';
import { isSignedIn } from './account/actor.server';
import { noteRefusedAccess } from './account/refused-access.server';
import { firstAddress } from './account/setup.server';
import { keptPdf } from './commissioning/kept-files.server';
import { keepPage, keptPage } from './commissioning/kept-pages.server';
import { prepareDemo } from './demo/prepare.server';
import { startJobs } from './jobs/jobs.server';
import { enter, open } from './open.server';
import { setContext } from './platform/context.server';
import { hasRoom } from './platform/disk.server';
import { type Env, readEnv } from './platform/env.server';
import { whenForbidden } from './platform/http.server';
import { logRequest } from './platform/log.server';
import { builtFiles, type Middleware } from './platform/serve/middleware.server';
import { builtPages, developedPages } from './platform/serve/remix-pages.server';
import { serve } from './platform/serve/serve.server';
import { printIn } from './publication/printer/print.server';
import { Printer } from './publication/printer/printer.server';
import { configuredSeal } from './publication/signature/configured.server';

/** How long a balancer in front has to notice that this server is stopping. */
const GRACE_MS = 3_000;
/** How long after listening the printer is started. */
const SETTLE_MS = 1_000;

const NO_MAIL =
  'No mail is sent: set SMTP_URL and MAIL_FROM. What is promised until then waits, and an administrator sees it.';

interface Booted {
  /** How to sign in to the demo; where nobody can sign in yet, where to begin. */
  lines: string[];
  warnings: string[];
}

/** Everything a process needs before its first request: certificate, database, demo. */
async function boot(env: Env): Promise<Booted> {
  enter(env, 'server');
  // A certificate that somebody set is tried before anything else; the demo's own is opened when first signed with.
  const mustOpen = env.production || env.signing.certificate;
  const warnings = mustOpen ? (await configuredSeal()).warnings : [];
  await open(env, 'server');
  if (!env.production) return { lines: await asWorks(() => prepareDemo(env)), warnings };
  if (!env.smtp) warnings.push(NO_MAIL);
  return { lines: await asWorks(firstAddress), warnings };
}

/** How long whoever asks whether this process is ready waits for the database. */
const READY_MS = 900;
const AWAY = 'the database does not answer';

/** Why this process cannot serve now; null when it can. */
async function notReady(): Promise<string | null> {
  const late = new AbortController();
  const answered = await Promise.race([
    whyNot(),
    after(READY_MS, AWAY, { signal: late.signal }).catch(() => AWAY),
  ]);
  late.abort();
  return answered;
}

async function whyNot(): Promise<string | null> {
  try {
    await ping(database());
    const level = await readMigrationLevel(database());
    if (!level.upToDate) return `the database is at ${level.current}, this program wants ${level.expected}`;
    return (await hasRoom()) ? null : 'the disk is full';
  } catch {
    return AWAY;
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
  whenForbidden(noteRefusedAccess);
  const { lines, warnings } = await boot(env);
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
    ...(env.logRequests && { note: logRequest }),
    ...(env.production && { graceMs: GRACE_MS }),
    known: (headers) => isSignedIn(new Request('http://own.invalid/', { headers })),
    // While one develops a page is what its sources say now.
    kept: keptPdf,
    ...(!('build' in of) && { keptPage, keep: keepPage }),
  });
  // Where no address is configured it is known only now: the system may have chosen the port.
  if (!env.origin) setContext({ origin: running.origin });
  // Somebody's first page comes before everything; until there is a printer, a document is drawn here.
  let printer: Printer | undefined;
  const settled = setTimeout(() => {
    printer = new Printer(join(process.cwd(), 'build/printer/thread.js'));
    printIn(printer);
  }, SETTLE_MS);
  const stopJobs = asWorks(startJobs);
  const stop = async () => {
    await running.stop();
    await stopJobs();
    clearTimeout(settled);
    await printer?.stop();
    await closeDatabase();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write([`Proofmark is at ${running.origin}`, ...lines, ''].join('\n'));
}
