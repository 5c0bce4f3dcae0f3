import type { Period } from './figure';

/** A statement covers up to 18 months: the longest first period company law allows (Companies Act 2006, s 392). */
const LONGEST_PERIOD_MONTHS = 18;

const DAY_MS = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Whether a string is a real calendar day, `2024-02-29`; of the year 24, which somebody typed for 2024, it is none. */
export function isDay(day: string): boolean {
  if (!/^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(day)) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
}

/** "April" and "apr" as "4"; whatever else was typed as it is. */
export function monthNumber(typed: string): string {
  const word = typed.trim().toLowerCase();
  const at = /^[a-z]{3,9}\.?$/.test(word)
    ? MONTHS.findIndex((month) => month.toLowerCase().startsWith(word.slice(0, 3)))
    : -1;
  return at < 0 ? typed : String(at + 1);
}

/** A day out of its three numbers as they were typed; what makes no day stays to be corrected. Nothing for nothing. */
export function dayOfParts({ day, month, year }: Record<'day' | 'month' | 'year', string>): string {
  const [y = '', m = '', d = ''] = [year, month, day].map((each) => each.replaceAll('-', '').trim());
  if (!y && !m && !d) return '';
  const two = (digits: string) => (/^\d$/.test(digits) ? `0${digits}` : digits);
  return `${y}-${two(monthNumber(m))}-${two(d)}`;
}

/** The day `days` later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month `months` later; the month's last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * Whole months a period spans, rounded to the nearest: 1 April to 31 March is 12. Worked out on the written days, for a
 * page of charts asks thousands of times and a Date costs ten times as much.
 */
export function monthsIn({ start, end }: Period): number {
  const [y1, m1, d1] = [yearOf(start), monthOf(start), dateOf(start)];
  const [y2, m2, d2] = [yearOf(end), monthOf(end), dateOf(end)];
  // The period is over the day after its last, which may be the next month's first.
  const full = d2 === daysInMonth(y2, m2);
  const [months, day] = full ? [m2 + 1, 1] : [m2, d2 + 1];
  return Math.round((y2 - y1) * 12 + (months - m1) + (day - d1) / 30.4);
}

/** How many days after the first the second is. On the written days, for the same reason. */
export function daysBetween(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first);
}

/** Days counted through from one day long ago; a year begins with March here, so that a leap day is its last. */
function dayNumber(day: string): number {
  const month = monthOf(day);
  const year = month > 2 ? yearOf(day) : yearOf(day) - 1;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dateOf(day);
}

/** Digits are read one by one: a slice of the text for each part would be most of the work. */
const digitAt = (day: string, place: number) => day.charCodeAt(place) - 48;
const twoAt = (day: string, place: number) => digitAt(day, place) * 10 + digitAt(day, place + 1);
const yearOf = (day: string) => twoAt(day, 0) * 100 + twoAt(day, 2);
const monthOf = (day: string) => twoAt(day, 5);
const dateOf = (day: string) => twoAt(day, 8);

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Whether two periods share a day. */
export function overlaps(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Whether two periods are the same days. */
export function samePeriod(a: Period, b: Period): boolean {
  return a === b || (a.end === b.end && a.start === b.start);
}

/** The year that follows: starts the day after, ends a year after the end. */
export function nextPeriod({ end }: Period): Period {
  const start = addDays(end, 1);
  return { start, end: addDays(addMonths(start, 12), -1) };
}

/** "31 March 2026". */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** "1 April 2025 to 31 March 2026". */
export function periodInWords({ start, end }: Period): string {
  return `${dayInWords(start)} to ${dayInWords(end)}`;
}

/** Shorter than this, a period is a survey or a count on one day: it stands in the year it falls in. */
export const SHORT_MONTHS = 6;

/**
 * "2025/26" for a year across two, "2025" for a calendar year, with its length when it is not twelve months; "June 2025"
 * for a day or a month, "May to July 2025" for a few, of which no length would say which.
 */
export function yearLabel(period: Period): string {
  const { start, end } = period;
  const known = labels.get(start)?.get(end);
  if (known !== undefined) return known;
  if (labels.size >= MOST_STARTS) labels.clear();
  const label = labelOf(period);
  const ends = labels.get(start) ?? new Map<string, string>();
  // Both are bounded, so that no periods whatever can fill the memory.
  if (ends.size < MOST_ENDS) ends.set(end, label);
  labels.set(start, ends);
  return label;
}

/** By first and last day: organisations share their years, so that a few hundred names serve thousands of charts. */
const labels = new Map<string, Map<string, string>>();
const MOST_STARTS = 2_000;
const MOST_ENDS = 50;

function labelOf(period: Period): string {
  const from = period.start.slice(0, 4);
  const to = period.end.slice(0, 4);
  const months = monthsIn(period);
  if (months < SHORT_MONTHS) {
    const [first, last] = [period.start, period.end].map((day) => dayInWords(day).replace(/^\d+ /, ''));
    if (months < 2 || first === last) return last ?? '';
    return `${from === to ? first?.replace(/ \d+$/, '') : first} to ${last}`;
  }
  const year = from === to ? to : `${from}/${to.slice(2)}`;
  return months === 12 ? year : `${year} (${months} months)`;
}

/** What is wrong with a period for a statement, in words; null when nothing is. */
export function periodFault({ start, end }: Period): string | null {
  if (!isDay(start)) return 'Enter the first day of the period, like 1 4 2025';
  if (!isDay(end)) return 'Enter the last day of the period, like 31 3 2026';
  if (end < start) return 'The last day must be after the first day';
  if (end >= addMonths(start, LONGEST_PERIOD_MONTHS))
    return `A statement covers at most ${LONGEST_PERIOD_MONTHS} months; this period is ${monthsIn({ start, end })} months`;
  if (start < '1990-01-01' || end > '2100-12-31') return 'Check the year: it must be between 1990 and 2100';
  return null;
}
