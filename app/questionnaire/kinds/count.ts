import { unitFor } from '../measure.ts';
import { formatNumber } from '../number.ts';
import type { Kind } from './kinds.ts';
import { numeric } from './numeric.ts';

/** A number of things: jobs, people, hours, tonnes. */
export const count: Kind = {
  ...numeric,
  format: (value, measure) =>
    value.number === null
      ? ''
      : `${formatNumber(value.number, value.decimals)} ${unitFor(measure, value.number)}`.trim(),
  cell: (value) => (value.number === null ? '' : formatNumber(value.number, value.decimals)),
};
