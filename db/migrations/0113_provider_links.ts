import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * Which account at a provider (OpenID Connect) is whose here, and what the provider said of how somebody proved there who they
 * are: when, and whether with a second factor. A link that somebody ended stays, so that signing in there does not make it anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    providerLink,
    'alter table auth_session add column provider_factor boolean not null default false',
    'alter table auth_session add column proved_at timestamptz',
  ]);
}

const providerLink = `create table provider_link (
  person_id text not null references person (id) on delete cascade,
  issuer text not null check (not ${blank('issuer')}),
  subject text not null check (not ${blank('subject')}),
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, issuer),
  unique (issuer, subject)
)`;
