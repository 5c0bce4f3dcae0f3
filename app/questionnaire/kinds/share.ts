import { NO_VALUE, type Value } from '../figure';
import { formatNumber, parseNumber } from '../number';
import { OF_FIGURES } from './beside';
import type { Holding, Parsed } from './kinds';
import {
  fault,
  isBlank,
  type NumericPart,
  numberValue,
  numeric,
  parseFraction,
  type TypedNumber,
} from './numeric';

/** Part of a known whole: 37 of 38. Both are stored; the percentage is derived, or kept where it was stated. */
export const share: Holding<NumericPart> = {
  inputs: {
    numerator: () => ({ as: 'line', label: 'How many', keys: 'numeric' }),
    denominator: ({ ofWhat, unit }) => ({
      as: 'line',
      label: `Out of how many ${ofWhat ?? unit}`,
      before: 'of',
      after: ofWhat ?? unit,
      keys: 'numeric',
    }),
    value: () => ({
      as: 'line',
      label: 'Or the percentage, if that is all you know',
      after: '%',
      aside: true,
    }),
  },
  beside: OF_FIGURES,
  plotted: true,
  counted: false,
  money: false,
  adds: false,
  rate: true,
  percent: true,
  long: false,
  parse: parseShare,
  format: shareText,
  cell: shareText,
  unit: (measure) => `percent of ${measure.ofWhat ?? measure.unit}`,
  cellSaysUnit: () => true,
  plot: (value) => exactPercent(value),
  typed: numeric.typed,
};

function parseShare(typed: TypedNumber): Parsed<NumericPart> {
  const fraction = parseFraction(typed);
  if (fraction && !fraction.ok) return fraction;
  const stated = parsePercentage(typed.value ?? '');
  if (!fraction || !stated.ok) return stated;
  const value = { ...NO_VALUE, ...fraction.of };
  if (!stated.value) return { ok: true, value };
  const { number, decimals } = stated.value;
  if (!comesTo(value, number ?? 0, decimals))
    return fault(
      'value',
      `${ofText(value)} is ${percent(value)}%: correct one of them, or clear the percentage`,
    );
  return { ok: true, value: { ...value, number, decimals } };
}

/** Whether two numbers come to a percentage as it was stated, to its last digit. */
function comesTo(value: Value, stated: number, decimals: number): boolean {
  return Math.abs((exactPercent(value) ?? 0) - stated) < 10 ** -decimals;
}

/** A percentage alone, when the two numbers behind it are not known. */
function parsePercentage(raw: string): Parsed<NumericPart> {
  if (isBlank(raw)) return { ok: true, value: null };
  const parsed = parseNumber(raw.replace(/\s?(%|percent|per cent)\s*$/i, ''), {
    decimals: 2,
    mayBeNegative: false,
  });
  if (!parsed.ok) return fault('value', parsed.message);
  if (parsed.number > 100) return fault('value', 'A share is at most 100%');
  return { ok: true, value: numberValue(parsed.number, parsed.decimals) };
}

function shareText(value: Value): string {
  if (value.numerator === null) return value.number === null ? '' : `${percentText(value)}%`;
  return `${ofText(value)} (${percentText(value)}%)`;
}

/** The percentage as it is printed wherever it stands: as it was stated, else to the nearest whole. */
export function percentText(value: Value): string {
  return value.number === null ? String(percent(value) ?? '') : formatNumber(value.number, value.decimals);
}

function ofText({ numerator, denominator }: Value): string {
  return `${formatNumber(numerator ?? 0, 0)} of ${formatNumber(denominator ?? 0, 0)}`;
}

/** The percentage to the nearest whole; never 0% or 100% for a share that is neither. */
function percent(value: Value): number | null {
  const exact = exactPercent(value);
  if (exact === null) return null;
  const rounded = Math.round(exact);
  if (rounded === 100 && exact < 100) return 99;
  return rounded === 0 && exact > 0 ? 1 : rounded;
}

/** The unrounded percentage, 0 to 100. */
export function exactPercent({ numerator, denominator, number }: Value): number | null {
  return numerator === null || !denominator ? number : (numerator / denominator) * 100;
}
