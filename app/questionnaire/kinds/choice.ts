import { NO_VALUE } from '../figure';
import type { Category, Measure } from '../measure';
import { OF_WORDS } from './beside';
import type { Holding, Parsed } from './kinds';
import { isBlank } from './numeric';

/** One option, or several, of a closed list; kept as option ids joined by a space. */
export const choice: Holding<'value'> = {
  inputs: { value: ({ label }) => ({ as: 'options', label }) },
  ...OF_WORDS,
  parse: ({ value = '' }, measure) => parseChoice(value, measure),
  format: (value, measure) => inOneLine(labels(value.text ?? '', measure)),
  cell: (value, measure) => inOneLine(labels(value.text ?? '', measure)),
  typed: ({ text }, measure) => ({ value: inTheirOrder(text ?? '', measure) }),
};

function parseChoice(raw: string, measure: Measure): Parsed<'value'> {
  if (isBlank(raw)) return { ok: true, value: null };
  const chosen = raw.trim().split(/\s+/);
  const known = new Set(measure.options?.map((option) => option.id));
  const message = measure.multiple ? 'Choose from the list' : 'Choose one of the options';
  if (chosen.some((id) => !known.has(id)) || (!measure.multiple && chosen.length > 1))
    return { ok: false, errors: [{ part: 'value', message }] };
  return { ok: true, value: { ...NO_VALUE, text: [...new Set(chosen)].join(' ') } };
}

/** "With external agencies, in detailed reports": one capital, as a sentence has it; "KPIs" and names keep theirs. */
function inOneLine([first = '', ...others]: readonly string[]): string {
  const small = (label: string) =>
    label.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLocaleLowerCase('en-GB'));
  return [first, ...others.map(small)].join(', ');
}

function labels(text: string, measure: Measure): string[] {
  const chosen = new Set(text.split(' '));
  return (measure.options ?? []).filter((option) => chosen.has(option.id)).map((option) => option.label);
}

/** The options of a measure, and those that are no longer offered and were chosen when they were. */
export function optionsOf({ options = [] }: Measure, chosen: ReadonlySet<string>): readonly Category[] {
  const retired = [...chosen].filter((id) => id !== '' && !options.some((option) => option.id === id));
  return [...options, ...retired.map((id) => ({ id, label: `${id}, no longer offered` }))];
}

/** Options as a form sends them, each once and in the order in which they are offered. */
function inTheirOrder(text: string, measure: Measure): string {
  const chosen = new Set(text.split(/\s+/));
  return optionsOf(measure, chosen)
    .filter(({ id }) => chosen.has(id))
    .map(({ id }) => id)
    .join(' ');
}
