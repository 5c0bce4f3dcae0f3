import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * What the public may see of a version is worked out once, when it is published, and kept: its canonical JSON, which
 * anybody can fetch and whose hash is printed, and all that later publications are set against. Files that were made
 * anew leave their hash, so that whoever has the old one learns why it was replaced.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table version add column public_document text',
    'alter table version add column public_sha256 text',
    `alter table version add constraint version_public_document_whole
      check ((public_document is null) = (public_sha256 is null) and public_document <> '')`,
    `alter table version add constraint version_public_sha256_format check (public_sha256 ~ '^[0-9a-f]{64}$')`,
    `alter table version add constraint version_public_document_published
      check (public_document is null or status in ('published', 'superseded', 'unpublished'))`,
    'alter table own_measure add column disclosure text',
    `alter table own_measure add constraint own_measure_disclosure_known
      check (disclosure in ('open', 'people', 'sensitive', 'special'))`,
    replacedFile,
    'create index replaced_file_sha256 on replaced_file (sha256)',
    wordsAnswer,
  ]);
}

const replacedFile = `create table replaced_file (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  name text not null,
  sha256 text not null,
  reason text not null,
  replaced_at timestamptz not null,
  primary key (organisation_id, version_id, name, sha256),
  constraint replaced_file_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint replaced_file_sha256_format check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint replaced_file_reason_present check (not ${blank('reason')})
)`;

/** Why a phrase that counts a few people can stand: of the statement, so that its next version need not ask again. */
const wordsAnswer = `create table words_answer (
  organisation_id uuid not null references organisation (id),
  statement_id uuid not null,
  measure_id text not null,
  phrase text not null,
  reason text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (organisation_id, statement_id, measure_id, phrase),
  constraint words_answer_statement
    foreign key (organisation_id, statement_id) references statement (organisation_id, id),
  constraint words_answer_phrase_present check (not ${blank('phrase')}),
  constraint words_answer_reason_present check (not ${blank('reason')})
)`;
