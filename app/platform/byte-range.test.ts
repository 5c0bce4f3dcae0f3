import { describe, expect, it } from 'vitest';
import { byteRange, namesVersion } from './byte-range';

describe('a part of a file of 1,000 bytes', () => {
  it.each([
    ['bytes=0-99', { from: 0, to: 99 }],
    ['bytes=900-', { from: 900, to: 999 }],
    ['bytes=999-5000', { from: 999, to: 999 }],
    ['bytes=-200', { from: 800, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [null, null],
    ['bytes=-', null],
    ['bytes=5-2', null],
    ['bytes=0-1,5-9', null],
    ['pages=1-2', null],
    ['bytes=a-b', null],
  ])('%s', (header, expected) => {
    expect(byteRange(header, 1000)).toEqual(expected);
  });

  it('is none of an empty file', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  });
});

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [null, false],
  ])('%s', (header, expected) => {
    expect(namesVersion(header, '"a"')).toBe(expected);
  });
});
