import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Shape } from '~/engines/charts/shapes';
import { shapesOf } from '~/insight/chart-drawing';
import { type ChartBenchmark, type ChartModel, chartOf } from '~/insight/chart-model';
import { bandInWords } from '~/insight/peer-band';
import { zoomed } from '~/insight/zoom';
import { chartSvg } from '~/publication/chart/chart-svg';
import { MeasureKey } from '~/routes/organisations.$slug.measures.$measure._index/measure-key';
import { StaticChart } from '~/ui/static-chart';
import { figure, itemOf, measureNamed, toldOf } from './support/figures';

const CANVAS = { width: 520, height: 220 };
const SENTENCE =
  'The middle half of 12 social enterprises in Wales: 20 to 60 jobs; half are at or below 35 jobs.';
const WORDS = `Shaded, 2024/25: the${SENTENCE.slice(3)}`;
const benchmark: ChartBenchmark = {
  year: 2025,
  cohort: 'social enterprises in Wales',
  n: 12,
  p25: 20,
  median: 35,
  p75: 60,
  sentence: SENTENCE,
};

function jobs(given: ChartBenchmark | null): ChartModel {
  const figures = [30, 40, 50].map((value, index) => figure('jobs_created', 2024 + index, value));
  return chartOf(itemOf(measureNamed('jobs_created'), figures, 2026), toldOf(2026), {
    benchmark: given,
  });
}

const isBand = (shape: Shape) => shape.kind === 'rect' && shape.tone === 'wash';
const bandOf = (chart: ChartModel) => shapesOf(chart, CANVAS).filter(isBand);

describe('where the middle half of peers lies, on a chart', () => {
  it('is shaded across its own year, from the first quartile to the third', () => {
    const chart = jobs(benchmark);
    const shapes = shapesOf(chart, CANVAS);
    const [band] = shapes.filter(isBand);
    if (band?.kind !== 'rect') throw new Error('There is no band');
    // The scale is read off the bars: 40 jobs and 30 are ten apart.
    const bars = shapes.filter((shape) => shape.kind === 'rect' && !isBand(shape)) as (typeof band)[];
    const [first, second, third] = bars;
    if (!first || !second || !third) throw new Error('There are no bars');
    const perJob = (first.y - second.y) / 10;
    const zero = first.y + first.height;
    expect(zero - band.y).toBeCloseTo(60 * perJob, 0);
    expect(zero - band.y - band.height).toBeCloseTo(20 * perJob, 0);
    const [from, to] = [band.x, band.x + band.width];
    expect([from < second.x, second.x + second.width < to]).toEqual([true, true]);
    expect([first.x + first.width < from, to < third.x]).toEqual([true, true]);
    // Behind everything else.
    expect(shapes[0]).toBe(band);
  });

  it('is there where half of them state the very same', () => {
    const [band] = bandOf(jobs({ ...benchmark, p25: 35, p75: 35 }));
    expect(band).toMatchObject({ height: 2 });
  });

  it('is said in the alternative text, the key, and the file that is taken away', () => {
    const chart = jobs(benchmark);
    expect(bandInWords(chart)).toBe(WORDS);
    const still = renderToStaticMarkup(<StaticChart chart={chart} />);
    expect(still).toMatch(/aria-label="[^"]*2024\/25: 40 jobs[^"]*Shaded, 2024\/25: the middle half of 12/);
    expect(renderToStaticMarkup(<MeasureKey chart={chart} />)).toContain(WORDS);
    const file = chartSvg(chart, { organisation: 'O', source: 'S' });
    expect(file).toContain('class="fill-wash stroke-wash"');
    expect(file.match(/<desc[^>]*>(.*?)<\/desc>/)?.[1]).toContain(WORDS);
    expect(file.replace(/<desc.*<\/desc>/, '')).toContain('Shaded, 2024/25: the middle half');
  });

  it('is neither drawn nor said without a benchmark, nor where its year is not shown', () => {
    const last = zoomed(jobs(benchmark), { from: 2026, to: null });
    for (const chart of [jobs(null), last, jobs({ ...benchmark, year: 2019 })]) {
      expect(bandOf(chart)).toEqual([]);
      expect(bandInWords(chart)).toBeNull();
      expect(chartSvg(chart, { organisation: 'O', source: 'S' })).not.toMatch(/Shaded|"fill-wash/);
    }
    // And the scale is not stretched by what is not there.
    expect(last.benchmark).toBeNull();
  });
});
