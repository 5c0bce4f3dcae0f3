import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * Where each organisation's trail ends, kept apart from the trail: a chain alone stays whole when its end is cut off.
 * The next event follows this row, not the last event there is, so a cut is never grown over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [auditHead, asItStands]);
}

const auditHead = `create table audit_head (
  organisation_id uuid primary key references organisation (id),
  position bigint not null,
  hash text not null,
  constraint audit_head_position_counted check (position >= 1),
  constraint audit_head_hash_format check (hash ~ '^[0-9a-f]{64}$')
)`;

const asItStands = `insert into audit_head (organisation_id, position, hash)
  select distinct on (organisation_id) organisation_id, position, hash
  from audit_event order by organisation_id, position desc`;
