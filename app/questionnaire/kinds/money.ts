import { formatNumber } from '../number';
import type { Holding } from './kinds';
import { type NumericPart, numeric, parseOne } from './numeric';

/** Pounds sterling, in pounds; pence where they were stated. */
export const money: Holding<NumericPart> = {
  ...numeric,
  counted: false,
  money: true,
  adds: true,
  rate: false,
  percent: false,
  long: false,
  inputs: { ...numeric.inputs, value: () => ({ as: 'line', label: 'Amount in pounds', before: '£' }) },
  parse: ({ value = '', ...behind }, measure) =>
    parseOne({ value: withoutSign(value), ...behind }, { ...measure, decimals: 2 }),
  format: (value) => pounds(value.number, value.decimals),
  cell: (value) => pounds(value.number, value.decimals),
  unit: () => 'pounds',
  cellSaysUnit: () => true,
};

/** −191027 → "−£191,027"; pence only where stated. */
export function pounds(number: number | null, decimals = 0): string {
  if (number === null) return '';
  const digits = formatNumber(Math.abs(number), decimals === 1 ? 2 : decimals);
  return `${number < 0 ? '−' : ''}£${digits}`;
}

/** "£1,234", "-£1,234" and "(1,234)", as accounts print them, are plain money; anything else is left to the parser. */
function withoutSign(value: string): string {
  const typed = value.trim();
  const bracketed = /^\(£?\s?([\d.,]+)\)$/.exec(typed);
  if (bracketed) return `-${bracketed[1]}`;
  return typed.replace(/^([-\u2212\u2013]?)\s?£\s?/, '$1');
}
