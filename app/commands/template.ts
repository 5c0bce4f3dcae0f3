import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeDatabase, database, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { keepScheme } from '../accreditation/keep-scheme.server';
import { loadDemo } from '../demo/load.server';
import { TEMPLATE } from '../open.server';
import { updateBenchmarks } from '../scheme/benchmarks.server';

// Part of the build: a database with the demo in it, whose accounts have no password yet. A first start copies it.
const draft = `${TEMPLATE}.draft`;
rmSync(draft, { recursive: true, force: true });
mkdirSync(dirname(TEMPLATE), { recursive: true });
await openDatabase({ dataDir: draft });
await migrateToLatest(database());
await keepScheme(undefined);
await loadDemo();
await updateBenchmarks();
await closeDatabase();
// Renamed when whole: a start beside the build never finds half of it.
rmSync(TEMPLATE, { recursive: true, force: true });
renameSync(draft, TEMPLATE);
