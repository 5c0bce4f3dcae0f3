import type { Marks } from './chart-frame';
import * as mark from './chart-marks';
import type { ChartModel } from './chart-model';
import { type ChartPlan, planOf } from './chart-plan';

// biome-ignore format: one line reads better than ten.
export type Tone = 'ink' | 'soft' | 'rule' | 'evergreen' | 'leaf' | 'gold' | 'clay' | 'slate' | 'paper' | 'wash';

/** What a chart is drawn from, on the page and in the PDF alike. */
export type Shape =
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      tone: Tone;
      dash?: boolean;
      width: number;
    }
  | { kind: 'rect'; x: number; y: number; width: number; height: number; tone: Tone; hollow?: boolean }
  | { kind: 'path'; d: string; tone: Tone; width: number; dash?: boolean }
  | { kind: 'circle'; cx: number; cy: number; r: number; tone: Tone; hollow?: boolean }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      anchor: 'start' | 'middle' | 'end';
      tone: Tone;
      bold?: boolean;
    };

export interface Canvas {
  width: number;
  height: number;
}

/** Draws a chart: grid, bars or line, targets, breaks and labels, in the canvas's own units. */
export function shapesOf(chart: ChartModel, canvas: Canvas, marks: Marks = {}): Shape[] {
  return shapesIn(planOf(chart, canvas, marks));
}

/** The same of a plan that is made, or was handed on as data. */
export function shapesIn(plan: ChartPlan): Shape[] {
  const placed = mark.placed(plan);
  const each = (draw: (plan: mark.Placed, index: number) => Shape[]) =>
    plan.years.flatMap((_, index) => draw(placed, index));
  return [
    ...mark.peers(placed),
    ...plan.ticks.flatMap((tick) => [mark.height(placed, tick.value), mark.tick(placed, tick)]),
    ...(plan.drawn === 'bars' ? each(mark.bar) : [...mark.path(placed), ...each(mark.dot)]),
    ...each(mark.restated),
    ...each(mark.target),
    ...plan.breaks.map((before) => mark.upright(placed, before)),
    ...plan.years.flatMap((_, index) => [...mark.label(placed, index), ...mark.name(placed, index)]),
    ...each(mark.noteMark),
  ];
}
