import { NO_VALUE } from '../questionnaire/figure';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { sections } from '../questionnaire/sections';
import { addingOf } from './adding';

/** A section of the questionnaire with the measures of it that add up. */
interface Theme {
  id: string;
  title: string;
  measures: { measure: Measure; mayRepeat: boolean }[];
}

/** Sections with something to add up, in the order they are asked. */
export function themes(): Theme[] {
  return sections()
    .map(({ id, title, measures }) => ({
      id,
      title,
      measures: measures
        .filter((measure) => addingOf(measure) !== 'never')
        .map((measure) => ({ measure, mayRepeat: addingOf(measure) === 'may_repeat' })),
    }))
    .filter(({ measures }) => measures.length > 0);
}

/** What some organisations state of one measure, together. */
export interface TotalPart {
  organisations: number;
  /** Those whose figure is hidden because it is small. */
  hidden: number;
  /** Of those added, how many are a minimum, a maximum or an estimate: then so is the total. */
  minimums: number;
  maximums: number;
  estimates: number;
  total: number;
}

/** A region or an enterprise with what it states. */
export interface TotalsRow {
  name: string;
  parts: ReadonlyMap<string, TotalPart>;
}

export interface TotalsView {
  title: string;
  columns: { id: string; label: string; unit: string; mayRepeat: boolean }[];
  rows: { name: string; cells: TotalsCell[] }[];
  sum: TotalsCell[];
}

export interface TotalsCell {
  words: string;
  /** "3 not stated exactly": hidden figures are in no total. */
  aside: string;
}

/** A theme's measures as a table, with what all rows add up to. */
export function totalsView({ title, measures }: Theme, rows: readonly TotalsRow[]): TotalsView {
  const shown = measures.filter(({ measure }) => rows.some(({ parts }) => parts.has(measure.id)));
  const sum = shown.map(({ measure }) =>
    cellOf(measure, added(rows.map(({ parts }) => parts.get(measure.id)))),
  );
  return {
    title,
    columns: shown.map(({ measure, mayRepeat }) => ({
      id: measure.id,
      label: measure.label,
      unit: kindOf(measure).money ? 'pounds' : measure.unit,
      mayRepeat,
    })),
    rows: rows.map(({ name, parts }) => ({
      name,
      cells: shown.map(({ measure }) => cellOf(measure, parts.get(measure.id))),
    })),
    sum,
  };
}

/** Several parts in one; in thousandths, so that sums do not depend on their order. */
function added(parts: readonly (TotalPart | undefined)[]): TotalPart {
  const sum: TotalPart = { organisations: 0, hidden: 0, minimums: 0, maximums: 0, estimates: 0, total: 0 };
  let thousandths = 0;
  for (const part of parts) {
    if (!part) continue;
    sum.organisations += part.organisations;
    sum.hidden += part.hidden;
    sum.minimums += part.minimums;
    sum.maximums += part.maximums;
    sum.estimates += part.estimates;
    thousandths += Math.round(part.total * 1000);
  }
  return { ...sum, total: thousandths / 1000 };
}

function cellOf(measure: Measure, part: TotalPart | undefined): TotalsCell {
  if (!part || part.organisations + part.hidden === 0) return { words: '–', aside: '' };
  const hidden = part.hidden > 0 ? `${part.hidden} stated as a range or not shown, not in it` : '';
  if (part.organisations === 0)
    return {
      words: 'a range',
      aside: part.hidden > 1 ? `${part.hidden} stated as a range or not shown` : '',
    };
  const whole = kindOf(measure).money || Number.isInteger(part.total) || Math.abs(part.total) >= 100;
  const number = Number(part.total.toFixed(whole ? 0 : 2));
  const decimals = String(number).split('.')[1]?.length ?? 0;
  const words = `${BOUNDS[boundOf(part)]}${kinds[measure.kind].cell({ ...NO_VALUE, number, decimals }, measure)}`;
  return { words, aside: [...openWords(part), hidden].filter(Boolean).join('; ') };
}

/** How a total is to be read: at least that much where a part is a minimum or is left out as a range; about that much where parts pull both ways. */
type Bound = 'exact' | 'at_least' | 'at_most' | 'about';

export function boundOf({ hidden, minimums, maximums, estimates }: TotalPart): Bound {
  if (hidden + minimums + maximums + estimates === 0) return 'exact';
  if (maximums + estimates === 0) return 'at_least';
  return hidden + minimums + estimates === 0 ? 'at_most' : 'about';
}

const BOUNDS: Record<Bound, string> = {
  exact: '',
  at_least: 'at least ',
  at_most: 'at most ',
  about: 'about ',
};

/** "2 stated as a minimum". */
function openWords({ minimums, maximums, estimates }: TotalPart): string[] {
  return [
    minimums > 0 ? `${minimums} stated as a minimum` : '',
    maximums > 0 ? `${maximums} stated as a maximum` : '',
    estimates > 0 ? `${estimates} rounded or estimated` : '',
  ];
}
