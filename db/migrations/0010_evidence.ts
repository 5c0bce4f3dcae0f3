import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * Files behind a figure. The bytes are kept beside the database under a key; their hash is here. What was there when a
 * version was declared stays known: a file is never deleted from this table, only no longer offered.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [evidence, ...indexes]);
}

const evidence = `create table evidence (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  statement_id uuid not null,
  version_id uuid not null,
  measure_id text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  storage_key text not null,
  about text,
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  primary key (organisation_id, id),
  constraint evidence_statement
    foreign key (organisation_id, statement_id) references statement (organisation_id, id),
  constraint evidence_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint evidence_name_present check (not ${blank('name')}),
  constraint evidence_about_present check (not ${blank('about')}),
  constraint evidence_media_type_format check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  constraint evidence_size_counted check (size > 0),
  constraint evidence_sha256_format check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint evidence_storage_key_format check (storage_key ~ '^[0-9a-f]{64}$'),
  constraint evidence_removed_whole check ((removed_by is null) = (removed_at is null))
)`;

const indexes = [
  'create index evidence_of_statement on evidence (organisation_id, statement_id, measure_id)',
];
