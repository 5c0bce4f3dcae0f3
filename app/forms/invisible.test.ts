import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, words } from './fields';
import { hasUnseen, withoutUnseen } from './invisible';

const UNSEEN = [
  ['a direction that is turned round', 'Bryn\u202eskroW'],
  ['an isolate', '\u2066Bryn\u2069'],
  ['a mark of direction', 'Bryn\u200f Works'],
  ['a blank of no width', 'Bryn\u200bWorks'],
  ['a joiner between Latin letters', 'Ad\u200da'],
  ['a soft hyphen', 'Bryn\u00adWorks'],
  ['a mark of the order of bytes', '\ufeffBryn'],
  ['a control character', 'Bryn\u0007'],
  ['a tag', 'Bryn\u{e0041}'],
] as const;

const PLAIN = [
  'Ŵyr Cymru, “Marc” – 50% & more',
  'می\u200cخواهم',
  'नमस्\u200dते',
  '👩\u200d🔧 Repair Café',
  '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} Cymru',
  'مؤسسة بحرين',
  'עמותה',
  '印章',
];

describe('what nobody sees in one line', () => {
  const name = line({ most: 120, what: 'the name', missing: 'Enter the name' });

  it.each(UNSEEN)('is refused: %s', (_what, typed) => {
    expect(hasUnseen(typed)).toBe(true);
    expect(name.safeParse(typed).error?.issues[0]?.message).toMatch(/^The name had characters/);
    expect(name.safeParse(withoutUnseen(typed)).success).toBe(true);
  });

  it.each(PLAIN)('leaves what languages and pictures need: %s', (typed) => {
    expect(name.parse(typed)).toBe(typed.normalize('NFC'));
  });

  it('is nowhere in anything that is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const read = name.safeParse(typed);
        if (read.success) expect(hasUnseen(read.data)).toBe(false);
      }),
    );
  });
});

describe('a field that is not there', () => {
  it('is refused and not taken for an empty one', () => {
    for (const field of [line({ most: 10 }), words({ most: 10 })]) {
      expect(field.safeParse(undefined).error?.issues[0]?.message).toMatch(/did not come with the form/);
      expect(field.parse('')).toBe('');
    }
  });
});
