import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, itemOf, measureNamed } from '../../tests/support/figures';
import { chartOf, hasTrend } from './chart-model';
import { type Shape, shapesOf } from './chart-shapes';

const jobs = measureNamed('jobs_created');
const profit = measureNamed('profit_after_tax');
const finding = (measure: typeof jobs, ...figures: Parameters<typeof itemOf>[1]) =>
  chartOf(itemOf(measure, figures, 2026)).finding;

describe('the sentence of a chart', () => {
  it('says rise, fall and record', () => {
    expect(finding(jobs, figure('jobs_created', 2025, 55), figure('jobs_created', 2026, 31))).toBe(
      'Jobs created: 31 jobs, down 24 on 2024/25',
    );
    const five = [22, 38, 41, 55, 18].map((number, index) => figure('jobs_created', 2022 + index, number));
    expect(finding(jobs, ...five)).toBe(
      'Jobs created: 18 jobs, down 37 on 2024/25, the lowest in five years',
    );
  });

  it('does not call "more than 150" twice running a change of 0%', () => {
    const more = (year: number) => figure('jobs_created', year, 150, { qualifier: 'more_than' });
    expect(finding(jobs, more(2025), more(2026))).toBe('Jobs created: more than 150 jobs, as in 2024/25');
    expect(finding(jobs, more(2025), figure('jobs_created', 2026, 160))).toBe(
      'Jobs created: 160 jobs; more than 150 jobs in 2024/25',
    );
  });

  it('says a deficit and a surplus without a percentage', () => {
    const words = finding(
      profit,
      figure('profit_after_tax', 2025, -191027),
      figure('profit_after_tax', 2026, 36617),
    );
    expect(words).toBe('Profit after tax: £36,617, up £227,644 on 2024/25');
    expect(words).not.toMatch(/%/);
  });

  it('says the length of a period that is no year, and claims no record over it', () => {
    const long = figure('jobs_created', 2026, 90, { period: { start: '2025-04-01', end: '2026-04-30' } });
    const words = finding(jobs, figure('jobs_created', 2024, 5), figure('jobs_created', 2025, 6), long);
    expect(words).toBe('Jobs created: 90 jobs, over 13 months, up 84 on 2024/25');
  });

  it('breaks where the meaning changed', () => {
    const now = { ...jobs, id: 'jobs_created_new', replaces: 'jobs_created' };
    const chart = chartOf(
      itemOf(now, [figure('jobs_created', 2025, 9), figure('jobs_created_new', 2026, 4)], 2026),
    );
    expect(chart.breaks).toHaveLength(1);
    expect(chart.finding).toContain('counted differently from 2024/25');
  });
});

describe('points', () => {
  it('leaves a gap for a year without a figure', () => {
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2023, 5), figure('jobs_created', 2026, 6)], 2026),
    );
    expect(chart.points.map((point) => point.value)).toEqual([5, null, 6]);
  });

  it('shows a restatement beside what was submitted', () => {
    const restated = figure('jobs_created', 2025, 50, { series: 'comparative' });
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2025, 55), restated, figure('jobs_created', 2026, 31)], 2026),
    );
    expect(chart.points[0]).toMatchObject({ value: 55, restated: '50 jobs' });
  });

  it('keeps nil a point and "not measured" a gap', () => {
    const none = figure('jobs_created', 2025, 0, { status: 'not_measured', number: null });
    const chart = chartOf(
      itemOf(jobs, [figure('jobs_created', 2024, 0), none, figure('jobs_created', 2026, 3)], 2026),
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
  it('stay on their canvas whatever the figures are', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const figures = values.map((value, index) => figure('profit_after_tax', 2010 + index, value));
        const chart = chartOf(itemOf(profit, figures, 2009 + values.length));
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
