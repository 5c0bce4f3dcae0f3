import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DataDirectoryInUse } from './errors';

interface Holder {
  pid: number;
  /** When the process started, in the kernel's own count: tells it from a later process with the same pid. */
  started: string | null;
  token: string;
}

/**
 * Takes the embedded database's directory for this process; the returned function gives it back. PGlite has no
 * lock of its own, and two processes on one directory lose committed rows without a word.
 */
export function lockDirectory(directory: string): () => void {
  // Two paths to one directory must be one lock.
  const file = join(realpathSync(dirname(directory)), `${basename(directory)}.lock`);
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  while (!place(file, holder)) {
    const other = read(file);
    if (other && isAlive(other)) throw new DataDirectoryInUse(directory, other.pid);
    removeStale(file, other);
  }
  const release = () => {
    process.off('exit', release);
    if (read(file)?.token === holder.token) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** A hard link appears whole or not at all, so that nobody reads half a lock. */
function place(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the lock away before judging it: if a faster process has already replaced it, it is put back. */
function removeStale(file: string, stale: Holder | null): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if (read(aside)?.token !== stale?.token) linkSync(aside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : null;
  } catch {
    return null;
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid);
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // Not ours to signal, but there.
    if (!isCode(error, 'EPERM')) return false;
  }
  return holder.started === null || holder.started === startOf(holder.pid);
}

/** Field 22 of /proc/<pid>/stat; null where there is no /proc. The second field may hold spaces, in brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
