import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** The tenants, who works in them, and the measures they define themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [organisation, membership, membershipIndex, ownMeasure]);
}

const organisation = `create table organisation (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  purpose text not null,
  legal_form text not null,
  company_number text,
  charity_number text,
  field_of_work text not null,
  region text not null,
  areas text not null,
  level text not null,
  licence_state text not null,
  licence_until date,
  created_at timestamptz not null,
  constraint organisation_slug_format
    check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  constraint organisation_name_present check (not ${blank('name')}),
  constraint organisation_legal_form_present check (not ${blank('legal_form')}),
  constraint organisation_company_number_present check (not ${blank('company_number')}),
  constraint organisation_charity_number_present check (not ${blank('charity_number')}),
  constraint organisation_level_known check (level in ('mark', 'gold')),
  constraint organisation_licence_state_known check (licence_state in ('valid', 'grace', 'lapsed')),
  constraint organisation_licence_until_finite check (isfinite(licence_until))
)`;

/** No foreign key to person: a tenant's keys stay within the tenant, so that they distribute. */
const membership = `create table membership (
  organisation_id uuid not null references organisation (id),
  person_id text not null check (person_id <> ''),
  role text not null constraint membership_role_known check (role in ('editor', 'director', 'manager')),
  created_at timestamptz not null,
  primary key (organisation_id, person_id)
)`;

const membershipIndex = 'create index membership_person on membership (person_id)';

const ownMeasure = `create table own_measure (
  organisation_id uuid not null references organisation (id),
  id text not null,
  label text not null,
  unit text not null,
  kind text not null,
  polarity text not null,
  head text not null,
  accrual text not null,
  definition text not null,
  position integer not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  constraint own_measure_label_unit unique (organisation_id, label, unit),
  constraint own_measure_id_format check (id ~ '^own_[0-9a-f]{32}$'),
  constraint own_measure_label_present check (not ${blank('label')}),
  constraint own_measure_kind_known check (kind in ('count', 'money', 'ratio')),
  constraint own_measure_polarity_known check (polarity in ('higher', 'lower', 'neutral')),
  constraint own_measure_head_known check (head in ('economic', 'social', 'environmental')),
  constraint own_measure_accrual_known check (accrual in ('in_year', 'cumulative', 'point_in_time')),
  constraint own_measure_position_counted check (position >= 0)
)`;
