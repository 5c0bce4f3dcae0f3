type Timestamp = Date;

/** An organisation that asks to be taken in, as somebody stated it. */
export interface ApplicationTable {
  id: string;
  /** What its form carried: sent twice, it is one application. */
  request_key: string;
  state: 'unconfirmed' | 'waiting' | 'accepted' | 'declined';
  name: string;
  legal_form: string;
  company_number: string | null;
  charity_number: string | null;
  address: string;
  region: string;
  areas: string;
  purpose: string;
  website: string;
  /** Null once they were deleted. */
  applicant_name: string | null;
  /** In small letters; null once it was deleted. */
  email: string | null;
  /** What was answered in the check, as JSON, by criterion. */
  answers: string;
  /** Of the scheme whose criteria those are. */
  scheme_version: string;
  /** The words that were agreed to. */
  consent: string;
  created_at: Timestamp;
  /** What stands in the mailed link; null once it was used. */
  confirm_sha256: string | null;
  confirm_until: Timestamp;
  confirmed_at: Timestamp | null;
  /** What stands in the link at which its state can be seen. */
  link_sha256: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  /** Why it was declined. */
  reason: string | null;
  became_organisation: string | null;
  /** When what could name somebody was deleted. */
  erased_at: Timestamp | null;
}
