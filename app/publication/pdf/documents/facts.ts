import { NOT_HERE } from '~/questionnaire/brought-in';
import type { DocumentSection, StatementDocument } from '~/questionnaire/document';
import { sentenceCase } from '~/questionnaire/format';
import { dayInWords, monthsIn } from '~/questionnaire/period';
import type { Attachment } from '../../../engines/tagged-pdf/document-meta';
import type { SealFacts } from '../../signature/seal';

/** Who runs the scheme, on the day on which a file is made. */
export interface AccreditorFacts {
  name: string;
  contact: string;
  /** Where one complains, and what has to be said by law; empty where nothing is. */
  complaints: string;
  legal: string;
  /** Of what is not plain text; null where the house's own is used. */
  colour: string | null;
  /** The picture of its name, without transparency. */
  wordmark: { png: Uint8Array; width: number; height: number } | null;
}

/** What is known of a version beside its document: where it stands, and how it can be checked. */
export interface DocumentFacts {
  /** Of the version: draft, submitted, approved, published … */
  status: string;
  /** ISO dates or moments. */
  approvedAt: string | null;
  publishedAt: string | null;
  /** The verification code, once approved. */
  code: string | null;
  /** Of the frozen document. */
  sha256: string | null;
  /** Where the house is found: https://proofmark.example */
  origin: string;
  /** Whom the whole statement is for: by default the accreditor, with exact figures. */
  audience?: 'accreditor' | 'public';
  /** The figures as data, to be carried inside the file. */
  attachments?: readonly Attachment[];
  /** Who runs the scheme, where anybody has named it. */
  accreditor?: AccreditorFacts;
  /** How this file is signed, where it is. */
  seal?: SealFacts;
}

/** The day a file says it was made: never today's, so that the same version gives the same bytes. */
export function datedOn(document: StatementDocument, facts: DocumentFacts): Date {
  const day = facts.publishedAt ?? facts.approvedAt ?? document.declaration?.date;
  return new Date(day ?? `${document.statement.period.end}T00:00:00Z`);
}

/** "31 March 2026", of a day or a moment. */
export function dayOf(moment: string): string {
  return dayInWords(moment.slice(0, 10));
}

/** "year to 31 March 2026", "13 months to 30 April 2024". */
export function yearTo({ statement: { period } }: StatementDocument): string {
  const months = monthsIn(period);
  return `${months === 12 ? 'year' : `${months} months`} to ${dayInWords(period.end)}`;
}

/** Where a version stands, in the words beside its level. */
export function standing({ broughtIn }: Pick<StatementDocument, 'broughtIn'>, facts: DocumentFacts): string {
  if (broughtIn) return facts.status === 'published' ? NOT_HERE : `${facts.status}; ${NOT_HERE}`;
  if (facts.status === 'draft') return 'draft, not declared yet';
  if (facts.status === 'submitted') return 'submitted, not decided yet';
  const approved = facts.approvedAt ? `approved ${dayOf(facts.approvedAt)}` : facts.status;
  return ['approved', 'published'].includes(facts.status) ? approved : `${facts.status}; ${approved}`;
}

const TITLES: Record<string, string> = {
  narrative: 'The year in its own words',
  own: 'The organisation’s own measures',
  method: 'Method',
  gold: 'For the Gold Mark',
};

/** A section's title in a document, which tells readers of the organisation and speaks to nobody. */
export function sectionTitle({ id, title }: Pick<DocumentSection, 'id' | 'title'>): string {
  return TITLES[id] ?? sentenceCase(title);
}
