/**
 * A process that holds the embedded database: `hold-database.ts <directory> [name]`. It saves a person of that
 * name when one is given, says `open` with its pid, and then stays until it is killed or its input ends.
 */
import { closeDatabase, inTransaction, openDatabase, type Tx } from '~db/client';
import { migrateToLatest } from '~db/migrate';

const [directory = '', name] = process.argv.slice(2);

async function hold(): Promise<void> {
  const { db } = await openDatabase({ dataDir: directory });
  await migrateToLatest(db);
  if (name) await inTransaction((tx) => save(tx, name));
  console.log(`open ${process.pid}`);
  process.stdin.resume();
  process.stdin.once('end', () => closeDatabase());
}

async function save(tx: Tx, name: string): Promise<void> {
  const at = new Date('2026-04-01T09:00:00Z');
  const person = {
    id: name,
    name,
    email: `${name}@example.org`,
    email_verified: true,
    image: null,
    two_factor_enabled: false,
  };
  await tx
    .insertInto('person')
    .values({ ...person, created_at: at, updated_at: at })
    .execute();
}

hold().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(3);
});
