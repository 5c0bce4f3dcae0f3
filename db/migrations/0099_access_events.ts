import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * Who came in, who was refused and what was downloaded; and indexes by which a whole trail is read, by its kind and by
 * its days. In no chain: signing in must wait for nobody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    accessEvent,
    'create index access_event_organisation on access_event (organisation_id, id)',
    'create index access_event_person on access_event (person_id, id)',
    'create index access_event_kind on access_event (event, id)',
    'create index access_event_last on access_event (last_at)',
    'create index audit_event_of_kind on audit_event (organisation_id, event, position)',
    'create index audit_event_of_day on audit_event (organisation_id, at)',
    'create index accreditor_event_of_kind on accreditor_event (event, position)',
    'create index accreditor_event_of_day on accreditor_event (at)',
  ]);
}

/**
 * What one person does again within an hour is one row that counts: so there are no more rows than people and things, however
 * many try. Looked up across organisations and without one, so it is no tenant's table.
 */
const accessEvent = `create table access_event (
  id uuid primary key,
  same text not null unique,
  event text not null,
  person_id text,
  person_name text not null,
  organisation_id uuid references organisation (id),
  about text not null,
  network text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  constraint access_event_event_present check (not ${blank('event')}),
  constraint access_event_in_order check (first_at <= last_at),
  constraint access_event_counted check (times > 0)
)`;
