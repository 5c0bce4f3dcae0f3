import { describe, expect, it } from 'vitest';
import { printable } from './printable';

const latin = (codePoint: number) => codePoint < 0x180;

describe('printable text', () => {
  it('composes letters typed in two parts', () => {
    expect(printable('w\u0302y\u0302', latin)).toBe('ŵŷ');
  });

  it('shows a box for what no font holds, one for each character', () => {
    expect(printable('a😀漢b', latin)).toBe('a□□b');
  });

  it('keeps line breaks, after a blank so that words are not joined, and drops marks that draw nothing', () => {
    expect(printable('one\r\ntwo\u200b  three\u0000', latin)).toBe('one \ntwo three');
  });
});
