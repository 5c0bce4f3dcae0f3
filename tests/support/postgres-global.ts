import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { postgresAvailable, startCluster } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the run's PostgreSQL; empty when the machine has none. */
    postgres: string;
    /** A folder of this run, for what its test files share. */
    runFolder: string;
  }
}

/** One PostgreSQL for the whole run: starting one takes longer than most test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = mkdtempSync(join(tmpdir(), 'proofmark-run-'));
  project.provide('runFolder', runFolder);
  if (!postgresAvailable()) {
    if (process.env.PROOFMARK_NO_SKIP === '1') throw new Error('PostgreSQL is not installed.');
    console.warn('PostgreSQL is not installed: what runs on both engines runs on the embedded one alone.');
    project.provide('postgres', '');
    return async () => rmSync(runFolder, { recursive: true, force: true });
  }
  const cluster = await startCluster();
  project.provide('postgres', cluster.url('postgres'));
  return async () => {
    await cluster.stop();
    rmSync(runFolder, { recursive: true, force: true });
  };
}
