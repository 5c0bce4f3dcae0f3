type Timestamp = Date;
type Day = string;

/** Something that happened to a licence. `position` counts within the organisation; the newest says what holds. */
export interface LicenceEventTable {
  organisation_id: string;
  position: number;
  kind:
    | 'granted'
    | 'renewed'
    | 'extended'
    | 'level_changed'
    | 'suspended'
    | 'restored'
    | 'withdrawn'
    | 'given_up';
  /** The level that is held from then on. */
  level: string;
  /** The day from which it counts: never one to come. */
  day: Day;
  /** The last day of the licence, where the event says one. */
  until: Day | null;
  /** The statement whose approval it follows from. */
  statement_id: string | null;
  recorded_at: Timestamp;
}

/** Why it happened, and by whom. */
export interface LicenceReasonTable {
  organisation_id: string;
  position: number;
  reason: string;
  person_id: string | null;
  person_name: string;
  /** Who agreed, where a second person has to. */
  second_name: string | null;
}

/** A suspension or withdrawal that a second person has not agreed to yet. */
export interface LicenceProposalTable {
  organisation_id: string;
  kind: 'suspended' | 'withdrawn';
  reason: string;
  proposed_by: string;
  proposed_name: string;
  proposed_at: Timestamp;
}
