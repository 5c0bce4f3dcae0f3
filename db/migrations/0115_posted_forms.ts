import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** Forms that were done, for a day: one that is sent twice is done once, and answered twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [postedForm, 'create index posted_form_at on posted_form (posted_at)']);
}

const postedForm = `create table posted_form (
  key text primary key,
  body_sha256 text not null,
  posted_at timestamptz not null,
  answer bytea,
  constraint posted_form_key_format check (key ~ '^[0-9a-f]{64}$'),
  constraint posted_form_hash_format check (body_sha256 ~ '^[0-9a-f]{64}$')
)`;
