import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** PDFs are compressed already: trying it again costs each stored file time and saves nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, ['alter table published_file alter column bytes set storage external']);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runAll(db, ['alter table published_file alter column bytes set storage extended']);
}
