import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../support/running-app';
import { atMost, median, type Row } from './row';

const RUNS = 3;

/** From the process's start to the first page read from the database, embedded. */
export async function startup(): Promise<Row[]> {
  const fresh: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'proofmark-bench-'));
    fresh.push(await firstPage(dataDir));
    again.push(await firstPage(dataDir));
    rmSync(dataDir, { recursive: true, force: true });
  }
  return [
    atMost('startup', 'first page, new embedded database', median(fresh) / 1000, 's', 3),
    atMost('startup', 'first page, existing embedded database', median(again) / 1000, 's', 1.2),
  ];
}

async function firstPage(dataDir: string): Promise<number> {
  const begin = performance.now();
  const app = await startApp({ dataDir, keep: true });
  const response = await fetch(`${app.origin}/directory`);
  if (!response.ok || !(await response.text()).includes('Bryn Works'))
    throw new Error('The directory did not come');
  const took = performance.now() - begin;
  await app.stop();
  return took;
}
