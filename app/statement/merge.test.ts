import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAnswer } from '../questionnaire/same-answer';
import { merge } from './merge';

describe('merge', () => {
  it('writes what only I changed', () => {
    const merged = merge(['a'], { a: { value: '1' } }, { a: { value: '2' } }, { a: { value: '1' } });
    expect(merged).toEqual({ write: ['a'], conflicts: [] });
  });
  it('leaves what only they changed', () => {
    const merged = merge(['a'], { a: { value: '1' } }, { a: { value: '1' } }, { a: { value: '2' } });
    expect(merged).toEqual({ write: [], conflicts: [] });
  });
  it('shows mine, theirs and base when both changed it differently', () => {
    const merged = merge(['a'], { a: { value: '1' } }, { a: { value: '2' } }, { a: { value: '3' } });
    expect(merged.conflicts).toEqual([
      { measureId: 'a', base: { value: '1' }, mine: { value: '2' }, theirs: { value: '3' } },
    ]);
  });
  it('takes 1,234 and £1234 for the same number', () => {
    expect(sameAnswer({ value: '1,234' }, { value: '£1234' })).toBe(true);
    expect(sameAnswer({ value: '1234' }, { value: '1235' })).toBe(false);
    expect(sameAnswer({ value: 'a\r\nb ' }, { value: 'a\nb' })).toBe(true);
  });

  it('never loses a change: each is written, there already, or shown as a conflict', () => {
    const answer = fc.record({ value: fc.constantFrom('', '1', '2', '3'), note: fc.constantFrom('', 'x') });
    const answers = fc.record({ a: answer, b: answer });
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const { write, conflicts } = merge(['a', 'b'], base, mine, theirs);
        return (['a', 'b'] as const).every((id) => {
          if (write.includes(id)) return sameAnswer(theirs[id], base[id]);
          if (conflicts.some((conflict) => conflict.measureId === id)) return true;
          return sameAnswer(mine[id], base[id]) || sameAnswer(mine[id], theirs[id]);
        });
      }),
      { numRuns: 10_000 },
    );
  });
});
