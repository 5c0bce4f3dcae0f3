import { type Basis, type Published, QUALIFIERS, type Qualifier, type Value, WITHHELD } from './figure';
import { kindOf, kinds } from './kinds/kinds';
import type { Measure } from './measure';
import { formatNumber } from './number';

/** What stands where there is no figure. */
export const NO_FIGURE = {
  not_measured: 'Not measured',
  not_applicable: 'Does not apply',
} as const;

/** Where nothing was stated; a cell that is empty leaves the reader to guess. */
export const NOTHING = '–';

type Stated = Value & { qualifier: Qualifier | null; basis?: Basis | null; published?: Published };

/** A figure as a sentence has it: "more than 150 jobs", "37 of 38 (97%)", "£13,900,000 (modelled)", "Not measured". */
export function formatFigure(figure: Stated, measure: Measure): string {
  if (figure.status === 'not_measured' || figure.status === 'not_applicable') return NO_FIGURE[figure.status];
  const { published } = figure;
  if (published) {
    const words = publishedWords(published);
    return based(published.as === 'band' ? `${words} ${measure.unit}`.trim() : words, figure);
  }
  const words = kinds[measure.kind].format(figure, measure) + outOf(figure, measure);
  return based(qualified(words, figure.qualifier), figure);
}

/**
 * A difference of percentages, as finely as these are printed: "up 1 point" beside 57.3% and 58.6% would be another
 * difference than theirs. 71% and 73% of counted people may lie 1.4 points apart, which only the decimal tells.
 */
export function percentagePoints(size: number, ...of: readonly Value[]): string {
  const decimals = Math.max(...of.map((value) => (value.numerator === null ? value.decimals : 1)));
  const least = 10 ** -decimals;
  if (size < least - 1e-9) return `less than ${formatNumber(least, decimals)} percentage point`;
  const said = formatNumber(size, decimals);
  return `${said} percentage point${said === '1' ? '' : 's'}`;
}

/** A figure as a table cell has it, without its unit. */
export function formatCell(figure: Stated, measure: Measure): string {
  if (figure.status === 'not_measured' || figure.status === 'not_applicable') return NO_FIGURE[figure.status];
  if (figure.published) return based(publishedWords(figure.published), figure);
  return based(valueCell(figure, measure), figure);
}

/** The one form of a protected figure, wherever it stands: "fewer than 10", "10 to 19", "about 30", "between 80% and 90% of about 50". */
export function publishedWords(published: Published): string {
  if (published.as === 'withheld') return 'not shown';
  if (published.as === 'share')
    return `between ${published.low}% and ${published.high}% of about ${formatNumber(published.base, 0)}`;
  const { low, high } = published;
  if (high === null) return low === null ? 'not shown' : `at least ${formatNumber(low, 0)}`;
  if (low === null || low === 0) return `fewer than ${formatNumber(high + 1, 0)}`;
  const ten = roundNumberIn(published);
  return ten === null
    ? `${formatNumber(low, 0)} to ${formatNumber(high, 0)}`
    : `about ${formatNumber(ten, 0)}`;
}

/** The same beside a point of a chart: "<10", "10–19", "~30", "80–90%". */
export function publishedShort(published: Published): string {
  if (published.as === 'withheld') return '';
  if (published.as === 'share') return `${published.low}–${published.high}%`;
  const { low, high } = published;
  if (high === null) return low === null ? '' : `≥${formatNumber(low, 0)}`;
  if (low === null || low === 0) return `<${formatNumber(high + 1, 0)}`;
  const ten = roundNumberIn(published);
  return ten === null ? `${formatNumber(low, 0)}–${formatNumber(high, 0)}` : `~${formatNumber(ten, 0)}`;
}

/** The round number that a band stands for, so from 20 on; null for every other published form. */
export function roundNumberIn(published: Published): number | null {
  if (published.as !== 'band' || published.low === null || published.high === null) return null;
  return published.low >= 20 ? Math.ceil(published.low / 10) * 10 : null;
}

/** What is to be said below a published form; empty for a figure that is published as it is. */
export function publishedNote(published: Published | undefined): string {
  if (!published) return '';
  if (published.as === 'withheld') return WITHHELD[published.why];
  if (published.as === 'share') return 'Stated as a range, so that nobody can be recognised.';
  return roundNumberIn(published) === null
    ? 'Small numbers of people are stated as a range.'
    : 'Rounded to the nearest 10, so that nobody can be recognised.';
}

function valueCell(figure: Stated, measure: Measure): string {
  return qualified(kinds[measure.kind].cell(figure, measure) + outOf(figure, measure), figure.qualifier);
}

/** Whether two figures state the same value, however each was made. */
export function saysTheSame(a: Stated, b: Stated, measure: Measure): boolean {
  return formatCell({ ...a, basis: null }, measure) === formatCell({ ...b, basis: null }, measure);
}

/** What was not counted says so wherever it stands: years later nobody can ask. */
const NOT_COUNTED = { survey: 'from a survey', estimated: 'estimated', modelled: 'modelled' } as const;

function based(words: string, { basis }: Stated): string {
  if (!basis || basis === 'counted' || !words) return words;
  const how = NOT_COUNTED[basis];
  return words.endsWith(')') ? `${words.slice(0, -1)}, ${how})` : `${words} (${how})`;
}

/** A measure's unit in words: "pounds", "percent of staff", "jobs". */
export function unitInWords(measure: Measure): string {
  return kinds[measure.kind].unit(measure);
}

/** A measure's name with its unit, where neither the name nor the cells beside it say it. */
export function nameWithUnit(measure: Measure): string {
  const unit = unitInWords(measure);
  const lower = (words: string) => words.toLocaleLowerCase('en-GB');
  const said = lower(measure.label).includes(lower(unit)) || kinds[measure.kind].cellSaysUnit(measure);
  return said ? measure.label : `${measure.label}, ${unit}`;
}

/** A count or a rate stated together with the numbers behind it keeps them. */
function outOf({ numerator, denominator }: Value, measure: Measure): string {
  if (kindOf(measure).percent || numerator === null || denominator === null) return '';
  return ` (${formatNumber(numerator, 0)} of ${formatNumber(denominator, 0)})`;
}

function qualified(words: string, qualifier: Qualifier | null): string {
  return qualifier ? `${QUALIFIERS[qualifier]} ${words}` : words;
}

/** First letter upper case, for the start of a line. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** With a full stop, so that what stands behind it begins a sentence of its own; empty for nothing. */
export const stopped = (words: string | null) =>
  !words || /[.!?][”’")]?$/.test(words) ? (words ?? '') : `${words}.`;
