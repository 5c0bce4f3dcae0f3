import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOfParts,
  daysBetween,
  isDay,
  monthsIn,
  nextPeriod,
  overlaps,
  periodFault,
  yearLabel,
} from './period';

const day = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  it('is read out of three numbers, its month in words, too; half a day stays what it is', () => {
    const of = (day: string, month: string, year: string) => dayOfParts({ day, month, year });
    expect(of('1', '4', '2025')).toBe('2025-04-01');
    expect(of(' 31 ', 'March', '2026')).toBe('2026-03-31');
    expect(of('1', 'sept.', '2025')).toBe('2025-09-01');
    expect(of('', '', '')).toBe('');
    for (const half of [of('31', '', ''), of('1', '13', '2026'), of('x', 'y', 'z')])
      expect(isDay(half)).toBe(false);
  });
  it('is none of the year 24, or of no year at all', () => {
    for (const typed of ['0024-04-01', '0000-04-01', '-04-01', '2024-02-30', '2024-4-1', '12024-04-01'])
      expect(isDay(typed), typed).toBe(false);
    for (const day of ['1999-12-31', '2024-02-29', '2100-01-01']) expect(isDay(day), day).toBe(true);
  });
});

describe('periods', () => {
  it.each([
    ['2025-04-01', '2026-03-31', '2025/26'],
    ['2022-01-01', '2022-12-31', '2022'],
    ['2022-07-01', '2023-07-31', '2022/23 (13 months)'],
    ['2016-03-01', '2017-02-28', '2016/17'],
    ['2023-09-01', '2024-02-29', '2023/24 (6 months)'],
    ['2024-10-01', '2024-11-30', 'October to November 2024'],
    ['2023-12-01', '2024-02-29', 'December 2023 to February 2024'],
    ['2025-02-03', '2025-02-14', 'February 2025'],
    ['2025-06-30', '2025-06-30', 'June 2025'],
  ])('%s to %s is %s', (start, end, label) => {
    expect(yearLabel({ start, end })).toBe(label);
  });

  it('is as many months long as the calendar says', () => {
    fc.assert(
      fc.property(day, day, (start, end) => {
        const [y1 = 0, m1 = 0, d1 = 0] = start.split('-').map(Number);
        const [y2 = 0, m2 = 0, d2 = 0] = addDays(end, 1).split('-').map(Number);
        expect(monthsIn({ start, end })).toBe(Math.round((y2 - y1) * 12 + (m2 - m1) + (d2 - d1) / 30.4));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is as many days from another day as the calendar says', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes up to 18 months', () => {
    expect(periodFault({ start: '2022-04-01', end: '2023-09-30' })).toBeNull();
    expect(periodFault({ start: '2022-04-01', end: '2023-10-01' })).toMatch(/at most 18 months/);
    expect(periodFault({ start: '2022-04-01', end: '2022-03-31' })).toMatch(/after the first/);
    expect(periodFault({ start: '2022-02-30', end: '2023-01-01' })).toMatch(/first day/);
    expect(periodFault({ start: '0000-00-00', end: '2023-01-01' })).toMatch(/first day/);
  });

  it('follows a year with a year that touches it and does not overlap', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 30, max: 540 }), (start, days) => {
        const period = { start, end: addDays(start, days) };
        const next = nextPeriod(period);
        return (
          !overlaps(period, next) &&
          addDays(period.end, 1) === next.start &&
          monthsIn(next) === 12 &&
          isDay(next.end)
        );
      }),
      { numRuns: 10_000 },
    );
  });
});
