import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * A document that was frozen stays as it is, whatever the program asks: its hash stands a second time, in a table that the
 * program can only add to, and a version cannot part from the hash that is kept of it. What was changed before stays, to be
 * found by `npm run verify`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table version add constraint version_frozen unique (organisation_id, id, document_sha256)',
    `alter table version add constraint version_true_to_its_hash
      check (document_sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')) not valid`,
    `create table frozen_document (
      organisation_id uuid not null,
      version_id uuid not null,
      sha256 text not null,
      primary key (organisation_id, version_id),
      constraint frozen_document_version foreign key (organisation_id, version_id, sha256)
        references version (organisation_id, id, document_sha256)
    )`,
    `insert into frozen_document (organisation_id, version_id, sha256)
      select organisation_id, id, document_sha256 from version where document is not null`,
  ]);
}
