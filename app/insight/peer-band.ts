import type { ChartModel } from './chart-model';

/** The point beside which a chart's peers are drawn: the last period that ends in their year; -1 where none does. */
export function bandAt({ points, benchmark }: ChartModel): number {
  if (!benchmark) return -1;
  return points.findLastIndex(({ period }) => period.end.startsWith(String(benchmark.year)));
}

/** What the shaded band of a chart says, for whoever cannot see it or wonders; null where none is drawn. */
export function bandInWords(chart: ChartModel): string | null {
  const label = chart.points[bandAt(chart)]?.label;
  return label && chart.benchmark ? `Shaded, ${label}: ${lowered(chart.benchmark.sentence)}` : null;
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
