import { describe, expect, it } from 'vitest';
import { SteadyClock } from './steady';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a steady clock', () => {
  let wall = Date.UTC(2026, 3, 1);
  let count = 0;
  const pass = (ms: number, leap = 0) => {
    wall += ms + leap;
    count += ms;
  };
  const clock = () => {
    wall = Date.UTC(2026, 3, 1);
    count = 0;
    return new SteadyClock(
      () => new Date(wall),
      () => count,
    );
  };

  it('goes with the clock, also where that is set by a little, or back', () => {
    const { now } = clock();
    for (const [ms, leap] of [
      [0, 0],
      [MINUTE, 5_000],
      [MINUTE, -3_600_000],
      [30 * DAY, 0],
    ] as const) {
      pass(ms, leap);
      expect(now().getTime()).toBe(wall);
    }
  });

  it('does not follow a leap that is set right within an hour', () => {
    const { now } = clock();
    now();
    pass(MINUTE, 90 * DAY);
    for (let minute = 1; minute < 50; minute++) {
      expect(now().getTime()).toBe(Date.UTC(2026, 3, 1) + minute * MINUTE);
      pass(MINUTE);
    }
    pass(0, -90 * DAY);
    expect(now().getTime()).toBe(wall);
    pass(MINUTE);
    expect(now().getTime()).toBe(wall);
  });

  it('follows one that stays', () => {
    const { now } = clock();
    now();
    pass(MINUTE, 90 * DAY);
    now();
    pass(60 * MINUTE);
    expect(now().getTime()).toBe(wall);
  });
});
