import { NO_VALUE, type Value } from '../figure';
import type { Measure } from '../measure';
import { formatNumber, parseNumber, plainNumber } from '../number';
import { OF_FIGURES } from './beside';
import type { Holding, Parsed, PartInput, Trait } from './kinds';

/** One number; and the two behind it, where they were stated. */
export type NumericPart = 'value' | 'numerator' | 'denominator';
export type TypedNumber = { readonly [P in NumericPart]?: string };

const behind = (label: string): PartInput => ({
  as: 'line',
  label,
  keys: 'numeric',
  onlyWhereStated: true,
});

/** What count, money and ratio share: one number, typed and kept as stated. */
export const numeric: Omit<Holding<NumericPart>, 'format' | 'cell' | Trait> = {
  inputs: {
    value: (measure) => ({
      as: 'line',
      label: `Number of ${measure.unit}`,
      after: measure.unit === 'percent' ? '%' : measure.unit,
    }),
    numerator: () => behind('Stated with: how many'),
    denominator: () => behind('Stated with: out of how many'),
  },
  beside: OF_FIGURES,
  plotted: true,
  parse: parseOne,
  plot: (value) => value.number,
  unit: (measure) => measure.unit,
  cellSaysUnit: () => false,
  typed: ({ number, decimals, numerator, denominator }) => ({
    value: number === null ? '' : plainNumber(number, decimals),
    numerator: numerator === null ? '' : plainNumber(numerator, 0),
    denominator: denominator === null ? '' : plainNumber(denominator, 0),
  }),
};

/** Reads one number by the measure's rules; zero is a nil return, which is an answer. */
export function parseOne(typed: TypedNumber, measure: Measure): Parsed<NumericPart> {
  const { value: raw = '' } = typed;
  const fraction = parseFraction(typed);
  if (fraction && !fraction.ok) return fraction;
  if (isBlank(raw))
    return fraction
      ? fault('value', 'Enter the figure that these two numbers were stated with, or clear them')
      : { ok: true, value: null };
  const rules = { decimals: measure.decimals ?? 0, mayBeNegative: measure.mayBeNegative ?? false };
  const parsed = parseNumber(raw, rules);
  if (!parsed.ok) return fault('value', parsed.message);
  const value = numberValue(parsed.number, parsed.decimals);
  return { ok: true, value: fraction ? { ...value, status: 'reported', ...fraction.of } : value };
}

type Fraction = { ok: true; of: { numerator: number; denominator: number } };

/** Two whole numbers, of which the first is part of the second; null where neither was typed. */
export function parseFraction(
  typed: TypedNumber,
): Fraction | { ok: false; errors: { part: NumericPart; message: string }[] } | null {
  const { numerator: top = '', denominator: bottom = '' } = typed;
  if (isBlank(top) && isBlank(bottom)) return null;
  if (isBlank(top)) return fault('numerator', 'Enter how many, or clear the other number');
  if (isBlank(bottom)) return fault('denominator', 'Enter the total that this is out of');
  const n = parseNumber(top, { decimals: 0, mayBeNegative: false });
  const N = parseNumber(bottom, { decimals: 0, mayBeNegative: false });
  if (!n.ok) return fault('numerator', n.message);
  if (!N.ok) return fault('denominator', N.message);
  if (N.number === 0)
    return fault(
      'denominator',
      'The total must be 1 or more. If nobody was counted, choose “does not apply”',
    );
  if (n.number > N.number)
    return fault('numerator', `This must be no more than the total, ${formatNumber(N.number, 0)}`);
  return { ok: true, of: { numerator: n.number, denominator: N.number } };
}

/** One thing that is wrong, at the input that it is about. */
export function fault<Held extends string>(part: Held, message: string) {
  return { ok: false as const, errors: [{ part, message }] };
}

/** A stated number: nil when it is zero. */
export function numberValue(number: number, decimals: number): Value {
  return { ...NO_VALUE, status: number === 0 ? 'nil' : 'reported', number, decimals };
}

/** Nothing but spaces of any kind. */
export function isBlank(raw: string): boolean {
  return raw.replace(/[\s\u200b\u2060\ufeff]/g, '') === '';
}
