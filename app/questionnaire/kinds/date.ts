import { NO_VALUE } from '../figure';
import { dayInWords, isDay } from '../period';
import { OF_WORDS } from './beside';
import type { Holding } from './kinds';
import { isBlank } from './numeric';

/** A calendar day. */
export const date: Holding<'value'> = {
  inputs: {
    value: ({ label }) => ({ as: 'day', label }),
  },
  ...OF_WORDS,
  parse: ({ value = '' }) => {
    if (isBlank(value)) return { ok: true, value: null };
    const day = value.trim();
    if (!isDay(day))
      return {
        ok: false,
        errors: [{ part: 'value', message: 'Enter a real date: its day, month and year, like 31 3 2026' }],
      };
    return { ok: true, value: { ...NO_VALUE, text: day } };
  },
  format: (value) => (value.text ? dayInWords(value.text) : ''),
  cell: (value) => value.text ?? '',
  typed: (value) => ({ value: value.text ?? '' }),
};
