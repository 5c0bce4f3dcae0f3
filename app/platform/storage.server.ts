import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isUnknown } from '~db/fenced/errors';
import { randomHex } from './clock.server';
import { context } from './context.server';

/** Keeps bytes under a key nobody can guess: written beside, flushed, then moved into place, so never half there. */
export async function keepFile(bytes: Uint8Array): Promise<string> {
  const key = randomHex(32);
  await keepFileAs(key, bytes);
  return key;
}

/**
 * Keeps bytes while `work` writes their key down; where it fails, or gives false, they are dropped. What may have been
 * committed stays: if it was not, it is swept.
 */
export async function keepWhile(bytes: Uint8Array, work: (key: string) => Promise<boolean>): Promise<void> {
  const key = await keepFile(bytes);
  try {
    if (!(await work(key))) await dropKept(key);
  } catch (error) {
    if (!isUnknown(error)) await dropKept(key);
    throw error;
  }
}

const AT_ONCE = 500;

/** Drops what was kept before a moment and is named by nothing, and what was never whole. */
export async function dropUnnamed(
  before: Date,
  named: (keys: string[]) => Promise<Set<string>>,
): Promise<void> {
  const { dataDir } = context();
  if (!dataDir) return;
  const folder = join(dataDir, 'files');
  for (const part of await readdir(folder).catch(() => [])) {
    const names = await readdir(join(folder, part)).catch(() => []);
    for (let from = 0; from < names.length; from += AT_ONCE) {
      const some = names.slice(from, from + AT_ONCE);
      const stay = await named(some);
      for (const name of some) {
        const path = join(folder, part, name);
        if (!stay.has(name) && (await stat(path)).mtime < before) await rm(path, { force: true });
      }
    }
  }
}

/** The same under the key that a backup knows them by. */
export async function keepFileAs(key: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(key);
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  try {
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  } catch (error) {
    // On a full disk what was begun would only take room.
    await rm(`${path}.new`, { force: true });
    throw error;
  }
}

/** The bytes kept under a key. */
export function readKept(key: string): Promise<Uint8Array> {
  return readFile(pathOf(key));
}

/** Takes away the bytes kept under a key, if they are there. */
export function dropKept(key: string): Promise<void> {
  return rm(pathOf(key), { force: true });
}

function pathOf(key: string): string {
  const { dataDir } = context();
  if (!dataDir) throw new Error('This process keeps no files');
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('This is no key of a kept file');
  return join(dataDir, 'files', key.slice(0, 2), key);
}
