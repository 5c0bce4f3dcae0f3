import type { StatementDocument } from '~/questionnaire/document';
import { dayInWords, isDay } from '~/questionnaire/period';
import { areasOf, recordedThemes, type Slice, sliceOf, tenderDays } from './slice';

/** A part of what was asked for that a statement does not have, or that is none. */
interface WrongPart {
  part: keyof Slice;
  asked: string;
  /** What can be asked for in its place; of days there is no list. */
  choices: { value: string; label: string }[];
}

/** What of a slice a statement does not know; nothing where it is one of its own. */
export function wrongParts(document: StatementDocument, { theme, area, tenderDate }: Slice): WrongPart[] {
  const wrong: WrongPart[] = [];
  if (theme && !sliceOf(document, { theme })) {
    const choices = recordedThemes(document).map(({ id, label }) => ({ value: id, label }));
    wrong.push({ part: 'theme', asked: theme, choices });
  }
  if (area && !sliceOf(document, { area })) {
    const choices = areasOf(document).map((each) => ({ value: each, label: each }));
    wrong.push({ part: 'area', asked: area, choices });
  }
  if (tenderDate && !sliceOf(document, { tenderDate }))
    wrong.push({ part: 'tenderDate', asked: tenderDate, choices: [] });
  return wrong;
}

/** The heading of the page that says so. */
export function wrongSliceTitle({ part, asked }: WrongPart, quote: (words: string) => string): string {
  if (part !== 'tenderDate') return `Nothing is published for ${quote(asked)}`;
  return isDay(asked.trim())
    ? `Not for a notice of ${dayInWords(asked.trim())}`
    : `${quote(asked)} is no day`;
}

const NO_DAY = 'Write year, month and day, like 2027-02-28, and one that there is.';

/** What is wrong, and what could be asked for: "There is no theme “x” here. There are: jobs, skills." */
export function wrongInWords(
  document: StatementDocument,
  { part, asked, choices }: WrongPart,
  quote: (words: string) => string,
): string {
  if (part === 'tenderDate') {
    if (!isDay(asked.trim())) return `${quote(asked)} is no day. ${NO_DAY}`;
    const { first, last } = tenderDays(document);
    return `This statement answers for tender notices from ${dayInWords(first)} to ${dayInWords(last)}, not for ${dayInWords(asked.trim())}.`;
  }
  const what = part === 'theme' ? 'theme' : 'area or contract';
  const there = choices.map(({ value }) => value).join(', ');
  return `There is no ${what} ${quote(asked)} in this statement. ${there ? `There are: ${there}` : 'There is none'}.`;
}
