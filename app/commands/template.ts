import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeDatabase, database, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { dumpTemplate } from '~db/template';
import { loadDemo } from '../demo/load.server';
import { TEMPLATE } from '../store.server';

// Part of the build: a database with the demo in it, whose accounts have no password yet. A first start copies it.
const store = await openDatabase({ dataDir: 'memory://' });
await migrateToLatest(database());
await loadDemo();
mkdirSync(dirname(TEMPLATE), { recursive: true });
const draft = `${TEMPLATE}.draft`;
writeFileSync(draft, await dumpTemplate(store));
// Renamed when whole: a start beside the build never finds half of it.
renameSync(draft, TEMPLATE);
await closeDatabase();
