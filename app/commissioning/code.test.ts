import { expect, test } from 'vitest';
import { newCode } from '~/platform/clock.server';
import { codeTyped, hasStrangeLetter } from './code';

test('every code that is made is read back, however it is typed', () => {
  for (let count = 0; count < 1_000; count++) {
    const code = newCode();
    const [prefix = '', head = '', tail = ''] = code.split('-');
    const typed = [
      code,
      code.toLowerCase(),
      `  ${code} `,
      `${prefix} ${head} ${tail}`,
      `${prefix}${head}${tail}`,
      `${head}-${tail}`,
      `${head}${tail}`.toLowerCase(),
      `${prefix}–${head}–${tail}`,
      `${prefix}\u00a0${head}\u200b${tail}.`,
    ];
    expect(typed.map(codeTyped)).toEqual(typed.map(() => code));
    expect(hasStrangeLetter(code)).toBe(false);
  }
});

test('a code that begins with PM itself keeps its letters', () => {
  expect(codeTyped('PMAB2345')).toBe('PM-PMAB-2345');
  expect(codeTyped('PM-PMAB-2345')).toBe('PM-PMAB-2345');
});

test.each([
  '',
  'PM',
  'PM-7K4W',
  'PM-7K4W-92QXX',
  'PM-7K4W-92Q0',
  'PM-OK4W-92QX',
  'ŵŷŵŷŵŷŵŷ',
  'x'.repeat(9_000),
])('%j is no code', (typed) => {
  expect(codeTyped(typed)).toBeNull();
});

test('a letter that no code holds is noticed, so that the page can say so', () => {
  expect(hasStrangeLetter('pm-7k4w-92qo')).toBe(true);
  expect(hasStrangeLetter('PM-1K4W-92QX')).toBe(true);
});
