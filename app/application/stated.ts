import { registrationLabel } from '../publication/organisation-id';

export interface StatedLine {
  label: string;
  value: string;
}

/** What an application states, as its pages show it; what was left blank says so. */
export function statedOf(row: {
  legal_form: string;
  company_number: string | null;
  charity_number: string | null;
  address: string;
  region: string;
  areas: string;
  purpose: string;
  website: string;
  applicant_name: string | null;
  email: string | null;
  erased_at: Date | null;
}): StatedLine[] {
  const blank = row.erased_at ? 'Deleted' : 'Not stated';
  const lines: [string, string | null][] = [
    ['Legal form', row.legal_form],
    [registrationLabel(row.legal_form), row.company_number ?? 'Not stated'],
    ['Charity number', row.charity_number ?? 'Not stated'],
    ['Purpose', row.purpose],
    ['Address', row.address],
    ['Region', row.region || 'Not stated'],
    ['Areas served', row.areas],
    ['Website', row.website],
    ['Applicant', row.applicant_name],
    ['E-mail address', row.email],
  ];
  return lines.map(([label, value]) => ({ label, value: value || blank }));
}

/** How long after a decision what could name somebody is kept, in days. */
export const KEPT_DAYS = 180;

/** What whoever applies agrees to, kept with the application in the words that were shown. */
export function consentWords(accreditor: string): string {
  return `I may speak for this organisation, and what I have stated is true as far as I know. ${accreditor} keeps it to decide about the application. My name and address, and whatever else could name a person, are deleted ${KEPT_DAYS} days after the decision; an organisation that is accepted keeps what is stated about it.`;
}

export const APPLICATION_STATES = {
  unconfirmed: 'Address not confirmed',
  waiting: 'Waits for a decision',
  accepted: 'Accepted',
  declined: 'Declined',
} as const;

/** Those that an administrator lists: what nobody confirmed is nobody's yet. */
export const LISTED_STATES = ['waiting', 'accepted', 'declined'] as const;
export type ListedState = (typeof LISTED_STATES)[number];
