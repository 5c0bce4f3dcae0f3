import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  futimesSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { DataDirectoryInUse } from './errors';

interface Holder {
  pid: number;
  /** By which a container is known to another. */
  host: string;
  token: string;
}

/** Behind all that is written in the file: where a locked part cannot be read, the holder's name still can. */
const LOCKED_AT = 1_000_000;
const BEAT_MS = 5_000;

/**
 * Takes the embedded database's directory for this process; the returned function gives it back. PGlite has no
 * lock of its own, and two processes on one directory lose committed rows without a word. The kernel holds the lock, of
 * whichever container, and lets go of it when the process dies; what stands in the file says by whom.
 */
export function lockDirectory(directory: string): () => void {
  // Two paths to one directory must be one lock.
  const file = join(realpathSync(dirname(directory)), `${basename(directory)}.lock`);
  const fd = lockedFile(directory, file);
  const holder: Holder = { pid: process.pid, host: hostname(), token: randomUUID() };
  ftruncateSync(fd);
  writeSync(fd, JSON.stringify(holder), 0);
  const holds = () => isAt(fd, file) && read(file)?.token === holder.token;
  const beat = setInterval(() => {
    if (!holds()) endWithoutLock(file);
    futimesSync(fd, new Date(), new Date());
  }, BEAT_MS).unref();
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    process.off('exit', release);
    clearInterval(beat);
    if (holds()) rmSync(file, { force: true });
    closeSync(fd);
  };
  process.on('exit', release);
  return release;
}

/** Whoever gives a lock back takes its file away: of those who had opened it already, none has the one that is there now. */
function lockedFile(directory: string, file: string): number {
  for (;;) {
    const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
    const locked = tryLock(fd, LOCKED_AT, 1);
    if (locked && isAt(fd, file)) return fd;
    closeSync(fd);
    if (!locked && statSync(file, { throwIfNoEntry: false }))
      throw new DataDirectoryInUse(directory, nameOf(read(file)));
  }
}

function nameOf(holder: Holder | null): string {
  if (!holder) return 'another process';
  return `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`;
}

/** Somebody has taken the file away, and another may write here by now: whatever this process wrote would be lost. */
function endWithoutLock(file: string): never {
  process.stderr.write(
    `${file} is not this process’s any more. It ends, before it writes over another’s rows.\n`,
  );
  process.exit(1);
}

function isAt(fd: number, file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  const open = fstatSync(fd);
  return there?.ino === open.ino && there.dev === open.dev;
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
