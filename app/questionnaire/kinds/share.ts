import { NO_VALUE, type Value } from '../figure';
import { formatNumber, parseNumber, plainNumber } from '../number';
import type { Kind, Parsed, Part, TypedValue } from './kinds';
import { blank, numberValue } from './numeric';

/** Part of a known whole: 37 of 38. Both are stored; the percentage is derived. */
export const share: Kind = {
  parts: ['numerator', 'denominator', 'value'],
  plotted: true,
  parse: parseShare,
  format: shareText,
  cell: shareText,
  unit: (measure) => `percent of ${measure.ofWhat ?? measure.unit}`,
  cellSaysUnit: () => true,
  plot: (value) => exactPercent(value),
  typed: ({ numerator, denominator, number, decimals }) => ({
    numerator: numerator === null ? '' : plainNumber(numerator, 0),
    denominator: denominator === null ? '' : plainNumber(denominator, 0),
    value: number === null ? '' : plainNumber(number, decimals),
  }),
};

function parseShare(typed: TypedValue): Parsed {
  const { numerator: top = '', denominator: bottom = '' } = typed;
  if (blank(top) && blank(bottom)) return parsePercentage(typed.value ?? '');
  if (blank(top)) return fault('numerator', 'Enter how many, or clear the other number');
  if (blank(bottom)) return fault('denominator', 'Enter the total that this is out of');
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
  return { ok: true, value: { ...NO_VALUE, numerator: n.number, denominator: N.number } };
}

/** A percentage alone, when the two numbers behind it are not known. */
function parsePercentage(raw: string): Parsed {
  if (blank(raw)) return { ok: true, value: null };
  const parsed = parseNumber(raw.replace(/\s?(%|percent|per cent)\s*$/i, ''), {
    decimals: 2,
    mayBeNegative: false,
  });
  if (!parsed.ok) return fault('value', parsed.message);
  if (parsed.number > 100) return fault('value', 'A share is at most 100%');
  return { ok: true, value: numberValue(parsed.number, parsed.decimals) };
}

function shareText(value: Value): string {
  if (value.numerator === null)
    return value.number === null ? '' : `${formatNumber(value.number, value.decimals)}%`;
  const stated = value.number === null ? percent(value) : formatNumber(value.number, value.decimals);
  return `${ofText(value)} (${stated}%)`;
}

function fault(part: Part, message: string): Parsed {
  return { ok: false, errors: [{ part, message }] };
}

function ofText({ numerator, denominator }: Value): string {
  return `${formatNumber(numerator ?? 0, 0)} of ${formatNumber(denominator ?? 0, 0)}`;
}

/** The percentage to the nearest whole; never 0% or 100% for a share that is neither. */
export function percent(value: Value): number | null {
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
