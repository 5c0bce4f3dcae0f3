import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * Read-only links to an organisation's overview. Only the hash of what stands in the link is kept. Not a tenant's
 * table, for a link is opened before the organisation is known.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    boardLink,
    'create index board_link_of_organisation on board_link (organisation_id, created_at)',
  ]);
}

const boardLink = `create table board_link (
  token_sha256 text primary key,
  id uuid not null,
  organisation_id uuid not null,
  label text not null,
  made_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  views bigint not null,
  seen_at timestamptz,
  constraint board_link_token_format check (token_sha256 ~ '^[0-9a-f]{64}$'),
  constraint board_link_label_present check (not ${blank('label')}),
  constraint board_link_ends check (expires_at > created_at),
  constraint board_link_counted check (views >= 0 and (views = 0) = (seen_at is null))
)`;
