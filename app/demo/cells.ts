import type { TypedAnswer } from '../questionnaire/answers';
import { QUALIFIERS } from '../questionnaire/figure';
import { kindOf } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import type { DemoCell } from './enterprise';

/** A cell of the demo's tables as a form would post it; null for no answer. */
export function typeCell(measure: Measure, cell: DemoCell): TypedAnswer | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return typeWords(measure, cell);
  const { is, ...rest } = cell;
  return { ...(is !== undefined && typeWords(measure, is)), ...rest };
}

function typeWords(measure: Measure, words: string): TypedAnswer {
  if (!kindOf(measure).plotted) return { value: words };
  if (words === 'not measured') return { absent: 'not_measured' };
  if (words === 'does not apply') return { absent: 'not_applicable' };
  for (const [qualifier, said] of Object.entries(QUALIFIERS))
    if (words.startsWith(`${said} `))
      return { ...typeWords(measure, words.slice(said.length + 1)), qualifier };
  const [numerator, denominator] = words.split(' of ');
  return kindOf(measure).percent && denominator ? { numerator, denominator } : { value: words };
}
