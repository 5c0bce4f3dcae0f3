import type { Generated } from 'kysely';

type Timestamp = Date;

/** Who runs the scheme. One row, once it is set up. */
export interface AccreditorTable {
  id: number;
  name: string;
  contact_email: string;
  /** Where somebody complains: an address of mail or of a page. */
  complaints: Generated<string>;
  /** What the accreditor has to say by law. */
  legal: Generated<string>;
  colour: string | null;
  wordmark_key: string | null;
  wordmark_sha256: string | null;
  /** Whether commissioners may register by themselves. */
  registration: Generated<boolean>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** A version of the scheme that was in force. */
export interface SchemePackTable {
  id: string;
  version: string;
  /** Of the file as it was read, in its canonical form (RFC 8785). */
  sha256: string;
  body: string;
  kept_at: Timestamp;
  /** When something was first decided by it: since then it stays as it is. */
  locked_at: Timestamp | null;
}

/** What happened to the accreditor's own settings and people. */
export interface AccreditorEventTable {
  position: number;
  id: string;
  at: Timestamp;
  actor_id: string | null;
  actor_name: string;
  event: string;
  detail: string;
  previous_hash: string;
  hash: string;
}

export interface AccreditorHeadTable {
  id: number;
  position: number;
  hash: string;
}

/** A mail that was promised: sent at least once, or given up and shown to administrators. */
export interface MailTable {
  id: string;
  recipient: string;
  kind: string;
  subject: string;
  text: string;
  html: string;
  created_at: Timestamp;
  /** When it is tried next. */
  due_at: Timestamp;
  attempts: number;
  last_error: string | null;
  sent_at: Timestamp | null;
  given_up_at: Timestamp | null;
}

/** What somebody is told with the day's one mail. */
export interface NoticeTable {
  id: string;
  person_id: string;
  kind: string;
  subject: string;
  address: string;
  created_at: Timestamp;
}

/** That a person was reminded of a day. */
export interface ReminderTable {
  organisation_id: string;
  person_id: string;
  due: string;
  days: number;
  sent_at: Timestamp;
}

/** A job that recurs, and what came of it last. */
export interface JobTable {
  name: string;
  due_at: Timestamp;
  started_at: Timestamp | null;
  ended_at: Timestamp | null;
  last_error: string | null;
  failed_at: Timestamp | null;
}

/** Who came in, who was refused, and what was downloaded; the same within an hour is one row that counts. */
export interface AccessEventTable {
  id: string;
  /** What has to be equal to be the same. */
  same: string;
  event: string;
  person_id: string | null;
  /** Empty where nobody knows who it was. */
  person_name: string;
  organisation_id: string | null;
  about: string;
  network: string;
  first_at: Timestamp;
  last_at: Timestamp;
  times: number;
}
