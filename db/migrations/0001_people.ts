import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** Who signs in: better-auth's tables under our names. They belong to no organisation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [person, authSession, authAccount, authVerification, bodyRole, rateLimit, ...indexes]);
}

const person = `create table person (
  id text primary key check (id <> ''),
  name text not null,
  email text not null unique check (email <> ''),
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
)`;

const authSession = `create table auth_session (
  id text primary key check (id <> ''),
  person_id text not null references person (id) on delete cascade,
  token text not null unique check (token <> ''),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
)`;

const authAccount = `create table auth_account (
  id text primary key check (id <> ''),
  person_id text not null references person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
)`;

const authVerification = `create table auth_verification (
  id text primary key check (id <> ''),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
)`;

const bodyRole = `create table body_role (
  person_id text not null references person (id) on delete cascade,
  role text not null check (role in ('assessor', 'admin', 'commissioner')),
  primary key (person_id, role)
)`;

const indexes = [
  'create index auth_session_person on auth_session (person_id)',
  'create index auth_session_expires on auth_session (expires_at)',
  'create index auth_account_person on auth_account (person_id)',
  // Windows that are over are swept by time.
  'create index rate_limit_window on rate_limit (window_start)',
  'create index auth_verification_identifier on auth_verification (identifier)',
];

const rateLimit = `create table rate_limit (
  key text not null check (key <> ''),
  window_start timestamptz not null,
  hits integer not null check (hits >= 0),
  primary key (key, window_start)
)`;
