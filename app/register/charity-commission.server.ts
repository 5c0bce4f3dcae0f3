import { z } from 'zod';
import { now } from '../platform/clock.server';
import { dayInWords, isDay } from '../questionnaire/period';
import { askRegister, unanswered } from './ask-register.server';
import type { Register } from './register-entry';

/** Where the register's own interface answers. */
const DETAILS = 'register/api/allcharitydetailsV2';

const NAME = 'The Charity Commission';

const part = z.string().nullish();

/** What is read of a charity's details; whatever else is in them is left. */
const details = z.object({
  charity_name: z.string().min(1),
  reg_charity_number: z.union([z.string(), z.number()]),
  charity_type: part,
  reg_status: part,
  date_of_removal: part,
  latest_acc_fin_year_end_date: part,
  address_line_one: part,
  address_line_two: part,
  address_line_three: part,
  address_line_four: part,
  address_line_five: part,
  address_post_code: part,
  charity_co_reg_number: part,
  reporting_status: part,
  web: part,
});
type Details = z.output<typeof details>;

export function charityCommission({ url, key }: { url: string; key: string }): Register {
  return {
    entryOf: async (typed) => {
      const found = await askRegister(
        NAME,
        `${url}/${DETAILS}/${charityNumber(typed)}/0`,
        { 'Ocp-Apim-Subscription-Key': key },
        details,
      );
      return {
        source: NAME,
        asOf: now().toISOString(),
        name: found.charity_name,
        legalForm: found.charity_type || null,
        companyNumber: companyOf(found),
        charityNumber: String(found.reg_charity_number),
        address: addressOf(found),
        website: websiteOf(found),
        yearEnd: yearEndOf(found),
        filing: filingOf(found),
      };
    },
  };
}

function charityNumber(typed: string): string {
  const number = typed.replace(/\s/g, '').toUpperCase();
  if (/^(SC|NI)/.test(number))
    throw unanswered(
      'Charities of Scotland and Northern Ireland are in other registers, which are not asked from here. Fill it in by hand',
    );
  if (!/^\d{6,7}$/.test(number))
    throw unanswered('Enter the charity number as the register has it, like 1234567');
  return number;
}

const companyOf = ({ charity_co_reg_number: number }: Details) =>
  number && /^\d{1,8}$/.test(number.trim()) ? number.trim().padStart(8, '0') : number?.trim() || null;

function addressOf(found: Details): string | null {
  const lines = [
    found.address_line_one,
    found.address_line_two,
    found.address_line_three,
    found.address_line_four,
    found.address_line_five,
    found.address_post_code,
  ];
  return lines.filter((line) => line?.trim()).join(', ') || null;
}

/** As an address that can be followed: the register has them as people write them. */
function websiteOf({ web }: Details): string | null {
  if (!web?.trim()) return null;
  const address = /^https?:\/\//i.test(web) ? web.trim() : `https://${web.trim()}`;
  return URL.canParse(address) ? address : null;
}

function yearEndOf({ latest_acc_fin_year_end_date: end }: Details): string | null {
  const day = end?.slice(0, 10) ?? '';
  return isDay(day) ? day.slice(5) : null;
}

function filingOf({ reg_status: status, date_of_removal: removed, reporting_status: reporting }: Details) {
  const day = removed?.slice(0, 10) ?? '';
  const standing =
    status === 'RM'
      ? `Removed from the register${isDay(day) ? ` on ${dayInWords(day)}` : ''}`
      : status === 'R'
        ? 'Registered'
        : '';
  return [standing, reporting?.toLowerCase()].filter(Boolean).join('; ') || null;
}
