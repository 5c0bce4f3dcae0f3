import { describe, expect, it } from 'vitest';
import { together } from './together.server';

describe('reading together', () => {
  it('reads once for all who ask at once, and again for who asks meanwhile', async () => {
    let read = 0;
    const answers: (() => void)[] = [];
    const ask = together(() => {
      const value = ++read;
      return new Promise<number>((resolve) => answers.push(() => resolve(value)));
    });
    const first = [ask(), ask(), ask()];
    await Promise.resolve();
    expect(read).toBe(1);
    const meanwhile = [ask(), ask()];
    answers[0]?.();
    expect(await Promise.all(first)).toEqual([1, 1, 1]);
    await Promise.resolve();
    expect(read).toBe(2);
    answers[1]?.();
    expect(await Promise.all(meanwhile)).toEqual([2, 2]);
  });

  it('tells who asked that it failed, and reads anew for the next', async () => {
    let read = 0;
    const ask = together(async () => {
      read += 1;
      if (read === 1) throw new Error('away');
      return read;
    });
    await expect(Promise.all([ask(), ask()])).rejects.toThrow('away');
    expect(await ask()).toBe(2);
  });
});
