import { describe, expect, it } from 'vitest';
import { figure, financialYear, itemOf, measureNamed } from '../../tests/support/figures';
import { markInWords, onAxis } from './brought-in-mark';
import { shapesOf } from './chart-drawing';
import { chartOf } from './chart-model';

const jobs = measureNamed('jobs_created');
const chart = (values: readonly number[], broughtIn: readonly number[]) =>
  chartOf(
    itemOf(
      jobs,
      values.map((value, index) => figure('jobs_created', 2027 - values.length + index, value)),
      2026,
    ),
    {
      statement: { period: financialYear(2026) },
      broughtInYears: broughtIn.map((end) => ({ period: financialYear(end) })),
    },
  );

describe('a year that was brought in', () => {
  it('bears it in its name, in the sentence, and as a mark that is explained in the picture', () => {
    const drawn = chart([20, 24, 22], [2025]);
    expect(drawn.points.map(({ label }) => label)).toEqual(['2023/24', '2024/25 (brought in)', '2025/26']);
    expect(drawn.finding).toBe('Jobs created: 22 jobs in 2025/26, down 2 on 2024/25 (brought in)');
    const words = shapesOf(drawn, { width: 520, height: 220 }).flatMap((shape) =>
      shape.kind === 'text' ? shape.text : [],
    );
    expect(words).toContain('2024/25†');
    expect(markInWords(drawn.points)).toBe('2024/25† was brought in: not declared here, not assessed.');
    expect(markInWords(chart([20, 24, 22], []).points)).toBe('');
  });

  it('says it in the brackets that its name has already', () => {
    const first = { start: '2024-03-01', end: '2025-03-31' };
    const drawn = chartOf(
      itemOf(
        jobs,
        [figure('jobs_created', 2025, 20, { period: first }), figure('jobs_created', 2026, 24)],
        2026,
      ),
      { statement: { period: financialYear(2026) }, broughtInYears: [{ period: first }] },
    );
    const [point] = drawn.points;
    expect(point?.label).toBe('2024/25 (13 months, brought in)');
    expect(onAxis(point?.label ?? '')).toBe('2024/25 (13m)†');
    expect(markInWords(drawn.points)).toContain('2024/25 (13m)† was brought in');
  });

  it('bears its mark in the picture where there is no room for every name, for the words below speak of it', () => {
    const wordsIn = (drawn: ReturnType<typeof chart>, width: number) =>
      shapesOf(drawn, { width, height: 142 }).flatMap((shape) => (shape.kind === 'text' ? shape.text : []));
    const drawn = chart([20, 24, 22, 25, 27, 30], [2021, 2022]);
    const words = wordsIn(drawn, 318);
    expect(words).not.toContain('2020/21†');
    expect(words.filter((each) => each.includes('†'))).toEqual(['†', '2021/22†']);
    expect(markInWords(drawn.points)).toBe(
      '2020/21† and 2021/22† were brought in: not declared here, not assessed.',
    );
    expect(wordsIn(chart([20, 24, 22, 25, 27, 30], [2021]), 318)).toContain('2020/21†');
    // Nine years on half a page leave no room beside the last one's name.
    for (const count of [2, 3, 4, 6, 9])
      for (const width of count > 6 ? [520, 660] : [318, 520, 660])
        for (const end of Array.from({ length: count - 1 }, (_, at) => 2027 - count + at))
          expect(wordsIn(chart(Array(count).fill(20), [end]), width).join(' ')).toContain('†');
  });

  it('is counted where a superlative rests on it', () => {
    expect(chart([20, 21, 24], []).finding).toMatch(/the highest in three years$/);
    expect(chart([20, 21, 24], [2024]).finding).toMatch(
      /the highest in three years, one of them brought in$/,
    );
    expect(chart([0, 0, 0], [2024, 2025]).finding).toMatch(
      /either of the two years before, both of them brought in$/,
    );
  });

  it('is not said of what a declared statement prints again of it', () => {
    const again = figure('jobs_created', 2025, 9, { series: 'comparative' });
    const drawn = chartOf(
      { measure: jobs, figures: [figure('jobs_created', 2026, 12), again], history: [] },
      { statement: { period: financialYear(2026) }, broughtInYears: [{ period: financialYear(2025) }] },
    );
    expect(drawn.points.map(({ label }) => label)).toEqual(['2024/25', '2025/26']);
  });
});
