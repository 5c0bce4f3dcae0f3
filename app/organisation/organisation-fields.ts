import { z } from 'zod';
import { line, words } from '../forms/fields';
import { isDay, monthNumber } from '../questionnaire/period';
import { levelCalled } from '../questionnaire/scheme';
import { ANY_YEAR } from './year-end';

/** A number of a register, as it is printed: capitals, no spaces. */
const registered = (pattern: RegExp, like: string) =>
  line({ most: 20, what: 'the number' })
    .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
    .refine(
      (number) => number === '' || pattern.test(number),
      `Enter the number as the register has it, like ${like}`,
    );

/** A day of every year, typed as "31 March" or "31 3", as `03-31`; empty where nobody says it. */
const dayOfYear = line({ most: 30, what: 'the day' }).transform((typed, context) => {
  if (typed === '') return '';
  const [, day = '', month = ''] = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]+|\d{1,2})$/i.exec(typed) ?? [];
  const end = `${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(`${ANY_YEAR}-${end}`))
    context.addIssue({ code: 'custom', message: 'Enter the day on which the year ends, like 31 March' });
  return end;
});

/** What is said of an organisation, wherever it is asked: one pattern and one length for each. */
export const organisationFields = {
  level: z.string('Choose a level').refine((id) => levelCalled(id) !== null, 'Choose a level'),
  name: line({ most: 120, what: 'the name', missing: 'Enter the name of the organisation' }),
  legalForm: line({
    most: 120,
    what: 'the legal form',
    missing: 'Enter the legal form, like “Community interest company”',
  }),
  // A society's number is a registration number of the Mutuals Public Register, like 30123R.
  companyNumber: registered(/^(\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]|\d{1,6}R)$/, '01234567 or SC123456'),
  charityNumber: registered(/^(\d{6,7}|SC\d{6}|NIC?\d{6})$/, '1234567 or SC012345'),
  address: line({ most: 300, what: 'the address' }),
  region: line({ most: 80, what: 'the region' }),
  areas: line({ most: 200, what: 'the areas' }),
  fieldOfWork: line({ most: 120, what: 'the field' }),
  purpose: words({ most: 600, what: 'the purpose' }),
  website: line({ most: 200, what: 'the address' })
    .transform((typed) => (typed === '' || /^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
    .refine(
      (address) => address === '' || isWebsite(address),
      'Enter the address of a website, like https://example.org',
    ),
  yearEnd: dayOfYear,
} as const;

function isWebsite(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === '';
}
