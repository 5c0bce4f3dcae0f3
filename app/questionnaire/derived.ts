import type { Figure } from './figure';
import type { Derivation, Measure } from './measure';
import { samePeriod } from './period';
import { leastShare } from './scheme';
import { yearFigure } from './year-figure';

/** Pence, so that sums of money are exact. */
const pence = (pounds: number) => Math.round(pounds * 100);

/**
 * Numerator ÷ denominator as a percentage to one decimal, without it where nothing was rounded (100%, 50%). Never rounded
 * to what it does not reach, neither the least that the scheme asks for (50.96% to 51%) nor the whole, and not to nought.
 * Null when the denominator is not positive.
 */
function shareOf(
  measureId: string,
  numerator: number,
  denominator: number,
): Pick<Figure, 'number' | 'decimals'> {
  if (denominator <= 0) return { number: null, decimals: 0 };
  const base = pence(denominator);
  if ((numerator * 100) % base === 0) return { number: (numerator * 100) / base, decimals: 0 };
  const exact = (numerator / base) * 1000;
  const tenths = Math.round(exact);
  const share = tenths / 10;
  const passes = share === 100 || share === leastShare(measureId)?.share;
  const reached = tenths > exact && passes ? tenths - 1 : tenths;
  return { number: (reached || Math.sign(exact)) / 10, decimals: 1 };
}

/**
 * The derived figures that a set of stated figures gives, one for each period and series that has what it takes. Of an
 * earlier year of which only one amount is stated again, the others are as they were stated in `earlier`.
 */
export function deriveFigures(
  measures: readonly Measure[],
  stated: readonly Figure[],
  earlier: readonly Figure[] = [],
): Figure[] {
  const worked: { measure: Measure; derived: Derivation }[] = [];
  for (const measure of measures) if (measure.derived) worked.push({ measure, derived: measure.derived });
  const wanted = new Set(worked.flatMap(({ derived }) => [derived.denominator, ...derived.numerator]));
  const totals = totalsOf(wanted, stated);
  const before = totalsOf(wanted, earlier);
  const figures: Figure[] = [];
  for (const { measure, derived } of worked) {
    const amounts = restated(derived, totals, before);
    for (const base of amounts.get(derived.denominator) ?? []) {
      const figure = deriveOne(measure, derived, base, amounts);
      if (figure) figures.push(figure);
    }
  }
  return figures;
}

type Totals = ReadonlyMap<string, readonly Figure[]>;

/** The amounts of a share, with those that still hold beside each that was stated again. */
function restated({ denominator, numerator }: Derivation, totals: Totals, earlier: Totals): Totals {
  const inputs = [denominator, ...numerator];
  const again = inputs.flatMap((id) => totals.get(id) ?? []).filter(({ series }) => series === 'comparative');
  if (again.length === 0) return totals;
  const whole = new Map(totals);
  for (const { period } of again)
    for (const id of inputs) {
      const own = whole.get(id) ?? [];
      const known = yearFigure(own, id, period, 'comparative');
      const then = yearFigure(earlier.get(id) ?? [], id, period);
      if (!known && then) whole.set(id, [...own, { ...then, series: 'comparative' }]);
    }
  return whole;
}

function totalsOf(wanted: ReadonlySet<string>, figures: readonly Figure[]): Totals {
  const totals = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (!wanted.has(figure.measureId) || figure.category !== '' || figure.slice !== '') continue;
    const of = totals.get(figure.measureId);
    if (of) of.push(figure);
    else totals.set(figure.measureId, [figure]);
  }
  return totals;
}

/** Written out whole, for a page of charts derives dozens: an object put together from others costs several times this. */
function deriveOne(measure: Measure, derived: Derivation, base: Figure, totals: Totals): Figure | null {
  const { series, period, number: denominator } = base;
  const parts = derived.numerator.map((id) => figureAt(totals.get(id), base));
  if (denominator === null) return null;
  const { number, decimals } = shareOf(
    measure.id,
    parts.reduce<number>((sum, part) => sum + pence(part?.number ?? 0), 0),
    denominator,
  );
  if (number !== null && parts.every((part) => part === null || part.number === null)) return null;
  // A share of what is “more than”, or of an estimate, is no more exact than that.
  const open = base.qualifier !== null || parts.some((part) => part !== null && part.qualifier !== null);
  const made = [base, ...parts].find((part) => part?.basis && part.basis !== 'counted');
  return {
    status: number === null ? 'not_applicable' : number === 0 ? 'nil' : 'reported',
    number,
    decimals,
    text: null,
    numerator: null,
    denominator: null,
    measureId: measure.id,
    series,
    category: '',
    period,
    qualifier: open && number !== null ? 'about' : null,
    basis: (number !== null && made?.basis) || null,
    note: number === null ? derived.otherwise : null,
    explanation: null,
    source: null,
    statedLabel: null,
    slice: '',
  };
}

/** What was stated in the same series of the same period. */
function figureAt(figures: readonly Figure[] | undefined, { series, period }: Figure): Figure | null {
  let found: Figure | null = null;
  if (figures)
    // What a later statement says again stands after what was said first.
    for (const figure of figures)
      if (figure.series === series && samePeriod(figure.period, period)) found = figure;
  return found;
}
