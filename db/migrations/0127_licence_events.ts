import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * What happened to each licence, from which its state on any day follows. The organisation's row holds what the events come
 * to, so that lists can ask for it; `npm run verify` holds one against the other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    licenceEvent,
    licenceReason,
    licenceProposal,
    'alter table organisation add column licence_hold text',
    `alter table organisation add constraint organisation_licence_hold_known
      check (licence_hold in ('suspended', 'withdrawn', 'given_up'))`,
    // What was only a last day begins its ledger with it.
    `insert into licence_event (organisation_id, position, kind, level, day, until, recorded_at)
      select id, 1, 'granted', level, least(created_at::date, licence_until), licence_until, now()
      from organisation where licence_until is not null`,
    `insert into licence_reason (organisation_id, position, reason, person_name)
      select organisation_id, position, 'It was held when the ledger began.', 'Proofmark' from licence_event`,
  ]);
}

const licenceEvent = `create table licence_event (
  organisation_id uuid not null references organisation (id),
  position integer not null,
  kind text not null,
  level text not null,
  day date not null,
  until date,
  statement_id uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, position),
  constraint licence_event_kind_known check (kind in (
    'granted', 'renewed', 'extended', 'level_changed', 'suspended', 'restored', 'withdrawn', 'given_up'
  )),
  constraint licence_event_until_finite check (isfinite(until)),
  constraint licence_event_until_said check ((until is not null) = (kind in ('granted', 'renewed', 'extended'))),
  constraint licence_event_counted check (position >= 1)
)`;

/** Which licence was held when is for everybody; why, and by whom, is not. */
const licenceReason = `create table licence_reason (
  organisation_id uuid not null references organisation (id),
  position integer not null,
  reason text not null,
  person_id text,
  person_name text not null,
  second_name text,
  primary key (organisation_id, position),
  constraint licence_reason_event
    foreign key (organisation_id, position) references licence_event (organisation_id, position),
  constraint licence_reason_present check (not ${blank('reason')})
)`;

const licenceProposal = `create table licence_proposal (
  organisation_id uuid not null references organisation (id),
  kind text not null,
  reason text not null,
  proposed_by text not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  primary key (organisation_id, kind),
  constraint licence_proposal_kind_known check (kind in ('suspended', 'withdrawn'))
)`;
