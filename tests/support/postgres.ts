import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSIONS = '/usr/lib/postgresql';

/** A throw-away PostgreSQL with nothing in it that anybody could miss. */
export interface Cluster {
  /** The superuser's URL of a database in it. */
  url(database: string): string;
  /** Of the process that lets in whoever connects. */
  pid(): number;
  /** Kills it without a checkpoint, as a power cut would. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

interface Account {
  uid: number;
  gid: number;
}

/** Whether this machine has PostgreSQL's server programs. */
export function postgresAvailable(): boolean {
  return programs() !== null;
}

/** Makes and starts a cluster on a free port. Nothing in it survives a power cut: fsync is off. */
export async function startCluster(): Promise<Cluster> {
  const bin = programs();
  if (!bin) throw new Error('PostgreSQL is not installed on this machine.');
  const account = otherThanRoot();
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'proofmark', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), init, { ...account, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
  const port = await freePort();
  let server = await serve(bin, data, port, account);
  return {
    url: (database) => `postgres://proofmark@127.0.0.1:${port}/${database}`,
    pid: () => server.pid ?? 0,
    crash: () => end(server, 'SIGQUIT'),
    start: async () => {
      server = await serve(bin, data, port, account);
    },
    stop: async () => {
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The newest installed version's programs. */
function programs(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const versions = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(VERSIONS, version, 'bin')).find(hasServer) ?? null;
}

function hasServer(bin: string): boolean {
  return existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb'));
}

/** PostgreSQL refuses to run as root: then it runs as its own account, or as nobody. */
export function otherThanRoot(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no other account to run it as.');
}

async function serve(
  bin: string,
  data: string,
  port: number,
  account: Account | null,
): Promise<ChildProcess> {
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=60'];
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'];
  const args = [...options, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, { ...account, cwd: data, stdio: 'ignore' });
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    const ready = spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
    if (ready.status === 0) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGQUIT');
  throw new Error('postgres did not become ready.');
}

function end(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
