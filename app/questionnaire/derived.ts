import { type Figure, NO_VALUE, type Value } from './figure';
import type { Derivation, Measure } from './measure';

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
  return measures.flatMap((measure) => {
    const { derived } = measure;
    if (!derived) return [];
    const parts = [derived.denominator, ...derived.numerator];
    const totals = figures.filter(
      ({ measureId, category, slice }) => category === '' && slice === '' && parts.includes(measureId),
    );
    return totals
      .filter(({ measureId }) => measureId === derived.denominator)
      .flatMap((base) => deriveOne(measure, derived, base, totals));
  });
}

function deriveOne(measure: Measure, derived: Derivation, base: Figure, totals: readonly Figure[]): Figure[] {
  const amount = (id: string) =>
    totals.find(
      (figure) =>
        figure.measureId === id &&
        figure.series === base.series &&
        figure.period.start === base.period.start &&
        figure.period.end === base.period.end,
    )?.number ?? null;
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
