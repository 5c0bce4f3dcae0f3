import { describe, expect, it } from 'vitest';
import { numeralsIn, plainDigits } from './numerals';

describe('numbers in words', () => {
  it.each([
    ['Twenty-three households', [23]],
    ['Twenty three households', [23]],
    ['seventy-four of the eighty-eight', [74, 88]],
    ['one hundred and four people', [104]],
    ['1,234 people and 41', [1234, 41]],
    ['nineteen of us, ninety of them', [19, 90]],
    ['Tri ar hugain o aelwydydd', [23]],
    ['tair aelwyd ar hugain', [23]],
    ['tair aelwyd ar ddeg', [13]],
    ['un ar bymtheg o bobl', [16]],
    ['pedwar ar bymtheg', [19]],
    ['deunaw o bobl', [18]],
    ['deg ar hugain', [30]],
    ['un ar ddeg ar hugain', [31]],
    ['tri a deugain', [43]],
    ['hanner cant a thri', [53]],
    ['deg a thrigain', [70]],
    ['un ar bymtheg a phedwar ugain', [96]],
    ['pedwar deg tri o bobl', [43]],
    ['dau ddeg saith', [27]],
    ['un deg un', [11]],
    ['naw deg naw', [99]],
    ['saith o bobl', [7]],
    ['1.5 people, 2023/24, 5.40', [2023]],
  ])('%s', (words, values) => {
    expect(numeralsIn(words).map(({ value }) => value)).toEqual(values);
  });

  it('digits of every script are the plain ones', () => {
    expect(plainDigits('٣ ३ ৪ ๗ ۹ 12 ٢٣')).toBe('3 3 4 7 9 12 23');
  });
});
