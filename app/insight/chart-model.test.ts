import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, itemOf, measureNamed, toldOf } from '../../tests/support/figures';
import type { Shape } from '../engines/charts/shapes';
import type { Figure } from '../questionnaire/figure';
import { shapesOf } from './chart-drawing';
import { chartOf, EVERY_YEAR, hasTrend } from './chart-model';
import { againstTarget } from './target';

const jobs = measureNamed('jobs_created');
const profit = measureNamed('profit_after_tax');
const isText = (shape: Shape): shape is Extract<Shape, { kind: 'text' }> => shape.kind === 'text';
const finding = (measure: typeof jobs, ...figures: Parameters<typeof itemOf>[1]) =>
  chartOf(itemOf(measure, figures, 2026), toldOf(2026)).finding;

describe('the sentence of a chart', () => {
  it('says rise, fall and record', () => {
    expect(finding(jobs, figure('jobs_created', 2025, 55), figure('jobs_created', 2026, 31))).toBe(
      'Jobs created: 31 jobs in 2025/26, down 24 on 2024/25',
    );
    const five = [22, 38, 41, 55, 18].map((number, index) => figure('jobs_created', 2022 + index, number));
    expect(finding(jobs, ...five)).toBe(
      'Jobs created: 18 jobs in 2025/26, down 37 on 2024/25, the lowest in five years',
    );
  });

  it('does not call "more than 150" twice running a change of 0%', () => {
    const more = (year: number) => figure('jobs_created', year, 150, { qualifier: 'more_than' });
    expect(finding(jobs, more(2025), more(2026))).toBe(
      'Jobs created: more than 150 jobs in 2025/26, as in 2024/25',
    );
    expect(finding(jobs, more(2024), more(2025), more(2026))).toBe(
      'Jobs created: more than 150 jobs in 2025/26, as in 2024/25',
    );
    expect(finding(jobs, more(2025), figure('jobs_created', 2026, 160))).toBe(
      'Jobs created: 160 jobs in 2025/26; more than 150 jobs in 2024/25',
    );
  });

  it('says a deficit and a surplus without a percentage', () => {
    const words = (...values: number[]) =>
      finding(profit, ...values.map((value, index) => figure('profit_after_tax', 2025 + index, value)));
    expect(words(-191027, 36617)).toBe(
      'Profit after tax: a loss of £191,027 in 2024/25, then a surplus of £36,617 in 2025/26, up £227,644',
    );
    expect(words(36617, -191027)).toBe(
      'Profit after tax: a surplus of £36,617 in 2024/25, then a loss of £191,027 in 2025/26, down £227,644',
    );
    expect(words(-500, 0)).toBe('Profit after tax: a loss of £500 in 2024/25, then £0 in 2025/26, up £500');
    expect(words(-5000, -2000)).toBe(
      'Profit after tax: a loss of £2,000 in 2025/26, £3,000 smaller than in 2024/25',
    );
  });

  it('says a difference of percentages as finely as they stand beside it', () => {
    const share = measureNamed('trading_share');
    const rate = (end: number, number: number) => figure('trading_share', end, number, { decimals: 1 });
    expect(finding(share, rate(2025, 57.3), rate(2026, 58.6))).toBe(
      'Share of income from trading: 58.6% in 2025/26, up 1.3 percentage points on 2024/25',
    );
    const staff = measureNamed('real_living_wage');
    const of = (end: number, numerator: number, denominator: number) =>
      figure('real_living_wage', end, 0, { status: 'reported', number: null, numerator, denominator });
    expect(finding(staff, of(2025, 472, 611), of(2026, 491, 629))).toBe(
      'Staff paid at least the real Living Wage: 491 of 629 (78%) in 2025/26, up 0.8 percentage points on 2024/25',
    );
  });

  it('says the same percentage beside its point as in its table', () => {
    const staff = measureNamed('real_living_wage');
    const short = (more: Partial<Figure>) => {
      const said = figure('real_living_wage', 2026, 0, { status: 'reported', number: null, ...more });
      return chartOf(itemOf(staff, [said], 2026), toldOf(2026)).points[0]?.short;
    };
    expect([
      short({ numerator: 249, denominator: 250 }),
      short({ numerator: 1, denominator: 250 }),
      short({ numerator: 491, denominator: 629 }),
      short({ number: 37.5, decimals: 1 }),
    ]).toEqual(['99%', '1%', '78%', '37.5%']);
  });

  it('says a difference that is the difference of the two figures printed', () => {
    const share = measureNamed('trading_share');
    const tenths = fc.integer({ min: 0, max: 1000 }).map((number) => number / 10);
    const rate = (end: number, number: number) => figure('trading_share', end, number, { decimals: 1 });
    fc.assert(
      fc.property(tenths, tenths, (before, now) => {
        fc.pre(before !== now);
        const said = /(up|down) ([\d.]+) percentage point/.exec(
          finding(share, rate(2025, before), rate(2026, now)),
        );
        const size = Number(said?.[2]) * (said?.[1] === 'up' ? 1 : -1);
        expect(size).toBeCloseTo(now - before, 9);
      }),
    );
  });

  it('says the length of a period that is no year, and neither compares it nor claims a record over it', () => {
    const long = figure('jobs_created', 2026, 90, { period: { start: '2025-04-01', end: '2026-04-30' } });
    const words = finding(jobs, figure('jobs_created', 2024, 5), figure('jobs_created', 2025, 6), long);
    expect(words).toBe('Jobs created: 90 jobs in 2025/26 (13 months); 6 jobs in 2024/25, over 12 months');
  });

  it('breaks where the meaning changed', () => {
    const now = { ...jobs, id: 'jobs_created_new', replaces: 'jobs_created' };
    const chart = chartOf(
      itemOf(now, [figure('jobs_created', 2025, 9), figure('jobs_created_new', 2026, 4)], 2026),
      toldOf(2026),
    );
    expect(chart.breaks).toHaveLength(1);
    expect(chart.finding).toBe(
      'Jobs created: 4 jobs in 2025/26; not comparable with 2024/25: the definition changed in 2025/26',
    );
  });

  it('says what a measure took the place of under that name and unit, and does not draw it', () => {
    const visits = { ...jobs, id: 'own_visits', label: 'Visits', unit: 'visits' };
    const people = { ...jobs, id: 'own_people', label: 'Visitors', unit: 'people', replaces: 'own_visits' };
    const history = [figure('own_visits', 2024, 4120), figure('own_people', 2025, 286)];
    const item = { measure: people, replaced: visits, history, figures: [figure('own_people', 2026, 318)] };
    const { points, breaks, finding: words } = chartOf(item, toldOf(2026));
    expect(points.map(({ value, display }) => [value, display])).toEqual([
      [null, 'Visits: 4,120 visits'],
      [286, '286 people'],
      [318, '318 people'],
    ]);
    expect(breaks).toMatchObject([{ before: 1 }]);
    expect(words).toBe('Visitors: 318 people in 2025/26, up 32 on 2024/25');
  });

  it('claims no record over years that are not all known', () => {
    const years = (...ends: number[]) => ends.map((end) => figure('jobs_created', end, end - 2000));
    expect(finding(jobs, ...years(2024, 2025, 2026))).toContain('the highest in three years');
    expect(finding(jobs, ...years(2022, 2025, 2026))).toBe(
      'Jobs created: 26 jobs in 2025/26, up 1 on 2024/25',
    );
    expect(finding(jobs, ...years(2023, 2024, 2026))).toBe(
      'Jobs created: 26 jobs in 2025/26, up 2 on 2023/24 (no figure in between)',
    );
  });

  it('says one year, nil years and no year', () => {
    expect(finding(jobs)).toBe('Jobs created: no figures yet');
    expect(finding(jobs, figure('jobs_created', 2026, 3))).toBe(
      'Jobs created: 3 jobs in 2025/26, the only year stated',
    );
    const nil = (year: number) => figure('jobs_created', year, 0);
    expect(finding(jobs, nil(2025), nil(2026))).toBe('Jobs created: none in 2025/26 or in 2024/25');
    expect(finding(jobs, nil(2024), nil(2025), nil(2026))).toBe(
      'Jobs created: none in 2025/26 or in either of the two years before',
    );
    const none = figure('jobs_created', 2026, 0, { status: 'not_measured', number: null });
    expect(finding(jobs, none)).toBe('Jobs created: not measured in 2025/26');
  });

  it('says none of the years that state it, and of no other', () => {
    const nil = (year: number) => figure('jobs_created', year, 0);
    expect(finding(jobs, nil(2022), nil(2023), nil(2025), nil(2026))).toBe(
      'Jobs created: none in 2025/26 or in any of the three other years that state it',
    );
    expect(finding(jobs, nil(2022), nil(2025), nil(2026))).toBe(
      'Jobs created: none in 2025/26 or in either of the two other years that state it',
    );
    const few = { published: { as: 'band', low: null, high: 9 }, number: null } as const;
    expect(finding(jobs, figure('jobs_created', 2024, 1, few), nil(2025), nil(2026))).toBe(
      'Jobs created: 0 jobs in 2025/26, the same as in 2024/25',
    );
  });

  it('takes a range for a figure, also one too low to be drawn', () => {
    const low = { published: { as: 'band', low: null, high: 9 }, number: null } as const;
    const high = { published: { as: 'band', low: 10, high: 19 }, number: null } as const;
    const hidden = { published: { as: 'withheld', why: 'few_people' }, number: null } as const;
    const jobsIn = (year: number, more: Partial<Figure>) => figure('jobs_created', year, 1, more);
    expect(finding(jobs, jobsIn(2024, high), jobsIn(2025, low), jobsIn(2026, high))).toBe(
      'Jobs created: 10 to 19 jobs in 2025/26; fewer than 10 jobs in 2024/25',
    );
    expect(finding(jobs, jobsIn(2024, high), jobsIn(2025, low), jobsIn(2026, low))).toBe(
      'Jobs created: fewer than 10 jobs in 2025/26; fewer than 10 jobs in 2024/25',
    );
    expect(finding(jobs, jobsIn(2025, low), figure('jobs_created', 2026, 30))).toBe(
      'Jobs created: 30 jobs in 2025/26; fewer than 10 jobs in 2024/25',
    );
    expect(finding(jobs, jobsIn(2024, high), jobsIn(2025, hidden), jobsIn(2026, high))).toBe(
      'Jobs created: 10 to 19 jobs in 2025/26; 10 to 19 jobs in 2023/24 (no figure shown in between)',
    );
    expect(finding(jobs, jobsIn(2025, hidden), jobsIn(2026, high))).toBe(
      'Jobs created: 10 to 19 jobs in 2025/26, the only year shown',
    );
  });

  it('says no rise between two periods that share days', () => {
    const college = { period: { start: '2025-09-01', end: '2026-08-31' } };
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2026, 188), figure('jobs_created', 2026, 231, college)], 2026),
      toldOf(2026),
    );
    expect(chart).toMatchObject({
      finding:
        'Jobs created: 231 jobs in 2025/26 (to Aug); 188 jobs in 2025/26 (to Mar), a period that shares days with it',
      tone: 'same',
    });
  });

  it('compares with what is said now of the year before', () => {
    const restated = figure('jobs_created', 2025, 50, { series: 'comparative' });
    expect(finding(jobs, figure('jobs_created', 2025, 55), restated, figure('jobs_created', 2026, 52))).toBe(
      'Jobs created: 52 jobs in 2025/26, up 2 on 2024/25 as restated',
    );
    const vague = { ...restated, qualifier: 'about' } as const;
    expect(finding(jobs, figure('jobs_created', 2025, 55), vague, figure('jobs_created', 2026, 52))).toBe(
      'Jobs created: 52 jobs in 2025/26; about 50 jobs in 2024/25 as restated',
    );
  });
});

describe('beside the year that is told about', () => {
  const told = (...figures: Parameters<typeof itemOf>[1]) =>
    chartOf(itemOf(jobs, figures, 2026), toldOf(2026), { ahead: EVERY_YEAR });

  it('names the year of an older figure, and is neither glad nor sorry about it', () => {
    const chart = told(figure('jobs_created', 2023, 5), figure('jobs_created', 2024, 9));
    expect(chart).toMatchObject({
      finding: 'Jobs created: 9 jobs in 2023/24, up 4 on 2022/23; nothing stated since',
      change: '9 jobs in 2023/24, up 4 on 2022/23; nothing stated since',
      tone: 'same',
    });
    const none = figure('jobs_created', 2026, 0, { status: 'not_measured', number: null });
    expect(told(figure('jobs_created', 2023, 5), figure('jobs_created', 2024, 0), none)).toMatchObject({
      finding: 'Jobs created: not measured in 2025/26; 0 jobs in 2023/24',
      tone: 'same',
    });
    expect(told(figure('jobs_created', 2024, 9), none).finding).toBe(
      'Jobs created: not measured in 2025/26; 9 jobs in 2023/24',
    );
  });

  it('reaches or misses the target of the year told about, never an older one', () => {
    const target = figure('jobs_created', 2024, 7, { series: 'target' });
    expect(againstTarget(jobs, told(figure('jobs_created', 2024, 9), target))).toBeNull();
    const now = figure('jobs_created', 2026, 7, { series: 'target' });
    expect(againstTarget(jobs, told(figure('jobs_created', 2026, 9), now))).toBe('Target 7 jobs: reached.');
  });

  it('says a target alone, and has a place for targets to come', () => {
    const target = figure('jobs_created', 2027, 12, { series: 'target' });
    expect(told(target).finding).toBe('Jobs created: no figures yet; target 12 jobs for 2026/27');
    expect(told(figure('jobs_created', 2026, 9), target).points.map(({ label }) => label)).toEqual([
      '2025/26',
      '2026/27',
    ]);
  });

  it('tells two halves of one year apart', () => {
    const half = (start: string, end: string, number: number) =>
      figure('jobs_created', 2026, number, { period: { start, end } });
    const chart = told(half('2025-01-01', '2025-06-30', 7), half('2025-07-01', '2025-12-31', 9));
    expect(chart.finding).toBe(
      'Jobs created: 9 jobs in 2025 (6 months to Dec), up 2 on 2025 (6 months to Jun)',
    );
  });
});

describe('points', () => {
  it('leaves a gap for a year without a figure', () => {
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2023, 5), figure('jobs_created', 2026, 6)], 2026),
      toldOf(2026),
    );
    expect(chart.points.map((point) => point.value)).toEqual([5, null, 6]);
  });

  it('shows a restatement beside what was submitted', () => {
    const restated = figure('jobs_created', 2025, 50, { series: 'comparative' });
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2025, 55), restated, figure('jobs_created', 2026, 31)], 2026),
      toldOf(2026),
    );
    expect(chart.points[0]).toMatchObject({ value: 55, restated: '50 jobs', restatedValue: 50 });
  });

  it('keeps nil a point and "not measured" a gap', () => {
    const none = figure('jobs_created', 2025, 0, { status: 'not_measured', number: null });
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2024, 0), none, figure('jobs_created', 2026, 3)], 2026),
      toldOf(2026),
    );
    expect(chart.points.map((point) => point.value)).toEqual([0, null, 3]);
    expect(chart.points[1]?.display).toBe('Not measured');
  });

  it('asks for two years before it draws', () => {
    expect(hasTrend(itemOf(jobs, [figure('jobs_created', 2026, 3)], 2026))).toBe(false);
  });
});

describe('shapes', () => {
  const numbers = fc.array(fc.integer({ min: -445_000_000, max: 445_000_000 }), {
    minLength: 2,
    maxLength: 12,
  });
  it('say in short what a long label says: that it is more than that, a loss, and money', () => {
    const shortOf = (number: number, more: Partial<Figure> = {}) => {
      const item = itemOf(profit, [figure('profit_after_tax', 2026, number, more)], 2026);
      const texts = shapesOf(chartOf(item, toldOf(2026)), { width: 520, height: 220 }).filter(isText);
      return texts.find(({ bold }) => bold)?.text;
    };
    expect(shortOf(36617)).toBe('£36,617');
    expect(shortOf(70_000_000, { qualifier: 'more_than' })).toBe('>£70m');
    expect(shortOf(-12_345_678)).toBe('−£12.3m');
  });

  it('name a target beside the bar that reached it, not on it', () => {
    const figures = [6, 8, 11, 18].map((jobs, index) => figure('jobs_created', 2023 + index, jobs));
    const aim = figure('jobs_created', 2026, 16, { series: 'target' });
    const reached = chartOf(itemOf(jobs, [...figures, aim], 2026), toldOf(2026));
    const shapes = shapesOf(reached, { width: 520, height: 220 });
    const word = shapes.find((shape) => shape.kind === 'text' && shape.text === 'target');
    const last = shapes.findLast((shape) => shape.kind === 'rect');
    if (word?.kind !== 'text' || last?.kind !== 'rect') throw new Error('Neither word nor bar');
    expect(word).toMatchObject({ anchor: 'end' });
    expect(word.x).toBeLessThan(last.x);
  });

  it('stay on their canvas whatever the figures are', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const figures = values.map((value, index) => figure('profit_after_tax', 2010 + index, value));
        const chart = chartOf(itemOf(profit, figures, 2009 + values.length), toldOf(2009 + values.length));
        return shapesOf(chart, { width: 520, height: 220 }).every(onCanvas);
      }),
      { numRuns: 2_000 },
    );
  });
});

function onCanvas(shape: Shape): boolean {
  const numbers = Object.entries(shape).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return numbers.every(
    ([key, value]) =>
      Number.isFinite(value) && value >= -1 && value <= (/^(y|cy|height)/.test(key) ? 221 : 521),
  );
}
