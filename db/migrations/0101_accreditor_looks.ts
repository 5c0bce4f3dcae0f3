import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** What else the accreditor says of itself, and how its pages and mails look. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    "alter table accreditor add column complaints text not null default ''",
    "alter table accreditor add column legal text not null default ''",
    `alter table accreditor add column colour text
      constraint accreditor_colour_format check (colour ~ '^#[0-9a-f]{6}$')`,
    'alter table accreditor add column wordmark_key text',
    `alter table accreditor add column wordmark_sha256 text
      constraint accreditor_wordmark_format check (wordmark_sha256 ~ '^[0-9a-f]{64}$')`,
    `alter table accreditor add constraint accreditor_wordmark_whole
      check ((wordmark_key is null) = (wordmark_sha256 is null))`,
  ]);
}
