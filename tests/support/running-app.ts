import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connectDatabase } from '~db/client';
import { SERVER } from '../../scripts/server.mjs';
import { freePort } from './postgres';
import { DEMO_PASSWORD, secretsIn } from './secrets';

export { DEMO_PASSWORD };

export interface RunningApp {
  origin: string;
  pid: number;
  dataDir: string;
  /** What it has printed so far. */
  said: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

interface StartOptions {
  dataDir?: string;
  databaseUrl?: string;
  /** Keeps the data after the stop, for a second start. */
  keep?: boolean;
  /** As people run it for real: without a demo of its own, over a database that has one. */
  production?: boolean;
  /** From its sources, as `npm run dev` does, instead of the build. */
  developing?: boolean;
  /** What else its environment says. */
  env?: Record<string, string>;
}

/** Starts the built app as `npm start` does, on a free port, with a demo of its own. */
export async function startApp({
  dataDir: given,
  databaseUrl,
  keep,
  production = false,
  developing = false,
  env = {},
}: StartOptions = {}): Promise<RunningApp> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'proofmark-'));
  const child = spawn(process.execPath, developing ? ['scripts/dev.mjs'] : SERVER, {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      DATA_DIR: dataDir,
      DEMO_PASSWORD,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...(production && (await forReal())),
      ...(production && databaseUrl && (await ownedByAnother(databaseUrl))),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const logged: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => logged.push(chunk.toString()));
  const origin = await addressOf(child, printed);
  // What a start prints of itself is meant for who started it: the first address, the demo's sign-ins.
  child.stdout?.on('data', (chunk: Buffer) => logged.push(chunk.toString()));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill(signal);
      await ended;
    }
    if (!keep) rmSync(dataDir, { recursive: true, force: true });
    const secrets = secretsIn(logged.join(''), { links: 'secret' });
    if (secrets.length > 0) throw new Error(`The app has logged ${secrets.join(', ')}`);
  };
  return { origin, pid: child.pid ?? 0, dataDir, said: () => printed.join(''), stop };
}

/** In production the address and the secret are given, not made. */
async function forReal(): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    NODE_ENV: 'production',
    PORT: String(port),
    ORIGIN: `http://127.0.0.1:${port}`,
    SESSION_SECRET: 'a secret for tests that nobody else may use',
  };
}

/** In production the account that serves is not the one that owns the tables. */
export async function ownedByAnother(owner: string): Promise<Record<string, string>> {
  const opened = await connectDatabase({ url: owner, dataDir: '', max: 1 });
  await sql`create role served login`.execute(opened.db).catch((error) => {
    // Another file has made it in the same server.
    if (!['42710', '23505'].includes(error.code)) throw error;
  });
  await opened.close();
  const serving = new URL(owner);
  serving.username = 'served';
  return { DATABASE_URL: serving.href, MIGRATION_DATABASE_URL: owner };
}

function addressOf(child: ChildProcess, printed: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed.push(chunk.toString());
      const match = /Proofmark is at (\S+)/.exec(printed.join(''));
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) =>
      reject(new Error(`The app ended with ${code} before it listened:\n${printed.join('')}`)),
    );
  });
}
