import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  folder: string;
  /** Leaves no room on it. */
  fill(): void;
  /** Gives back what filled it. */
  makeRoom(): void;
  remove(): void;
}

/** Whether this account may mount one. */
export function smallDisksAvailable(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-disk-'));
  const may = mount(folder, 1);
  if (may) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return may;
}

const mount = (folder: string, megabytes: number) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;

export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-disk-'));
  if (!mount(folder, megabytes)) throw new Error('No disk could be mounted.');
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const file = openSync(ballast, 'w');
      try {
        for (const size of [1_000_000, 4096]) {
          const chunk = Buffer.alloc(size);
          try {
            for (;;) if (writeSync(file, chunk) < size) break;
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          }
        }
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
