import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * Organisations that ask for themselves to be taken in; what else is said of one: its address, its website, when its year
 * ends, its wordmark; and into which other one it was merged.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table organisation add column address text',
    'alter table organisation add column website text',
    `alter table organisation add column year_end text
      constraint organisation_year_end_format check (year_end ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')`,
    'alter table organisation add column wordmark_key text',
    'alter table organisation add column wordmark_sha256 text',
    `alter table organisation add constraint organisation_wordmark_whole
      check ((wordmark_key is null) = (wordmark_sha256 is null))`,
    // No foreign key: organisations are distributed by their ids, and a restored one may come before its survivor.
    `alter table organisation add column merged_into uuid
      constraint organisation_merged_elsewhere check (merged_into <> id)`,
    'alter table organisation add column merged_at timestamptz',
    `alter table organisation add constraint organisation_merged_whole
      check ((merged_into is null) = (merged_at is null))`,
    'create index organisation_merged on organisation (merged_into) where merged_into is not null',
    'create index organisation_company on organisation (company_number) where company_number is not null',
    'create index organisation_charity on organisation (charity_number) where charity_number is not null',
    nameKey,
    'create index organisation_by_key on organisation (organisation_name_key(name) collate "C")',
    // Whether somebody is invited already is asked of thousands at once.
    `create index invitation_open on invitation (email, organisation_id, role)
      where accepted_at is null and revoked_at is null`,
    application,
    'create index application_state on application (state, id)',
    `create index application_company on application (company_number) where state = 'waiting'`,
    `create index application_charity on application (charity_number) where state = 'waiting'`,
  ]);
}

/** What is left of a name where two spell it each their own way: "The Kettle & Crumb C.I.C." is "kettlecrumb". */
const nameKey = `create function organisation_name_key(name text) returns text language sql immutable parallel safe return
  coalesce(
    nullif(regexp_replace(regexp_replace(folded(name),
      '\\m(the|and|ltd|limited|cyf|cyfyngedig|cic|c i c|community interest company|plc|llp|cio)\\M', ' ', 'g'),
      '[^a-z0-9]+', '', 'g'), ''),
    nullif(regexp_replace(folded(name), '[^a-z0-9]+', '', 'g'), ''),
    lower(name))`;

/** Found by what stands in its link, before anybody has signed in: so it is no tenant's table. */
const application = `create table application (
  id uuid primary key,
  request_key uuid not null unique,
  state text not null,
  name text not null,
  legal_form text not null,
  company_number text,
  charity_number text,
  address text not null,
  region text not null,
  areas text not null,
  purpose text not null,
  website text not null,
  applicant_name text,
  email text,
  answers text not null,
  scheme_version text not null,
  consent text not null,
  created_at timestamptz not null,
  confirm_sha256 text unique,
  confirm_until timestamptz not null,
  confirmed_at timestamptz,
  link_sha256 text unique,
  decided_at timestamptz,
  decided_by text,
  reason text,
  became_organisation uuid,
  erased_at timestamptz,
  constraint application_state_known check (state in ('unconfirmed', 'waiting', 'accepted', 'declined')),
  constraint application_name_present check (not ${blank('name')}),
  constraint application_legal_form_present check (not ${blank('legal_form')}),
  constraint application_email_normal check (email = lower(email)),
  constraint application_hash_format
    check (confirm_sha256 ~ '^[0-9a-f]{64}$' and link_sha256 ~ '^[0-9a-f]{64}$'),
  constraint application_confirmed check ((state = 'unconfirmed') = (confirmed_at is null)),
  constraint application_decided check (
    (state in ('accepted', 'declined')) = (decided_at is not null)
    and (decided_at is null) = (decided_by is null)),
  constraint application_accepted check ((state = 'accepted') = (became_organisation is not null)),
  constraint application_reasoned check ((state = 'declined') = (reason is not null)),
  constraint application_reachable
    check (erased_at is not null or (email is not null and applicant_name is not null))
)`;
