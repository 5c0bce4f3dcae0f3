export type VersionStanding = 'current' | 'superseded' | 'withdrawn';

export interface VerifiedFile {
  words: string;
  sha256: string;
}

/** What anybody may know of a version by its code. */
export interface Verified {
  state: 'known';
  code: string;
  standing: VersionStanding;
  /** Days, as ISO dates. */
  since: string;
  published: string;
  /** Empty where no assessor approved it. */
  approved: string;
  /** Who looked, by which verdicts it was decided and on which conditions, in sentences; null where that is not recorded. */
  decided: string[] | null;
  /** How figures came here that nobody declared and no assessor has seen; null for all others. */
  broughtIn: string | null;
  declared: { name: string; role: string; on: string } | null;
  organisation: { slug: string; name: string };
  level: string;
  /** Where the licence stands today, whatever it was when this was published. */
  licence: string;
  scheme: string;
  period: string;
  periodEnd: string;
  version: number;
  sha256: string;
  files: VerifiedFile[];
  /** An earlier rule made its files, and they are not served until the rule in force has made them anew. */
  remaking: boolean;
  /** Files that were made anew, and why. */
  replaced: (VerifiedFile & { reason: string; on: string })[];
  /** What replaced it, when it was replaced and that is still published. */
  current: { code: string; version: number; since: string } | null;
}
