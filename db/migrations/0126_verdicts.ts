import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** What people made of the criteria, and who decided by it: verdicts, conditions and votes on a version that was submitted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [verdict, condition, vote, ...version]);
}

const ofVersion = (name: string) => `constraint ${name}_version
    foreign key (organisation_id, version_id) references version (organisation_id, id)`;

const verdict = `create table verdict (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  criterion text not null,
  verdict text not null,
  reason text not null,
  seen text not null,
  given_by text not null,
  given_name text not null,
  given_at timestamptz not null,
  primary key (organisation_id, version_id, criterion),
  ${ofVersion('verdict')},
  constraint verdict_known check (verdict in ('met', 'not_met', 'not_applicable')),
  constraint verdict_reason_present check (not ${blank('reason')})
)`;

const condition = `create table licence_condition (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  criterion text not null,
  must_show text not null,
  due date not null,
  proposed_by text not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  agreed_by text,
  agreed_name text,
  agreed_at timestamptz,
  primary key (organisation_id, version_id, criterion),
  ${ofVersion('licence_condition')},
  constraint licence_condition_present check (not ${blank('must_show')}),
  constraint licence_condition_agreed_by_another check (agreed_by <> proposed_by),
  constraint licence_condition_agreed_whole check (
    (agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (agreed_name is null)
  )
)`;

const vote = `create table vote (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  person_id text not null,
  person_name text not null,
  decision text not null,
  reason text not null,
  cast_at timestamptz not null,
  primary key (organisation_id, version_id, person_id),
  ${ofVersion('vote')},
  constraint vote_decision_known check (decision in ('approve', 'refuse'))
)`;

const version = [
  'alter table version add column decision text',
  'alter table version drop constraint version_status_known',
  `alter table version add constraint version_status_known check (status in (
    'draft', 'submitted', 'returned', 'withdrawn', 'approved', 'refused', 'published', 'superseded', 'unpublished'
  ))`,
  'alter table version drop constraint version_declarer_is_not_decider',
  `alter table version add constraint version_declarer_is_not_decider check (
    status not in ('approved', 'refused', 'published') or declared_by <> decided_by
  )`,
];
