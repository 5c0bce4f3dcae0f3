import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * How people come to an account that nobody made for the demo: links that set one up, invitations, a second factor;
 * who runs the scheme; and the mail that changes promise to send.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    // Tokens are kept as hashes from now on: whoever is signed in signs in once more.
    'delete from auth_session',
    // Somebody may be an editor and a director of one organisation.
    'alter table membership drop constraint membership_pkey',
    'alter table membership add primary key (organisation_id, person_id, role)',
    'alter table person add column two_factor_enabled boolean not null default false',
    twoFactor,
    'create index two_factor_person on two_factor (person_id)',
    accountLink,
    'create index account_link_person on account_link (person_id)',
    invitation,
    'create index invitation_organisation on invitation (organisation_id, id)',
    'create index invitation_email on invitation (email)',
    accreditor,
    accreditorEvent,
    accreditorHead,
    "insert into accreditor_head (id, position, hash) values (1, 0, repeat('0', 64))",
    mail,
    `create index mail_due on mail (due_at) where sent_at is null and given_up_at is null`,
  ]);
}

/** better-auth's own table; the secret and the codes are encrypted. */
const twoFactor = `create table two_factor (
  id text primary key check (id <> ''),
  person_id text not null references person (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
)`;

/** An address that is good once: to set up the first administrator, or to set a password anew. */
const accountLink = `create table account_link (
  token_sha256 text primary key,
  purpose text not null,
  email text,
  person_id text references person (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint account_link_hash_format check (token_sha256 ~ '^[0-9a-f]{64}$'),
  constraint account_link_purpose_known check (purpose in ('setup', 'reset'))
)`;

/** Found by what stands in its link, before anybody has signed in: so it is no tenant's table. */
const invitation = `create table invitation (
  id uuid primary key,
  token_sha256 text not null unique,
  organisation_id uuid references organisation (id),
  email text not null,
  role text not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  constraint invitation_hash_format check (token_sha256 ~ '^[0-9a-f]{64}$'),
  constraint invitation_email_normal check (email = lower(email) and not ${blank('email')}),
  constraint invitation_role_known check (
    case when organisation_id is null
      then role in ('assessor', 'admin', 'commissioner')
      else role in ('editor', 'director', 'manager')
    end
  ),
  constraint invitation_ended_once check (accepted_at is null or revoked_at is null)
)`;

/** Who runs the scheme, as pages, mails and documents name it. One row, once somebody has set it up. */
const accreditor = `create table accreditor (
  id integer primary key,
  name text not null,
  contact_email text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint accreditor_one_row check (id = 1),
  constraint accreditor_name_present check (not ${blank('name')})
)`;

/** What happened to the accreditor's own settings and people: chained as an organisation's events are. */
const accreditorEvent = `create table accreditor_event (
  position bigint primary key,
  id uuid not null unique,
  at timestamptz not null,
  actor_id text,
  actor_name text not null,
  event text not null,
  detail text not null,
  previous_hash text not null,
  hash text not null,
  constraint accreditor_event_position_counted check (position >= 0),
  constraint accreditor_event_actor_present check (not ${blank('actor_name')}),
  constraint accreditor_event_event_present check (not ${blank('event')}),
  constraint accreditor_event_previous_hash_format check (previous_hash ~ '^[0-9a-f]{64}$'),
  constraint accreditor_event_hash_format check (hash ~ '^[0-9a-f]{64}$')
)`;

/** Where that trail ends: what the next event is chained to, and how a trail that was cut off is found out. */
const accreditorHead = `create table accreditor_head (
  id integer primary key,
  position bigint not null,
  hash text not null,
  constraint accreditor_head_one_row check (id = 1),
  constraint accreditor_head_hash_format check (hash ~ '^[0-9a-f]{64}$')
)`;

/** Written in the transaction of what promises it; sent at least once. */
const mail = `create table mail (
  id uuid primary key,
  recipient text not null,
  kind text not null,
  subject text not null,
  text text not null,
  html text not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null,
  last_error text,
  sent_at timestamptz,
  given_up_at timestamptz,
  constraint mail_recipient_present check (not ${blank('recipient')}),
  constraint mail_attempts_counted check (attempts >= 0)
)`;
