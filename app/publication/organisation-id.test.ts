import { expect, test } from 'vitest';
import type { DocumentOrganisation } from '../questionnaire/document';
import { organisationIds } from './organisation-id';

const idsOf = (companyNumber: string | null, charityNumber: string | null) =>
  organisationIds({ companyNumber, charityNumber } as DocumentOrganisation);

test.each([
  ['08123456', null, ['GB-COH-08123456']],
  ['8123456', null, ['GB-COH-08123456']],
  ['sc123456', '1064698', ['GB-COH-SC123456', 'GB-CHC-1064698']],
  [null, '1064698', ['GB-CHC-1064698']],
  ['', ' ', []],
  [null, null, []],
])('%j and %j are %j', (company, charity, ids) => {
  expect(idsOf(company, charity)).toEqual(ids);
});
