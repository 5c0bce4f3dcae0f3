import type { EvidenceFile } from './evidence';

/** One version of a statement, with what it said about one measure. */
export interface TrailVersion {
  number: number;
  status: string;
  statusWords: string;
  /** As a sentence has it; null where this version said nothing. */
  says: string | null;
  notes: string[];
  enteredBy: string | null;
  declared: string | null;
  approved: string | null;
  /** How it came here where nobody declared and nobody assessed it. */
  broughtIn: string | null;
  published: string | null;
  code: string | null;
  sha256: string | null;
  /** The files that stood behind it when it was declared. */
  files: EvidenceFile[];
}

export interface TrailChange {
  at: string;
  actor: string;
  what: string;
}

/** Where one figure comes from: every version, every change, every file, and who answers for it. */
export interface Trail {
  organisation: { name: string; slug: string };
  statementId: string;
  periodEnd: string;
  period: string;
  measureId: string;
  measure: string;
  definition: string;
  versions: TrailVersion[];
  changes: TrailChange[];
}
