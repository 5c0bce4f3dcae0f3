import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** What an organisation means to reach: a plan over some years, and its goals, one a measure and year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [plan, goal]);
}

const plan = `create table plan (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  title text not null,
  about text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  constraint plan_title_present check (not ${blank('title')}),
  constraint plan_about_present check (not ${blank('about')})
)`;

/** A measure has one goal a year, whichever plan it belongs to. */
const goal = `create table goal (
  organisation_id uuid not null references organisation (id),
  measure_id text not null,
  period_end date not null,
  plan_id uuid not null,
  number numeric not null,
  decimals smallint not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (organisation_id, measure_id, period_end),
  constraint goal_plan foreign key (organisation_id, plan_id) references plan (organisation_id, id),
  constraint goal_measure_format check (measure_id ~ '^[a-z][a-z0-9_]*$'),
  constraint goal_number_finite check (abs(number) <= 9007199254740991),
  constraint goal_decimals_range check (decimals between 0 and 6),
  constraint goal_period_end_sane check (period_end >= date '1900-01-01' and period_end < date '2200-01-01')
)`;
