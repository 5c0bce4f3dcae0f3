import type { DocumentOrganisation } from '../questionnaire/document';

/** An organisation's names in the registers, as org-id.guide writes them: GB-COH-01234567, GB-CHC-1064698. */
export function organisationIds({ companyNumber, charityNumber }: DocumentOrganisation): string[] {
  // A company number has eight characters; the zeros it begins with are part of it.
  const company = companyNumber?.trim().toUpperCase();
  const charity = charityNumber?.trim();
  return [
    ...(company ? [`GB-COH-${company.padStart(8, '0')}`] : []),
    ...(charity ? [`GB-CHC-${charity}`] : []),
  ];
}
