import { z } from 'zod';
import { now } from '../platform/clock.server';
import { dayInWords, isDay } from '../questionnaire/period';
import { askRegister, unanswered } from './ask-register.server';
import type { Register } from './register-entry';

const NAME = 'Companies House';

const part = z.string().nullish();
const number = z.union([z.string(), z.number()]).nullish();

/** What is read of a company's profile; whatever else is in it is left. */
const profile = z.object({
  company_name: z.string().min(1),
  company_number: z.string().min(1),
  company_status: part,
  type: part,
  subtype: part,
  is_community_interest_company: z.boolean().nullish(),
  registered_office_address: z
    .object({
      care_of: part,
      po_box: part,
      premises: part,
      address_line_1: part,
      address_line_2: part,
      locality: part,
      region: part,
      postal_code: part,
      country: part,
    })
    .nullish(),
  accounts: z
    .object({
      accounting_reference_date: z.object({ day: number, month: number }).nullish(),
      next_due: part,
      overdue: z.boolean().nullish(),
      next_accounts: z.object({ due_on: part, overdue: z.boolean().nullish() }).nullish(),
    })
    .nullish(),
});
type Profile = z.output<typeof profile>;

/** What its types are called; one that is not here is said as it is written. */
const TYPES: Record<string, string> = {
  ltd: 'Private limited company',
  plc: 'Public limited company',
  llp: 'Limited liability partnership',
  'private-limited-guarant-nsc': 'Private company limited by guarantee',
  'private-limited-guarant-nsc-limited-exemption': 'Private company limited by guarantee',
  'private-unlimited': 'Private unlimited company',
  'charitable-incorporated-organisation': 'Charitable incorporated organisation',
  'scottish-charitable-incorporated-organisation': 'Scottish charitable incorporated organisation',
  'industrial-and-provident-society': 'Registered society',
  'registered-society-non-jurisdictional': 'Registered society',
};

export function companiesHouse({ url, key }: { url: string; key: string }): Register {
  return {
    entryOf: async (typed) => {
      const company = companyNumber(typed);
      const found = await askRegister(
        NAME,
        `${url}/company/${encodeURIComponent(company)}`,
        { Authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
        profile,
      );
      return {
        source: NAME,
        asOf: now().toISOString(),
        name: found.company_name,
        legalForm: formOf(found),
        companyNumber: found.company_number,
        charityNumber: null,
        address: addressOf(found),
        website: null,
        yearEnd: yearEndOf(found),
        filing: filingOf(found),
      };
    },
  };
}

/** Eight characters, the zeros it begins with among them: 123456 is 00123456. */
function companyNumber(typed: string): string {
  const number = typed.replace(/\s/g, '').toUpperCase();
  const whole = /^\d{1,8}$/.test(number) ? number.padStart(8, '0') : number;
  if (!/^(\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z])$/.test(whole))
    throw unanswered('Enter the company number as Companies House has it, like 01234567 or SC123456');
  return whole;
}

function formOf({ type, subtype, is_community_interest_company: isCic }: Profile): string | null {
  if (isCic || subtype === 'community-interest-company') return 'Community interest company';
  if (!type) return null;
  return TYPES[type] ?? sentence(type.replaceAll('-', ' '));
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function addressOf({ registered_office_address: at }: Profile): string | null {
  if (!at) return null;
  const street = [at.premises, at.address_line_1].filter(Boolean).join(' ');
  const lines = [at.care_of, at.po_box, street, at.address_line_2, at.locality, at.region, at.postal_code];
  return lines.filter(Boolean).join(', ') || null;
}

function yearEndOf({ accounts }: Profile): string | null {
  const { day, month } = accounts?.accounting_reference_date ?? {};
  const two = (digits: unknown) => String(digits ?? '').padStart(2, '0');
  const end = `${two(month)}-${two(day)}`;
  return isDay(`2024-${end}`) ? end : null;
}

function filingOf({ company_status: status, accounts }: Profile): string | null {
  const due = accounts?.next_accounts?.due_on ?? accounts?.next_due ?? '';
  const overdue = accounts?.next_accounts?.overdue ?? accounts?.overdue;
  const by = isDay(due) ? ` ${overdue ? 'since' : 'by'} ${dayInWords(due)}` : '';
  const filing =
    overdue === true ? `accounts overdue${by}` : overdue === false && by ? `next accounts due${by}` : '';
  const said = [status && sentence(status.replaceAll('-', ' ')), filing].filter(Boolean).join('; ');
  return said || null;
}
