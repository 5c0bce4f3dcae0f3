/** What is said of a number that is none. */
export const NOT_PLAIN = 'Enter a number using digits only, like 1,234';

type ParsedNumber = { ok: true; number: number; decimals: number } | { ok: false; message: string };

/** Beyond 15 significant digits a number no longer comes back as it was typed. */
const MOST_DIGITS = 15;

const SHAPE = /^(-)?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/**
 * Reads a number the strict way: digits, thousands commas in their place, one decimal point, a leading minus.
 * Everything else (1e3, 0x10, ½, £1.2m, 1.234,50) is refused with a sentence, never guessed at.
 */
export function parseNumber(raw: string, rules: { decimals: number; mayBeNegative: boolean }): ParsedNumber {
  const typed = raw
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  const match = SHAPE.exec(typed);
  if (!match) return { ok: false, message: NOT_PLAIN };
  const [, sign, whole = '', fraction = ''] = match;
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (sign && !rules.mayBeNegative) return { ok: false, message: 'Enter a number that is 0 or more' };
  if (digits.length + fraction.length > MOST_DIGITS)
    return { ok: false, message: `Enter a number with at most ${MOST_DIGITS} digits` };
  if (fraction.length > rules.decimals) return { ok: false, message: tooManyDecimals(rules.decimals) };
  const number = Number(`${sign ?? ''}${digits}${fraction ? `.${fraction}` : ''}`);
  return { ok: true, number: number === 0 ? 0 : number, decimals: fraction.length };
}

function tooManyDecimals(most: number): string {
  if (most === 0) return 'Enter a whole number, without a decimal point';
  return `Enter a number with at most ${most} decimal ${most === 1 ? 'place' : 'places'}`;
}

/** By decimals: making one costs a hundred times what using it does, and a document formats a thousand numbers. */
const formats = new Map<number, Intl.NumberFormat>();

function formatWith(decimals: number): Intl.NumberFormat {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = formats.get(decimals) ?? new Intl.NumberFormat('en-GB', digits);
  formats.set(decimals, format);
  return format;
}

/** 1234.5 with one decimal → "1,234.5"; negatives with a true minus sign where `sign` says so. */
export function formatNumber(number: number, decimals: number): string {
  const size = Math.abs(number);
  const digits = writtenOut(size, decimals) ?? formatWith(decimals).format(size);
  return number < 0 ? `−${digits}` : digits;
}

/** With no zeros at its end, at most so many decimals: "9.6" stands beside 8.13, for 9.60 says no more of what was counted. */
export function formatBare(number: number, most: number): string {
  const rounded = Number(number.toFixed(most));
  return formatNumber(rounded, Math.min(most, String(rounded).split('.')[1]?.length ?? 0));
}

/** Beyond this JavaScript writes a number with an exponent, or no longer knows its last digits. */
const LARGEST = 1e15;

/**
 * The same for a number that has no more decimals than are shown, as stated figures have: nothing is rounded, and it
 * costs a tenth of what Intl does. Null for any other.
 */
function writtenOut(size: number, decimals: number): string | null {
  // NaN too is for the other way. Written plainly from a millionth on.
  if (!(size < LARGEST) || (size < 1e-6 && size !== 0)) return null;
  const digits = String(size);
  const point = digits.indexOf('.');
  const whole = point < 0 ? digits : digits.slice(0, point);
  const grouped = size < 1_000 ? whole : inThousands(whole);
  if (decimals === 0) return point < 0 ? grouped : null;
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  return fraction.length > decimals ? null : `${grouped}.${fraction.padEnd(decimals, '0')}`;
}

function inThousands(whole: string): string {
  let grouped = '';
  for (let end = whole.length; end > 0; end -= 3) {
    const three = whole.slice(Math.max(end - 3, 0), end);
    grouped = grouped ? `${three},${grouped}` : three;
  }
  return grouped;
}

/** As it would be typed: "-1234.5". */
export function plainNumber(number: number, decimals: number): string {
  return number.toFixed(decimals);
}
