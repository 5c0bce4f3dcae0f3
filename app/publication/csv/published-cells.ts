import { type Figure, type Published, WITHHELD } from '../../questionnaire/figure';
import { publishedWords, roundNumberIn } from '../../questionnaire/format';
import { kindOf, kinds } from '../../questionnaire/kinds/kinds';
import { exactPercent } from '../../questionnaire/kinds/share';
import type { Measure } from '../../questionnaire/measure';
import { NO_VALUE_WORDS, type PublishedWord, STATED_DECIMALS } from './columns';
import { numberCell } from './write-csv';

/** What a row says of how much it is. Empty cells are nothing known, never nil. */
interface PublishedCells {
  /** A number; empty wherever what is published is none. */
  value: string;
  /** Words: an answer in words, why there is no figure, or a range as it is printed. */
  text: string;
  /** Empty where nothing was counted. */
  published: PublishedWord | '';
  /**
   * Between these, both included, is what was counted; of what was not, or only about, what was stated as a range. An end
   * that nobody stated is empty.
   */
  lower: string;
  upper: string;
}

/** A figure as numbers and words apart: never a value beside a range. */
export function publishedCells(figure: Figure, measure: Measure): PublishedCells {
  const none = { value: '', text: '', published: '', lower: '', upper: '' } as const;
  const { status, published: made, qualifier } = figure;
  if (status === 'not_measured' || status === 'not_applicable')
    return { ...none, text: NO_VALUE_WORDS[status] };
  if (made) return { ...none, ...rangeCells(made, isCounted(figure)) };
  if (!kinds[measure.kind].plotted) return { ...none, text: figure.text ?? '' };
  const value = stated(figure, measure);
  const published = qualifier === null && isCounted(figure) ? 'exact' : 'stated';
  return { ...none, value, published, ...boundsOf(figure, measure, value) };
}

/**
 * The ends that the words name, as "10 to 19" does. "About 30" names them by the rule alone, so for what was counted: of what was
 * estimated, or stated as about, nobody knows how far off it is.
 */
function rangeCells(published: Published, counted: boolean): Omit<PublishedCells, 'value'> {
  if (published.as === 'withheld')
    return { text: WITHHELD[published.why], published: 'withheld', lower: '', upper: '' };
  const text = publishedWords(published);
  const { low, high } = published;
  const rounded = roundNumberIn(published) !== null;
  const known = !rounded || (counted && !(published.as === 'band' && published.loose));
  const bounds = known ? { lower: numberCell(low ?? 0), upper: numberCell(high) } : { lower: '', upper: '' };
  return { text, published: rounded ? 'rounded' : 'banded', ...bounds };
}

/** The number as it was stated; a percentage that nobody stated, as the two numbers behind it give it. */
function stated(figure: Figure, measure: Measure): string {
  const { value = '' } = kinds[measure.kind].typed(figure, measure);
  const percent = value === '' && kindOf(measure).percent ? exactPercent(figure) : null;
  if (percent === null) return value;
  const [whole = '', decimals = ''] = numberCell(percent).split('.');
  // More decimals than anybody could state tell an import that it was worked out.
  return `${whole}.${decimals.padEnd(STATED_DECIMALS + 1, '0')}`;
}

/** Whether it was counted as far as the organisation says: nobody says of a count that it was one. */
const isCounted = ({ basis }: Figure) => basis === null || basis === 'counted';

/** What has parts of its own is measured, not counted one by one: so much more than 20 tonnes may be half a tonne. */
const MEASURED =
  /(?<![\p{L}\p{N}])(?:hours?|days?|weeks?|months?|years?|minutes?|FTEs?|full-time equivalents?|tonnes?|tons?|kg|kilograms?|grams?|\w*CO2e?|\w*kWh|MWh|kW|MW|miles?|km|kilometres?|metres?|m2|m²|hectares?|acres?|litres?|points?|index|scores?|thousands?|millions?|oriau|tunnell|tunelli|dyddiau|diwrnodau|milltir(?:oedd)?)(?![\p{L}\p{N}])/iu;

/** Whether it is counted in whole numbers. An own measure may have decimals whatever it counts, so its unit tells. */
function countsWholes(measure: Measure): boolean {
  if (!kindOf(measure).counted) return false;
  return measure.own ? !MEASURED.test(measure.unit) : !measure.decimals;
}

/**
 * The same number twice, or both ends where it was rounded beside what it is made of. A minimum and a maximum have one
 * end, "more than 20" of whole numbers from 21 on; about, and what was not counted, have none: nobody stated any.
 */
function boundsOf(figure: Figure, measure: Measure, value: string): Pick<PublishedCells, 'lower' | 'upper'> {
  const exact = kindOf(measure).percent ? numberCell(exactPercent(figure)) : value;
  const [lower = '', upper = ''] = [value, exact].sort((a, b) => Number(a) - Number(b));
  const step = countsWholes(measure) && Number.isInteger(figure.number) ? 1 : 0;
  const next = (cell: string, by: number) => (step ? numberCell(Number(cell) + by) : cell);
  switch (figure.qualifier) {
    case 'more_than':
      return { lower: next(lower, step), upper: '' };
    case 'at_least':
      return { lower, upper: '' };
    case 'less_than':
      return { lower: '', upper: next(upper, -step) };
    case 'almost':
      return { lower: '', upper };
    case 'about':
      return { lower: '', upper: '' };
    case null:
      return isCounted(figure) ? { lower, upper } : { lower: '', upper: '' };
  }
}
