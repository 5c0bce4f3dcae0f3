import { expect, test } from 'vitest';
import { addDays } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { licenceInWords, licenceOn } from './licence';

const END = '2026-06-30';
const after = (days: number) => addDays(END, days);

test.each([
  ['the day before its last', after(-1), 'valid'],
  ['its last day', END, 'valid'],
  ['the day after', after(1), 'grace'],
  ['the last day of grace', after(scheme.cycle.graceDays), 'grace'],
  ['the day after grace', after(scheme.cycle.graceDays + 1), 'lapsed'],
])('on %s', (_, today, state) => {
  expect(licenceOn(today, END)).toBe(state);
});

test('one that has ended is never called valid, and says when it ended', () => {
  expect(licenceInWords(END, END)).toBe('Licence valid, to 30 June 2026');
  expect(licenceInWords('2026-11-24', END)).toBe('Licence lapsed, ended on 30 June 2026');
  for (let days = 1; days < 800; days++) expect(licenceInWords(after(days), END)).not.toMatch(/valid/);
});

test('without a last day nothing is said to be valid', () => {
  expect(licenceInWords('2026-11-24', null)).toBe('No licence is recorded');
});
