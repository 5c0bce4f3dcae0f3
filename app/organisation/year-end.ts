import { dayInWords } from '../questionnaire/period';

/** A leap year, so that 29 February is a day. */
export const ANY_YEAR = '2024';

/** `03-31` as "31 March". */
export function yearEndInWords(end: string | null): string {
  return end ? dayInWords(`${ANY_YEAR}-${end}`).replace(` ${ANY_YEAR}`, '') : '';
}
