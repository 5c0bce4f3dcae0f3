import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** What must be provable later: who did what, and the very bytes that were published. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [auditEvent, auditIndex, publishedFile, verificationCode, publicRevision, firstRevision]);
}

/** Append only. Two events at one position, which would fork the chain, are refused by the primary key. */
const auditEvent = `create table audit_event (
  organisation_id uuid not null references organisation (id),
  position bigint not null,
  id uuid not null,
  at timestamptz not null,
  actor_id text,
  actor_name text not null,
  event text not null,
  statement_id uuid,
  version_id uuid,
  detail text not null,
  previous_hash text not null,
  hash text not null,
  primary key (organisation_id, position),
  constraint audit_event_id unique (organisation_id, id),
  constraint audit_event_position_counted check (position >= 0),
  constraint audit_event_actor_present check (not ${blank('actor_name')}),
  constraint audit_event_event_present check (not ${blank('event')}),
  constraint audit_event_detail_present check (detail <> ''),
  constraint audit_event_previous_hash_format check (previous_hash ~ '^[0-9a-f]{64}$'),
  constraint audit_event_hash_format check (hash ~ '^[0-9a-f]{64}$')
)`;

const auditIndex = `create index audit_event_of_statement on audit_event (organisation_id, statement_id, position)
  where statement_id is not null`;

const publishedFile = `create table published_file (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (organisation_id, version_id, name),
  constraint published_file_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint published_file_name_present check (not ${blank('name')}),
  constraint published_file_media_type_format check (media_type ~ '^[a-z]+/[a-z0-9.+-]+'),
  constraint published_file_sha256_format check (sha256 ~ '^[0-9a-f]{64}$')
)`;

/** Not a tenant's table, for a code is read before the organisation is known: so it has no key into one either. */
const verificationCode = `create table verification_code (
  code text primary key,
  organisation_id uuid not null,
  version_id uuid not null,
  constraint verification_code_present check (not ${blank('code')}),
  constraint verification_code_version unique (organisation_id, version_id)
)`;

const publicRevision = `create table public_revision (
  id integer primary key,
  revision bigint not null,
  constraint public_revision_one_row check (id = 1),
  constraint public_revision_counted check (revision >= 0)
)`;

const firstRevision = 'insert into public_revision (id, revision) values (1, 0)';
