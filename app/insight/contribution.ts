import type { DocumentItem } from '../questionnaire/document';
import { type Figure, hasValue, type Period, type Qualifier } from '../questionnaire/figure';
import { roundNumberIn } from '../questionnaire/format';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { monthsIn, samePeriod } from '../questionnaire/period';
import { yearFigure } from '../questionnaire/year-figure';
import { isCompared } from './benchmark';
import { type ComparedBy, tierOf } from './cohort';
import { drawnValue } from './drawn-value';

/** What one published statement adds to its year: kept as it was added, so that it can be taken out again. */
export interface Contribution extends ComparedBy {
  /** Each core measure's public figure; null where it is hidden because it is small. */
  stated: Readonly<Record<string, number | null>>;
  /** Measures that are stated but not compared. */
  leftOut: readonly string[];
  /** How the figures were qualified, of those that were. */
  qualified: Readonly<Record<string, Qualifier>>;
}

/** What a published statement says, as the public may see it. */
interface Published {
  organisation: { fieldOfWork: string; region: string };
  period: Period;
  items: readonly Pick<DocumentItem, 'measure' | 'figures'>[];
}

/** A published statement's part in its year's benchmarks and totals. */
export function contributionOf({ organisation, period, items }: Published): Contribution {
  const stated: Record<string, number | null> = {};
  const leftOut: string[] = [];
  const qualified: Record<string, Qualifier> = {};
  const whole = monthsIn(period) === 12;
  for (const { measure, figures } of items) {
    const figure = measure.own ? undefined : yearFigure(figures, measure.id, period);
    if (!figure || !hasValue(figure) || !kinds[measure.kind].plotted) continue;
    stated[measure.id] = isAddable(figure) ? drawnValue(figure, measure) : null;
    // "About 600" is published of a count that lies around it.
    const said = isRounded(figure) ? 'about' : figure.qualifier;
    if (said && stated[measure.id] !== null) qualified[measure.id] = said;
    if (!whole || !isComparable(measure, figure, period)) leftOut.push(measure.id);
  }
  const { fieldOfWork: field, region } = organisation;
  return { field, tier: tierOf(stated.total_income ?? null), region, stated, leftOut, qualified };
}

/** "Fewer than 10" and "10 to 19" are drawn at their middle, but nobody stated it: they add nothing. */
function isAddable({ published }: Figure): boolean {
  return !published || published.as === 'share' || roundNumberIn(published) !== null;
}

const isRounded = ({ published }: Figure) => published !== undefined && roundNumberIn(published) !== null;

/** A bound is no value to compare with: "more than 150" may be any number. */
const BOUNDS: readonly (string | null)[] = ['more_than', 'at_least', 'less_than'];

/**
 * A figure of a statement of twelve months enters a cohort when it is no bound and covers twelve months too: thirteen
 * months of jobs beside twelve would pass for growth. A share, a rate or a count at one day has no length to differ in.
 */
function isComparable(measure: Measure, figure: Figure, period: Period): boolean {
  if (!isCompared(measure) || figure.published || BOUNDS.includes(figure.qualifier)) return false;
  const runs = kindOf(measure).adds;
  const accrual = measure.accrual ?? 'in_year';
  if (accrual === 'cumulative') return false;
  if (!runs || accrual === 'point_in_time' || samePeriod(figure.period, period)) return true;
  return monthsIn(figure.period) === 12;
}

/** The figures that are compared. */
export function comparedIn({
  stated,
  leftOut,
}: Pick<Contribution, 'stated' | 'leftOut'>): [string, number][] {
  const compared: [string, number][] = [];
  for (const id of Object.keys(stated)) {
    const value = stated[id];
    if (value != null && !leftOut.includes(id)) compared.push([id, value]);
  }
  return compared;
}
