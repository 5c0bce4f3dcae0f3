import type { ChartData, Marks } from '../engines/charts/chart';
import { shapesIn } from '../engines/charts/draw';
import { type ChartPlan, planChart, stripsIn } from '../engines/charts/plan';
import type { Canvas, Shape } from '../engines/charts/shapes';
import { drawSpark, type Spark } from '../engines/charts/spark';
import { drawStack } from '../engines/charts/stack';
import type { Breakdown } from './breakdown';
import { MARK, onAxis } from './brought-in-mark';
import type { ChartModel } from './chart-model';
import { isOutlined } from './outlined';
import { bandAt } from './peer-band';

/** A measure's chart in the words of what draws it. */
function inNumbers(chart: ChartModel): ChartData {
  const { drawn, tone, points, breaks, benchmark } = chart;
  const at = bandAt(chart);
  return {
    drawn,
    worse: tone === 'worse',
    years: points.map((point) => ({
      name: onAxis(point.label),
      ...(point.standing === 'brought in' && { mark: MARK }),
      value: point.value,
      words: point.short,
      outOf: point.figure?.denominator ?? null,
      outlined: isOutlined(point),
      forecast: point.forecast,
      target: point.target?.value ?? null,
      restated: point.restatedValue,
    })),
    breaks: breaks.map(({ before }) => before),
    band: benchmark && at >= 0 ? { at, p25: benchmark.p25, p75: benchmark.p75 } : null,
  };
}

/** Decides how a chart is drawn on a canvas. */
export function planOf(chart: ChartModel, canvas: Canvas, marks: Marks = {}): ChartPlan {
  return planChart(inNumbers(chart), canvas, marks);
}

/** Draws a chart, in the canvas's own units. */
export function shapesOf(chart: ChartModel, canvas: Canvas, marks: Marks = {}): Shape[] {
  return shapesIn(planOf(chart, canvas, marks));
}

/** The strip of a canvas that belongs to each point: what a finger or a pointer can hit. */
export function stripsOf(chart: ChartModel, canvas: Canvas): { x: number; width: number }[] {
  return stripsIn(inNumbers(chart), canvas);
}

/** Groups stacked year by year; null where something below zero cannot be stacked. */
export function stackedShapes({ years }: Breakdown, canvas: Canvas): Shape[] | null {
  const stacks = years.map(({ label, cells }) => ({
    name: onAxis(label),
    values: cells.map(({ value }) => value ?? 0),
  }));
  return drawStack(stacks, canvas);
}

/** The stated years, small enough to stand in a line of a table; null where fewer than two can be seen beside each other. */
export function sparkOf({ drawn, points, breaks }: ChartModel): Spark | null {
  const years = points.filter(({ forecast, figure, target }) => !forecast && (figure || !target));
  return drawSpark({ drawn, years, breaks: breaks.map(({ before }) => before) });
}
