import { describe, expect, it } from 'vitest';
import { shortened } from './text';

describe('words that are named and not read', () => {
  it('are cut after as many characters as a reader counts, and none in two', () => {
    expect(shortened('Twelve or so')).toBe('Twelve or so');
    expect(shortened(`${'a'.repeat(59)}🎉🎉`)).toBe(`${'a'.repeat(59)}🎉…`);
    expect(shortened('one two three', 4)).toBe('one…');
  });
});
