import { NO_VALUE, type Value } from '../figure';
import type { Measure } from '../measure';
import { parseNumber, plainNumber } from '../number';
import type { Kind, Parsed, TypedValue } from './kinds';

/** What count, money and ratio share: one number, typed and kept as stated. */
export const numeric: Pick<Kind, 'parts' | 'plotted' | 'parse' | 'plot' | 'typed' | 'unit' | 'cellSaysUnit'> =
  {
    parts: ['value'],
    plotted: true,
    parse: parseOne,
    plot: (value) => value.number,
    unit: (measure) => measure.unit,
    cellSaysUnit: () => false,
    typed: (value) => ({ value: value.number === null ? '' : plainNumber(value.number, value.decimals) }),
  };

/** Reads one number by the measure's rules; zero is a nil return, which is an answer. */
export function parseOne({ value: raw = '' }: TypedValue, measure: Measure): Parsed {
  if (blank(raw)) return { ok: true, value: null };
  const rules = { decimals: measure.decimals ?? 0, mayBeNegative: measure.mayBeNegative ?? false };
  const parsed = parseNumber(raw, rules);
  if (!parsed.ok) return { ok: false, errors: [{ part: 'value', message: parsed.message }] };
  return { ok: true, value: numberValue(parsed.number, parsed.decimals) };
}

/** A stated number: nil when it is zero. */
export function numberValue(number: number, decimals: number): Value {
  return { ...NO_VALUE, status: number === 0 ? 'nil' : 'reported', number, decimals };
}

/** Nothing but spaces of any kind. */
export function blank(raw: string): boolean {
  return raw.replace(/[\s\u200b\u2060\ufeff]/g, '') === '';
}
