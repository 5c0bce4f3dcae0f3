import { expect, test } from 'vitest';
import type { DocumentOrganisation } from '../questionnaire/document';
import { organisationIds, registrationLabel } from './organisation-id';

const idsOf = (companyNumber: string | null, charityNumber: string | null, legalForm = 'Company') =>
  organisationIds({ legalForm, companyNumber, charityNumber } as DocumentOrganisation);

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

test('a society that gives its number at Companies House is named by that register', () => {
  expect(idsOf('IP30123R', null, 'Community benefit society')).toEqual(['GB-COH-IP30123R']);
});

test.each([
  ['Charitable community benefit society', 'Registration number', 'GB-MPR-30123R'],
  ['Worker co-operative (registered society)', 'Registration number', 'GB-MPR-30123R'],
  ['Industrial and Provident Society', 'Registration number', 'GB-MPR-30123R'],
  ['Community interest company limited by shares', 'Company number', 'GB-COH-0030123R'],
  ['Company limited by guarantee (the Lantern Society)', 'Company number', 'GB-COH-0030123R'],
  ['Charitable incorporated organisation', 'Company number', 'GB-COH-0030123R'],
])('a %s has a %s', (legalForm, label, id) => {
  expect([registrationLabel(legalForm), ...idsOf('30123R', null, legalForm)]).toEqual([label, id]);
});
