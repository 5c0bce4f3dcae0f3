import { NO_VALUE } from '../figure';
import { dayInWords, isDay } from '../period';
import type { Kind } from './kinds';
import { blank } from './numeric';

/** A calendar day. */
export const date: Kind = {
  parts: ['value'],
  plotted: false,
  parse: ({ value = '' }) => {
    if (blank(value)) return { ok: true, value: null };
    const day = value.trim();
    if (!isDay(day))
      return { ok: false, errors: [{ part: 'value', message: 'Enter a real date, like 2026-03-31' }] };
    return { ok: true, value: { ...NO_VALUE, text: day } };
  },
  format: (value) => (value.text ? dayInWords(value.text) : ''),
  cell: (value) => value.text ?? '',
  unit: () => '',
  cellSaysUnit: () => true,
  plot: () => null,
  typed: (value) => ({ value: value.text ?? '' }),
};
