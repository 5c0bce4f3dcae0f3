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

  it.each([
    ['controls', 'a\u0001\u0007\u001bb\u007fc', 'abc'],
    ['marks of direction', '\u202eevil\u202c \u2067right\u2069\u200f', 'evil right'],
    ['Hebrew', 'שלום', '□□□□'],
    ['a family of emoji, joined', '👩\u200d👧', '□□'],
    ['a heart with its variation', '❤\ufe0f', '□'],
    ['half of a character', 'a\ud800b', 'a□b'],
  ])('leaves nothing that would print as an accident: %s', (_name, given, printed) => {
    expect(printable(given, latin)).toBe(printed);
  });
});
