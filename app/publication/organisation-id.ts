import type { DocumentOrganisation } from '../questionnaire/document';

/** Co-operative and community benefit societies are registered with the FCA, in the Mutuals Public Register; no company is. */
const isSociety = (legalForm: string) =>
  /\bsociety\b|industrial (and|&) provident/i.test(legalForm) && !/\bcompany\b/i.test(legalForm);

/** What the number is called under which an organisation is registered as what it is. */
export function registrationLabel(legalForm: string): 'Company number' | 'Registration number' {
  return isSociety(legalForm) ? 'Registration number' : 'Company number';
}

/** An organisation's names in the registers, as org-id.guide writes them: GB-COH-01234567, GB-MPR-30123R, GB-CHC-1064698. */
export function organisationIds({ legalForm, companyNumber, charityNumber }: DocumentOrganisation): string[] {
  // A company number has eight characters; the zeros it begins with are part of it.
  const company = companyNumber?.trim().toUpperCase();
  const charity = charityNumber?.trim();
  // Companies House lists societies, too, under numbers of its own that begin with letters.
  const inMutuals = isSociety(legalForm) && !/^[A-Z]{2}/.test(company ?? '');
  const registered = inMutuals ? `GB-MPR-${company}` : `GB-COH-${company?.padStart(8, '0')}`;
  return [...(company ? [registered] : []), ...(charity ? [`GB-CHC-${charity}`] : [])];
}
