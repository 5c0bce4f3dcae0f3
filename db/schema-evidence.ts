type Timestamp = Date;

/** A director's request that a sensitive count be published as it is, and what the assessor said. */
export interface ExactFigureTable {
  organisation_id: string;
  version_id: string;
  measure_id: string;
  reason: string;
  asked_by: string;
  asked_at: Timestamp;
  decided_by: string | null;
  decided_at: Timestamp | null;
  agreed: boolean | null;
}

/** A file behind a figure. Its bytes are kept under `storage_key`; it is never deleted here, only no longer offered. */
export interface EvidenceTable {
  organisation_id: string;
  id: string;
  statement_id: string;
  version_id: string;
  measure_id: string;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  storage_key: string;
  /** What it shows. */
  about: string | null;
  added_by: string;
  added_at: Timestamp;
  removed_by: string | null;
  removed_at: Timestamp | null;
}
