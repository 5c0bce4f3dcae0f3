import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const DEMO_PASSWORD = 'a-password-for-tests';

export interface RunningApp {
  origin: string;
  pid: number;
  dataDir: string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

interface StartOptions {
  dataDir?: string;
  databaseUrl?: string;
  /** Keeps the data after the stop, for a second start. */
  keep?: boolean;
}

/** Starts the built app as `npm start` does, on a free port, with a demo of its own. */
export async function startApp({
  dataDir: given,
  databaseUrl,
  keep,
}: StartOptions = {}): Promise<RunningApp> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'proofmark-'));
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      DATA_DIR: dataDir,
      DEMO_PASSWORD,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const origin = await addressOf(child);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill(signal);
      await ended;
    }
    if (!keep) rmSync(dataDir, { recursive: true, force: true });
  };
  return { origin, pid: child.pid ?? 0, dataDir, stop };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const match = /Proofmark is at (\S+)/.exec(said);
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) =>
      reject(new Error(`The app ended with ${code} before it listened:\n${said}`)),
    );
  });
}
