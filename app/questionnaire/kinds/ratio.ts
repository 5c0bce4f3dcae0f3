import { formatNumber } from '../number';
import type { Holding } from './kinds';
import { type NumericPart, numeric, parseOne } from './numeric';

/** "percent", and "percent of groups" too: a rate whatever it is of. */
export const isPercent = (unit: string) => /^(percent|per cent|%)(\s|$)/i.test(unit.trim());

/** "percentage of groups": what a unit of percent says where a question or a label asks for it. */
export const percentageOf = (unit: string) => unit.trim().replace(/^(percent|per cent|%)/i, 'percentage');

/** "times the lowest wage": how many times as much one thing is as another. "Times used" counts. */
export const isMultiple = (unit: string) => /^times (the|as|what|that)\s/i.test(unit.trim());

/** A stated rate that cannot be added up: 45.5 percent, 17 percent of groups, £7,900 per group, 1.5 times the lowest wage. */
export const ratio: Holding<NumericPart> = {
  ...numeric,
  counted: false,
  money: false,
  adds: false,
  rate: true,
  percent: false,
  long: false,
  inputs: {
    ...numeric.inputs,
    value: (measure) => ({ as: 'line', ...askedIn(measure.unit) }),
  },
  parse: ({ value = '', ...behind }, measure) =>
    parseOne({ value: withoutPercent(value, measure.unit), ...behind }, measure),
  format: (value, measure) => (value.number === null ? '' : rate(value.number, value.decimals, measure.unit)),
  cell: (value, measure) =>
    value.number === null ? '' : rateCell(value.number, value.decimals, measure.unit),
  unit: ({ unit }) => unit.replace(/^GBP\b/, 'pounds'),
  cellSaysUnit: ({ unit }) => unit === 'percent',
};

/** "Number of percent" is no question. */
function askedIn(unit: string): { label: string; after: string } {
  if (isPercent(unit)) {
    const words = percentageOf(unit);
    return { label: `P${words.slice(1)}`, after: words.replace('percentage', '%') };
  }
  if (isMultiple(unit)) return { label: `How many ${unit}`, after: unit };
  return { label: unit.startsWith('GBP') ? `Pounds${unit.slice(3)}` : `Number of ${unit}`, after: unit };
}

function rateCell(number: number, decimals: number, unit: string): string {
  if (isPercent(unit)) return `${formatNumber(number, decimals)}%`;
  return /^GBP\b/.test(unit) ? money(number, decimals) : formatNumber(number, decimals);
}

function rate(number: number, decimals: number, unit: string): string {
  if (unit === 'percent') return `${formatNumber(number, decimals)}%`;
  if (/^GBP\b/.test(unit)) return `${money(number, decimals)}${unit.slice(3)}`;
  return `${formatNumber(number, decimals)} ${unit}`;
}

function money(number: number, decimals: number): string {
  return `${number < 0 ? '−' : ''}£${formatNumber(Math.abs(number), decimals)}`;
}

function withoutPercent(value: string, unit: string): string {
  return isPercent(unit) ? value.trim().replace(/\s?(%|percent|per cent)$/i, '') : value;
}
