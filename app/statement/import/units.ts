import { kindOf } from '../../questionnaire/kinds/kinds';
import type { Measure } from '../../questionnaire/measure';

/** A Map: “__proto__” and “constructor” are names like any other. */
const NAMES = new Map([
  ...['£', 'gbp', 'pound', 'pounds', 'pounds sterling'].map((name) => [name, 'GBP'] as const),
  ...['%', 'per cent', 'percent', 'percentage'].map((name) => [name, 'percent'] as const),
]);

/** A unit under its one name: "£" and "gbp" are GBP, "%" is percent; others as typed. */
export function nameUnit(typed: string): string {
  const unit = typed.replace(/\s+/g, ' ').trim();
  const rate = /^(£|gbp|pounds?) per /i.exec(unit);
  if (rate) return `GBP${unit.slice(rate[1]?.length ?? 0)}`;
  return NAMES.get(unit.toLowerCase()) ?? unit;
}

/** Words compared as people mean them: case, spaces and width apart. */
export function fold(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Things that are not each other, however alike the figures look; see domain.md, “Shapes”, 7. */
const APART = new Set(
  (
    'people person households household visits visit instances instance attendances attendance ' +
    'qualifications qualification percent GBP FTE hours hour days day weeks months years minutes ' +
    'tonnes tonne kg kilograms tCO2e kgCO2e kWh miles kilometres litres'
  )
    .split(' ')
    .map(fold),
);

/** Measured rather than counted: only the same unit will do. */
const MEASURED = new Set(['GBP', 'FTE', 'hours', 'hours a week', 'tonnes', 'tCO2e', 'percent']);

/**
 * Whether a figure in this unit can stand under the measure; none given means the measure's own. A count may name
 * what it counts (“apprenticeships” started are people); hours are never days.
 */
export function fitsUnit(measure: Measure, typed: string): boolean {
  if (typed === '' || !kindOf(measure).plotted) return true;
  const unit = fold(typed);
  const own = fold(measure.unit);
  if (unit === own || unit === fold(measure.unitOne ?? '')) return true;
  if (kindOf(measure).percent && unit === 'percent') return true;
  if (MEASURED.has(measure.unit))
    return /^(learner|learning|training|volunteer|volunteering) hours?$/.test(unit)
      ? own === 'hours'
      : own === 'tco2e' && /^(tonnes|t) ?co2e?$/.test(unit);
  // One person a job.
  if (own === 'jobs' && unit === 'people') return true;
  return !APART.has(unit) && !unit.startsWith('gbp');
}
