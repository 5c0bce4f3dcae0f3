import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** How a person wants to be told, what waits for the day's one mail, what they were reminded of, and the jobs that recur. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table person add column told text not null default 'at_once'
      constraint person_told_known check (told in ('at_once', 'daily'))`,
    'alter table person add column reminded boolean not null default true',
    notice,
    'create index notice_person on notice (person_id, id)',
    reminder,
    job,
  ]);
}

/** What somebody is told with the day's one mail. */
const notice = `create table notice (
  id uuid primary key,
  person_id text not null references person (id) on delete cascade,
  kind text not null,
  subject text not null,
  address text not null,
  created_at timestamptz not null,
  constraint notice_subject_present check (not ${blank('subject')})
)`;

/** That a person was reminded of a day, so many days before it: once, whoever does it and however often. */
const reminder = `create table reminder (
  organisation_id uuid not null references organisation (id),
  person_id text not null,
  due date not null,
  days integer not null,
  sent_at timestamptz not null,
  primary key (organisation_id, person_id, due, days)
)`;

/** A job that recurs: when it is due, and what came of it. */
const job = `create table job (
  name text primary key,
  due_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  last_error text,
  failed_at timestamptz,
  constraint job_name_present check (not ${blank('name')})
)`;
