type Timestamp = Date;
type Day = string;

/** What a person made of one criterion. */
export interface VerdictTable {
  organisation_id: string;
  version_id: string;
  /** Its id in the scheme. */
  criterion: string;
  verdict: 'met' | 'not_met' | 'not_applicable';
  reason: string;
  /** The requirements of the criterion that were seen; ids between blanks. */
  seen: string;
  given_by: string;
  given_name: string;
  given_at: Timestamp;
}

/** On what a licence is given although a criterion is not met: it counts once a second assessor has agreed. */
export interface LicenceConditionTable {
  organisation_id: string;
  version_id: string;
  criterion: string;
  must_show: string;
  due: Day;
  proposed_by: string;
  proposed_name: string;
  proposed_at: Timestamp;
  agreed_by: string | null;
  agreed_name: string | null;
  agreed_at: Timestamp | null;
}

/** One person's part in a decision that several have to agree to. */
export interface VoteTable {
  organisation_id: string;
  version_id: string;
  person_id: string;
  person_name: string;
  decision: 'approve' | 'refuse';
  reason: string;
  cast_at: Timestamp;
}
