import type { Figure } from '../questionnaire/figure';
import { roundNumberIn } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';

/**
 * Where a figure is drawn, in the measure's unit: a range where its middle is, a count of "about 30" at 30, what is open
 * to one side at its end; null where nothing is drawn. Only a figure without `published` is drawn as what it is.
 */
export function drawnValue(figure: Figure, measure: Measure): number | null {
  const { published } = figure;
  if (!published) return kinds[measure.kind].plot(figure);
  if (published.as === 'share') return (published.low + published.high) / 2;
  if (published.as === 'withheld') return null;
  const { low, high } = published;
  if (high === null) return low;
  // "Fewer than 10" has no middle that anybody should read off an axis.
  return low ? (roundNumberIn(published) ?? (low + high) / 2) : null;
}
