import type { ChartData, Marks } from './chart';
import { type Canvas, round } from './shapes';

const TOP = 26;
export const BOTTOM = 30;
/** Room for the axis's own words, so that no bar's label runs into them. */
export const LEFT = 34;
/** Room above for the numbers of notes. */
const NOTES = 24;

/** Where things stand on a canvas. */
export interface Frame {
  chart: ChartData;
  canvas: Canvas;
  slot: number;
  x: (index: number) => number;
  y: (value: number) => number;
  /** The least and the most that the scale shows, and where it is named. */
  domain: [number, number];
  ticks: number[];
  marks: Marks;
  top: number;
}

/** Lays a chart out on a canvas. */
export function frameOf(chart: ChartData, canvas: Canvas, marks: Marks = {}): Frame {
  const top = TOP + (marks.notes?.size ? NOTES : 0);
  const slot = (canvas.width - LEFT) / Math.max(chart.years.length, 1);
  const x = (index: number) => LEFT + slot * (index + 0.5);
  return { chart, canvas, slot, x, marks, top, ...scaleOf(chart, canvas, top, marks) };
}

function scaleOf(chart: ChartData, { height }: Canvas, from: number, marks: Marks) {
  const known = valuesIn(chart, marks);
  const top = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const step = niceStep((top - low) / 3);
  const max = Math.max(Math.ceil(top / step) * step, low < 0 ? 0 : step);
  const min = Math.floor(low / step) * step;
  const y = (value: number) => round(from + ((max - value) / (max - min)) * (height - from - BOTTOM));
  const ticks = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => min + index * step);
  return { y, ticks, domain: [min, max] as [number, number] };
}

function valuesIn({ years, band }: ChartData, { restated }: Marks): number[] {
  const values = years.flatMap((year) => [year.value, year.target, restated ? year.restated : null]);
  return [...values, band?.p25 ?? null, band?.p75 ?? null].filter((value) => value !== null);
}

/** 1, 2 or 5 times a power of ten: the steps a reader can count in. */
export function niceStep(rough: number): number {
  if (rough <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

/** The last year that came about. */
export function lastActual(chart: ChartData): number {
  return chart.years.findLastIndex((year) => year.value !== null && !year.forecast);
}

const SHORT = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** 1,500,000 → "1.5m": for axes only; labels and tables carry the whole figure. */
export function compact(value: number): string {
  return SHORT.format(value).replace('-', '−').toLowerCase();
}
