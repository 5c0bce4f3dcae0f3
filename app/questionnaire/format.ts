import { type Basis, type Published, QUALIFIERS, type Qualifier, type Value } from './figure';
import { kinds } from './kinds/kinds';
import { type Measure, unitFor } from './measure';
import { formatNumber } from './number';

/** What stands where there is no figure. */
export const NO_FIGURE = {
  not_measured: 'Not measured',
  not_applicable: 'Does not apply',
} as const;

type Stated = Value & { qualifier: Qualifier | null; basis?: Basis | null; published?: Published };

/** What stands where disclosure control took a number away. */
const HIDDEN = { fewer_than_10: 'fewer than 10', not_shown: 'not shown' } as const;

/** A figure as a sentence has it: "more than 150 jobs", "37 of 38 (97%)", "£13,900,000 (modelled)", "Not measured". */
export function formatFigure(figure: Stated, measure: Measure): string {
  if (figure.status === 'not_measured' || figure.status === 'not_applicable') return NO_FIGURE[figure.status];
  const { published } = figure;
  if (published === 'not_shown') return HIDDEN.not_shown;
  if (published === 'fewer_than_10') return `${HIDDEN.fewer_than_10} ${unitFor(measure, 10)}`;
  const words = kinds[measure.kind].format(figure, measure) + outOf(figure, measure);
  return based(published === 'rounded' ? `about ${words}` : qualified(words, figure.qualifier), figure);
}

/** A figure as a table cell has it, without its unit. */
export function formatCell(figure: Stated, measure: Measure): string {
  if (figure.status === 'not_measured' || figure.status === 'not_applicable') return NO_FIGURE[figure.status];
  if (figure.published && figure.published !== 'rounded') return HIDDEN[figure.published];
  return based(valueCell(figure, measure), figure);
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
