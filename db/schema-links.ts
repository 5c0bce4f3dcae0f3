type Timestamp = Date;

// What is looked up by what stands in an address, before the organisation is known.

/** A read-only link to an organisation's overview; what stands in the link is kept as a hash only. */
export interface BoardLinkTable {
  token_sha256: string;
  id: string;
  organisation_id: string;
  label: string;
  made_by: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
  views: number;
  seen_at: Timestamp | null;
}

/** Which statement a printed code names: looked up before the organisation is known. */
export interface VerificationCodeTable {
  code: string;
  organisation_id: string;
  version_id: string;
}
