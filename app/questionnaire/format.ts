import { type Figure, type Published, QUALIFIERS, type Qualifier, type Value, WITHHELD } from './figure';
import { kinds } from './kinds/kinds';
import type { Measure } from './measure';
import { formatNumber } from './number';

/** What stands where there is no figure. */
export const NO_FIGURE = {
  not_measured: 'Not measured',
  not_applicable: 'Does not apply',
} as const;

type Stated = Value & { qualifier: Qualifier | null; published?: Published };

/** A figure as a sentence has it: "more than 150 jobs", "37 of 38 (97%)", "Not measured". */
export function formatFigure(figure: Stated, measure: Measure): string {
  if (figure.status === 'not_measured' || figure.status === 'not_applicable') return NO_FIGURE[figure.status];
  const { published } = figure;
  if (published) {
    const words = publishedWords(published);
    return published.as === 'band' ? `${words} ${measure.unit}`.trim() : words;
  }
  return qualified(kinds[measure.kind].format(figure, measure) + outOf(figure, measure), figure.qualifier);
}

/** A figure as a table cell has it, without its unit. */
export function formatCell(figure: Stated, measure: Measure): string {
  if (figure.status === 'not_measured' || figure.status === 'not_applicable') return NO_FIGURE[figure.status];
  if (figure.published) return publishedWords(figure.published);
  return qualified(kinds[measure.kind].cell(figure, measure) + outOf(figure, measure), figure.qualifier);
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

/** The round number that a band stands for, from "about 20" on; null for every other published form. */
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

/** A count or a rate stated together with the numbers behind it keeps them. */
function outOf({ numerator, denominator }: Value, measure: Measure): string {
  if (measure.kind === 'share' || numerator === null || denominator === null) return '';
  return ` (${formatNumber(numerator, 0)} of ${formatNumber(denominator, 0)})`;
}

function qualified(words: string, qualifier: Qualifier | null): string {
  return qualifier ? `${QUALIFIERS[qualifier]} ${words}` : words;
}

/** First letter upper case, for the start of a line. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The figure of the whole organisation for a period, among many. */
export function totalOf(
  figures: readonly Figure[],
  measureId: string,
  series: Figure['series'] = 'actual',
): Figure | undefined {
  return figures.find(
    (figure) =>
      figure.measureId === measureId &&
      figure.series === series &&
      figure.category === '' &&
      figure.slice === '',
  );
}
