import * as mark from './marks';
import type { ChartPlan } from './plan';
import type { Shape } from './shapes';

/** Draws a chart as it was planned: grid, bars or line, targets, breaks and labels, in the canvas's own units. */
export function shapesIn(plan: ChartPlan): Shape[] {
  const placed = mark.placed(plan);
  const each = (draw: (plan: mark.Placed, index: number) => Shape[]) =>
    plan.years.flatMap((_, index) => draw(placed, index));
  return [
    ...mark.band(placed),
    ...plan.ticks.flatMap((tick) => [mark.height(placed, tick.value), mark.tick(placed, tick)]),
    ...(plan.drawn === 'bars' ? each(mark.bar) : [...mark.path(placed), ...each(mark.dot)]),
    ...each(mark.restated),
    ...each(mark.target),
    ...plan.breaks.map((before) => mark.upright(placed, before)),
    ...plan.years.flatMap((_, index) => [...mark.label(placed, index), ...mark.name(placed, index)]),
    ...each(mark.noteMark),
  ];
}
