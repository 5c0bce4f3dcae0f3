import { blankFigure } from '~/questionnaire/answers';
import type { DocumentItem } from '~/questionnaire/document';
import type { Figure, Period } from '~/questionnaire/figure';
import type { Measure } from '~/questionnaire/measure';
import { coreMeasure } from '~/questionnaire/sections';

/** The year from April to March that ends in `end`. */
export function financialYear(end: number): Period {
  return { start: `${end - 1}-04-01`, end: `${end}-03-31` };
}

/** The same as the year that is told about, every year of which was declared here. */
export function toldOf(end: number): { statement: { period: Period } } {
  return { statement: { period: financialYear(end) } };
}

/** A core measure that must exist. */
export function measureNamed(id: string): Measure {
  const measure = coreMeasure(id);
  if (!measure) throw new Error(`There is no measure ${id}`);
  return measure;
}

/** A figure of a financial year. */
export function figure(measureId: string, end: number, number: number, more: Partial<Figure> = {}): Figure {
  const status = number === 0 ? 'nil' : 'reported';
  return { ...blankFigure(measureId, financialYear(end)), status, number, ...more };
}

/** A measure with its figures, the last year's apart. */
export function itemOf(measure: Measure, figures: Figure[], last: number): DocumentItem {
  const now = (each: Figure) => each.period.end >= `${last}-03-31`;
  return { measure, figures: figures.filter(now), history: figures.filter((each) => !now(each)) };
}
