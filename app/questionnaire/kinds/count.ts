import { unitFor } from '../measure';
import { formatBare } from '../number';
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
    value.number === null
      ? ''
      : `${formatBare(value.number, value.decimals)} ${unitFor(measure, value.number)}`.trim(),
  cell: (value) => (value.number === null ? '' : formatBare(value.number, value.decimals)),
};
