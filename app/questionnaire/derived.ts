import { type Figure, NO_VALUE, type Value } from './figure';
import type { Derivation, Measure } from './measure';
import { samePeriod } from './period';

/** Pence, so that sums of money are exact. */
const pence = (pounds: number) => Math.round(pounds * 100);

/** Numerator ÷ denominator as a percentage to one decimal; not applicable when the denominator is not positive. */
export function deriveShare(derivation: Derivation, amount: (id: string) => number | null): Value | null {
  const denominator = amount(derivation.denominator);
  if (denominator === null) return null;
  if (denominator <= 0) return { ...NO_VALUE, status: 'not_applicable' };
  const parts = derivation.numerator.map(amount);
  if (parts.every((part) => part === null)) return null;
  const numerator = parts.reduce<number>((sum, part) => sum + pence(part ?? 0), 0);
  const number = Math.round((numerator / pence(denominator)) * 1000) / 10;
  return {
    ...NO_VALUE,
    status: number === 0 ? 'nil' : 'reported',
    number,
    decimals: number % 1 === 0 ? 0 : 1,
  };
}

/** The derived figures that a set of stated figures gives, one for each period and series that has what it takes. */
export function deriveFigures(measures: readonly Measure[], figures: readonly Figure[]): Figure[] {
  const worked: { measure: Measure; derived: Derivation }[] = [];
  for (const measure of measures) if (measure.derived) worked.push({ measure, derived: measure.derived });
  const totals = totalsOf(
    new Set(worked.flatMap(({ derived }) => [derived.denominator, ...derived.numerator])),
    figures,
  );
  return worked.flatMap(({ measure, derived }) =>
    (totals.get(derived.denominator) ?? []).flatMap((base) => deriveOne(measure, derived, base, totals)),
  );
}

type Totals = ReadonlyMap<string, readonly Figure[]>;

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

function deriveOne(measure: Measure, derived: Derivation, base: Figure, totals: Totals): Figure[] {
  const alike = ({ series, period }: Figure) => series === base.series && samePeriod(period, base.period);
  const amount = (id: string) => totals.get(id)?.find(alike)?.number ?? null;
  const value = deriveShare(derived, amount);
  if (!value) return [];
  const note = value.status === 'not_applicable' ? derived.otherwise : null;
  return [
    {
      ...value,
      measureId: measure.id,
      series: base.series,
      category: '',
      period: base.period,
      qualifier: null,
      basis: null,
      note,
      explanation: null,
      source: null,
      statedLabel: null,
      slice: '',
    },
  ];
}
