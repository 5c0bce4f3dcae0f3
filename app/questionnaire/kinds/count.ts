import { unitFor } from '../measure';
import { formatNumber } from '../number';
import type { Holding } from './kinds';
import { type NumericPart, numeric } from './numeric';

/** A number of things: jobs, people, hours, tonnes. */
export const count: Holding<NumericPart> = {
  ...numeric,
  counted: true,
  money: false,
  adds: true,
  rate: false,
  percent: false,
  long: false,
  format: (value, measure) =>
    value.number === null ? '' : `${counted(value.number)} ${unitFor(measure, value.number)}`.trim(),
  cell: (value) => (value.number === null ? '' : counted(value.number)),
};

/** A zero typed at the end, "9.60", says no more of what was counted: 9.6 stands beside 8.13 wherever it is read. */
function counted(number: number): string {
  return formatNumber(number, String(number).split('.')[1]?.length ?? 0);
}
