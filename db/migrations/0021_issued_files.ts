import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * The hash of each file that was given out and is not kept: the accreditor's own copy, whose status line changes with
 * time. Without a certificate nothing else could tell that such a file is as it was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [issuedFile, 'create index issued_file_sha256 on issued_file (sha256)']);
}

const issuedFile = `create table issued_file (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  sha256 text not null,
  name text not null,
  issued_at timestamptz not null,
  primary key (organisation_id, version_id, sha256),
  constraint issued_file_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint issued_file_name_present check (not ${blank('name')}),
  constraint issued_file_sha256_format check (sha256 ~ '^[0-9a-f]{64}$')
)`;
