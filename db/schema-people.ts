import type { Generated } from 'kysely';

type Timestamp = Date;

/** better-auth's own tables, under our names. */
export interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  two_factor_enabled: boolean;
  /** Whether what can wait is told in one mail a day. */
  told: Generated<'at_once' | 'daily'>;
  /** Whether they are reminded of days that come. */
  reminded: Generated<boolean>;
  /** The organisation that a commissioner buys for, as they say it. */
  buys_for: Generated<string | null>;
  /** When they closed their account; their name stays beside what they did. */
  closed_at: Generated<Timestamp | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthSessionTable {
  id: string;
  person_id: string;
  token: string;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  /** Whether it began at a provider that says it asked for a second factor. */
  provider_factor: Generated<boolean>;
  /** When that provider had them prove who they are; null where they did so here. */
  proved_at: Generated<Timestamp | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthAccountTable {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Timestamp | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthVerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** better-auth's own: what a person's codes are made from, and the codes for when that is lost, encrypted. */
export interface TwoFactorTable {
  id: string;
  person_id: string;
  secret: string;
  backup_codes: string;
  verified: boolean;
  failed_verification_count: number;
  locked_until: Timestamp | null;
}

/** An address that is good once; what stands in it is kept as a hash only. */
export interface AccountLinkTable {
  token_sha256: string;
  purpose: 'setup' | 'reset' | 'register' | 'email' | 'email_undo';
  email: string | null;
  person_id: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  /** Who registers by it, and whom they buy for. */
  name: Generated<string | null>;
  buys_for: Generated<string | null>;
}

/** A code of an authenticator app that was used. */
export interface UsedCodeTable {
  person_id: string;
  code_sha256: string;
  used_at: Timestamp;
}

/** A form that was done, and what it was answered. */
export interface PostedFormTable {
  key: string;
  body_sha256: string;
  posted_at: Timestamp;
  answer: Uint8Array | null;
}

/** better-auth's own: the public half of a passkey. */
export interface PasskeyTable {
  id: string;
  person_id: string;
  name: string | null;
  public_key: string;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: boolean;
  transports: string | null;
  aaguid: string | null;
  created_at: Timestamp | null;
}

/** Which account at a provider is a person's. */
export interface ProviderLinkTable {
  person_id: string;
  issuer: string;
  subject: string;
  created_at: Timestamp;
  /** When its owner ended it; it is then not made again but by them. */
  ended_at: Timestamp | null;
}

/** Somebody who is asked to come, into an organisation or, without one, to the accreditor. */
export interface InvitationTable {
  id: string;
  token_sha256: string;
  organisation_id: string | null;
  /** In small letters. */
  email: string;
  role: 'editor' | 'director' | 'manager' | 'contributor' | 'assessor' | 'admin' | 'commissioner';
  /** The section that a contributor is asked for; null for every other role. */
  statement_id: Generated<string | null>;
  section_id: Generated<string | null>;
  invited_by: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  revoked_at: Timestamp | null;
}

/** Who was asked to answer a section of a statement. */
export interface SectionTurnTable {
  organisation_id: string;
  statement_id: string;
  section_id: string;
  person_id: string;
  asked_by: string;
  note: string;
  created_at: Timestamp;
}
