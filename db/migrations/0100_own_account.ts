import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * What people do with their own account: registering as a commissioner, another address, closing it, passkeys; and codes of
 * an authenticator app that were used, so that none is taken twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table account_link drop constraint account_link_purpose_known',
    `alter table account_link add constraint account_link_purpose_known
      check (purpose in ('setup', 'reset', 'register', 'email', 'email_undo'))`,
    'alter table account_link add column name text',
    'alter table account_link add column buys_for text',
    `alter table account_link add constraint account_link_registration_whole check (
      (purpose = 'register') = (name is not null) and (name is null) = (buys_for is null)
    )`,
    'create index account_link_email on account_link (email)',
    'alter table person add column buys_for text',
    'alter table person add column closed_at timestamptz',
    'alter table accreditor add column registration boolean not null default true',
    'create index audit_event_of_actor on audit_event (actor_id, id)',
    'create index accreditor_event_of_actor on accreditor_event (actor_id, id)',
    'create index invitation_invited_by on invitation (invited_by)',
    usedCode,
    'create index used_code_at on used_code (used_at)',
    passkey,
    'create index passkey_person on passkey (person_id)',
  ]);
}

/** A code that somebody signed in with, for as long as an app would show it. */
const usedCode = `create table used_code (
  person_id text not null references person (id) on delete cascade,
  code_sha256 text not null,
  used_at timestamptz not null,
  primary key (person_id, code_sha256),
  constraint used_code_hash_format check (code_sha256 ~ '^[0-9a-f]{64}$')
)`;

/** The public half of a key that a device or a password manager holds. */
const passkey = `create table passkey (
  id text primary key check (id <> ''),
  person_id text not null references person (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz,
  constraint passkey_key_present check (not ${blank('public_key')})
)`;
