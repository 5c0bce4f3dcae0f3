import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period, Series } from '../../questionnaire/figure';
import { addDays, addMonths, overlaps, periodFault } from '../../questionnaire/period';
import { type PeriodUse, StatementPeriods } from './periods';

const period = (words: string): Period => {
  const [start = '', end = ''] = words.split('/');
  return { start, end };
};
const use = (words: string, rows = 1, series: Series = 'actual'): PeriodUse => ({
  period: period(words),
  series,
  rows,
});
const FY22 = '2022-04-01/2023-03-31';
const FY23 = '2023-04-01/2024-03-31';
const FY24 = '2024-04-01/2025-03-31';

function home(uses: PeriodUse[], of: string, series: Series = 'actual', existing: string[] = []) {
  const found = new StatementPeriods(existing.map(period), uses).homeOf(period(of), series);
  return found && `${found.start}/${found.end}`;
}

describe('which statement a period belongs to', () => {
  it('makes a statement of rows that share a period', () => {
    const uses = [use(FY22), use(FY23)];
    expect([home(uses, FY22), home(uses, FY23)]).toEqual([FY22, FY23]);
  });

  it('gives overlapping rows to the period that most rows share', () => {
    const uses = [use('2023-01-01/2023-12-31'), use(FY23, 3), use('2023-09-01/2024-08-31', 2)];
    for (const { period: each } of uses) expect(home(uses, `${each.start}/${each.end}`)).toBe(FY23);
  });

  it('breaks a tie by real figures, then twelve months, then the later', () => {
    expect(home([use('2023-01-01/2023-12-31', 1, 'target'), use(FY23)], FY23)).toBe(FY23);
    expect(home([use('2023-04-01/2024-04-30'), use(FY23)], '2023-04-01/2024-04-30')).toBe(FY23);
    expect(home([use('2023-01-01/2023-12-31'), use(FY23)], '2023-01-01/2023-12-31')).toBe(FY23);
  });

  it('counts targets as rows where they overlap: a first period of 13 months beside a year of targets', () => {
    const uses = [use('2022-07-01/2023-07-31'), use(FY22, 2, 'target')];
    expect(home(uses, '2022-07-01/2023-07-31')).toBe(FY22);
  });

  it('joins a statement that is there already', () => {
    expect(home([use('2023-01-01/2023-12-31', 9)], '2023-01-01/2023-12-31', 'actual', [FY23])).toBe(FY23);
    expect(home([use(FY23)], FY23, 'actual', [FY22, FY23])).toBe(FY23);
  });

  it('keeps next year’s targets and last year’s restated figures with the year that printed them', () => {
    const uses = [use(FY23, 5), use(FY24, 2, 'target'), use(FY22, 2, 'comparative')];
    expect(home(uses, FY24, 'target')).toBe(FY23);
    expect(home(uses, FY22, 'comparative')).toBe(FY23);
    const all = [...uses, use(FY22, 5), use(FY24, 5)];
    expect(home(all, FY24, 'target')).toBe(FY24);
    expect(home(all, FY22, 'comparative')).toBe(FY23);
    expect(home([use(FY24, 2, 'target')], FY24, 'target')).toBe(FY24);
    expect(home([use(FY22, 2, 'comparative')], FY22, 'comparative')).toBe(FY22);
  });

  it('keeps an aim for a year far ahead with the last statement before it, and makes a year only where there is none', () => {
    const far = '2029-04-01/2030-03-31';
    expect(home([use(FY22), use(FY23), use(far, 4, 'target')], far, 'target')).toBe(FY23);
    expect(home([use(far, 4, 'forecast')], far, 'forecast', [FY22, FY23])).toBe(FY23);
    expect(home([use(far, 4, 'target')], far, 'target')).toBe(far);
    expect(home([use(far, 4, 'target'), use('2030-04-01/2031-03-31')], far, 'target')).toBe(far);
  });

  it('puts a point in time and a long period into a year, made for them if need be', () => {
    expect(home([use(FY23), use('2024-03-31/2024-03-31', 4)], '2024-03-31/2024-03-31')).toBe(FY23);
    expect(home([use('2024-06-30/2024-06-30')], '2024-06-30/2024-06-30')).toBe('2023-07-01/2024-06-30');
    expect(home([use('2019-04-01/2024-03-31'), use(FY22)], '2019-04-01/2024-03-31')).toBe(FY22);
    expect(home([use('2019-04-01/2024-03-31')], '2019-04-01/2024-03-31')).toBe(FY23);
    const beside = [use('2023-01-01/2023-12-31', 2), use('2024-06-30/2024-06-30')];
    expect(home(beside, '2024-06-30/2024-06-30')).toBe('2024-01-01/2024-06-30');
  });

  it('takes a first period of up to eighteen months as it is', () => {
    expect(home([use('2022-03-01/2023-08-31')], '2022-03-01/2023-08-31')).toBe('2022-03-01/2023-08-31');
    expect(home([use('2022-03-01/2023-09-30')], '2022-03-01/2023-09-30')).toBe('2022-10-01/2023-09-30');
  });

  it('finds no statement for a year that none can cover', () => {
    expect(home([use('1985-01-01/1985-12-31')], '1985-01-01/1985-12-31')).toBeNull();
  });

  it('never makes statements that overlap, and finds one for every period between 1991 and 2099', () => {
    const anyUse = fc
      .tuple(
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom<Series>('actual', 'target', 'forecast', 'comparative'),
        fc.integer({ min: 1, max: 9 }),
      )
      .map(([day, months, series, rows]): PeriodUse => {
        const start = addDays('2010-01-01', day);
        const end = months === 0 ? start : addDays(addMonths(start, months), -1);
        return { period: { start, end }, series, rows };
      });
    fc.assert(
      fc.property(fc.array(anyUse, { minLength: 1, maxLength: 12 }), (uses) => {
        const periods = new StatementPeriods([], uses);
        const homes = uses.map((each) => periods.homeOf(each.period, each.series));
        expect(homes.every((each) => each !== null && periodFault(each) === null)).toBe(true);
        const distinct = new Map(homes.map((each) => [JSON.stringify(each), each]));
        const list = [...distinct.values()].filter((each) => each !== null);
        for (const [index, a] of list.entries())
          for (const b of list.slice(index + 1)) expect(overlaps(a, b)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
