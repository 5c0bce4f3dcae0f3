import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, otherThanRoot } from './postgres';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Whether this machine has PgBouncer; where nothing may be skipped it must. */
export const pgbouncerAvailable = () => existsSync(PROGRAM) || process.env.PROOFMARK_NO_SKIP === '1';

/** PgBouncer in transaction mode before a database: as few connections as that many people have to share. */
export async function startPgbouncer(
  databaseUrl: string,
  connections: number,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const account = otherThanRoot();
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-pgbouncer-'));
  const listening = await freePort();
  const users = join(folder, 'users');
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(users, '"proofmark" ""\n');
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listening}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connections}
`,
  );
  if (account) for (const path of [folder, users, settings]) chownSync(path, account.uid, account.gid);
  const child = spawn(PROGRAM, [settings], { ...account, cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await listens(listening))) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = new URL(databaseUrl);
  url.port = String(listening);
  url.pathname = pathname;
  return {
    url: url.href,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => undefined).unref();
    socket.once('connect', () => socket.destroy());
  });
}
