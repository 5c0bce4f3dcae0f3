import { isBroughtIn, type KnownYears, yearOfNamed } from '../questionnaire/brought-in';
import type { Figure, Period } from '../questionnaire/figure';
import { hasValue } from '../questionnaire/figure';
import { formatCell } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { formatNumber } from '../questionnaire/number';
import { samePeriod, yearLabel } from '../questionnaire/period';

interface BreakdownCell {
  value: number | null;
  display: string;
}

export interface BreakdownYear {
  label: string;
  standing?: 'brought in';
  period: Period;
  /** One for each group, in the groups' order. */
  cells: BreakdownCell[];
  total: string;
}

/** A measure's groups over the years. */
export interface Breakdown {
  groups: { id: string; label: string }[];
  years: BreakdownYear[];
  /** Totals that do not add, said and never corrected. */
  remarks: string[];
}

/** The groups that were stated, year by year; null where there are none. */
export function breakdownOf(
  measure: Measure,
  figures: readonly Figure[],
  known: KnownYears,
): Breakdown | null {
  const mine = figures.filter(
    ({ measureId, series, slice }) => measureId === measure.id && series === 'actual' && slice === '',
  );
  const stated = mine.filter(({ category }) => category !== '');
  if (stated.length === 0) return null;
  const groups = groupsIn(measure, stated);
  const periods: Period[] = [];
  for (const { period } of stated)
    if (!periods.some((each) => samePeriod(each, period))) periods.push(period);
  periods.sort((a, b) => a.end.localeCompare(b.end));
  return {
    groups,
    years: periods.map((period) => ({
      label: yearOfNamed(period, known),
      ...(isBroughtIn({ period, series: 'actual' }, known) && { standing: 'brought in' as const }),
      ...yearOf(measure, mine, period, groups),
    })),
    remarks: periods.flatMap((period) => remarkOn(mine, period)),
  };
}

/** In the questionnaire's order; what it no longer knows comes last. */
function groupsIn({ breakdown = [] }: Measure, stated: readonly Figure[]): Breakdown['groups'] {
  const said = new Set(stated.map(({ category }) => category));
  const known = breakdown.filter(({ id }) => said.has(id));
  const unknown = [...said].filter((id) => !breakdown.some((each) => each.id === id));
  return [...known, ...unknown.map((id) => ({ id, label: id }))];
}

function yearOf(
  measure: Measure,
  figures: readonly Figure[],
  period: Period,
  groups: Breakdown['groups'],
): Pick<BreakdownYear, 'period' | 'cells' | 'total'> {
  const of = (category: string) =>
    figures.find((each) => each.category === category && samePeriod(each.period, period));
  const display = (figure: Figure | undefined) => (figure ? formatCell(figure, measure) : '');
  return {
    period,
    cells: groups.map(({ id }) => {
      const figure = of(id);
      return {
        value: figure && hasValue(figure) ? kinds[measure.kind].plot(figure) : null,
        display: display(figure),
      };
    }),
    total: display(of('')),
  };
}

function remarkOn(figures: readonly Figure[], period: Period): string[] {
  const mine = figures.filter((each) => samePeriod(each.period, period));
  const total = mine.find(({ category }) => category === '');
  const parts = mine.filter(({ category }) => category !== '');
  if (total?.number == null || parts.some(({ number }) => number === null)) return [];
  const decimals = Math.max(total.decimals, ...parts.map((part) => part.decimals));
  const sum = Number(parts.reduce((all, part) => all + (part.number ?? 0), 0).toFixed(decimals));
  if (sum === total.number || total.qualifier || parts.some(({ qualifier }) => qualifier)) return [];
  return [
    `${yearLabel(period)}: the groups add up to ${formatNumber(sum, decimals)}; the total stated is ${formatNumber(total.number, decimals)}.`,
  ];
}
