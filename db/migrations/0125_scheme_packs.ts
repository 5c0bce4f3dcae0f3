import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** Which levels there are is the scheme's to say, and a scheme that something was decided by stays as it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table organisation drop constraint organisation_level_known',
    'alter table statement drop constraint statement_level_known',
    `alter table organisation add constraint organisation_level_present check (not ${blank('level')})`,
    `alter table statement add constraint statement_level_present check (not ${blank('level')})`,
    `create table scheme_pack (
      id text not null,
      version text not null,
      sha256 text not null,
      body text not null,
      kept_at timestamptz not null,
      locked_at timestamptz,
      constraint scheme_pack_pk primary key (id, version),
      constraint scheme_pack_sha256_format check (sha256 ~ '^[0-9a-f]{64}$')
    )`,
  ]);
}
