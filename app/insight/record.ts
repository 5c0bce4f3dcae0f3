import { alikeLong } from '../questionnaire/alike-long';
import type { Measure } from '../questionnaire/measure';
import type { ChartPoint } from './chart-model';
import { areApart, isInexact, knownIn } from './comparison';

const WORDS = 'zero one two three four five six seven eight nine ten'.split(' ');

/** "five"; from eleven on in digits. */
export function countInWords(count: number): string {
  return WORDS[count] ?? String(count);
}

/** ", two of them brought in": nobody here vouches for what a superlative rests on then. */
export function broughtInAmong(points: readonly ChartPoint[]): string {
  const count = points.filter(({ standing }) => standing === 'brought in').length;
  if (count === 0) return '';
  const all = points.length === 2 ? 'both' : 'all';
  return `, ${count === points.length ? all : countInWords(count)} of them brought in`;
}

/** ", the highest in five years": only when every year of the run is known, exact, comparable and equally long. */
export function recordIn(points: readonly ChartPoint[], up: boolean, measure: Measure): string {
  const known = knownIn(points);
  const last = known.at(-1);
  const [first] = known;
  // A running total is the highest every year.
  if (measure.accrual === 'cumulative' || known.length < 3 || !last || !first) return '';
  const run = points.filter(
    ({ period, forecast }) => !forecast && period.end >= first.period.end && period.end <= last.period.end,
  );
  const comparable =
    run.length === known.length &&
    areApart(known) &&
    known.every(
      (point) =>
        !isInexact(point) &&
        point.restated === null &&
        point.figure.measureId === last.figure.measureId &&
        alikeLong(measure, point.period, last.period),
    );
  if (!comparable) return '';
  const others = known.slice(0, -1).map((point) => point.value);
  const extreme = others.every((value) => (up ? value < last.value : value > last.value));
  return extreme
    ? `, the ${up ? 'highest' : 'lowest'} in ${countInWords(known.length)} years${broughtInAmong(known)}`
    : '';
}
