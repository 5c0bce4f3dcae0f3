import type { Marks } from '../engines/charts/chart';
import type { ChartPlan } from '../engines/charts/plan';
import type { Canvas } from '../engines/charts/shapes';
import { planOf } from '../insight/chart-drawing';
import type { ChartModel, ChartPoint } from '../insight/chart-model';
import { whyChanged } from '../questionnaire/explanations';

/** What is told of one year. */
export interface ToldYear {
  label: string;
  display: string;
  target: string | null;
  restated: string | null;
  explanation: string | null;
  /** Where its figure comes from, where the reader can go there. */
  trail: string | null;
}

/** What the live chart is drawn from: what the still one was drawn from, and what it tells. */
export interface LiveChartData {
  finding: string;
  plan: ChartPlan;
  told: ToldYear[];
}

/** A chart as the live chart is given it. */
export function liveChartOf(
  chart: ChartModel,
  canvas: Canvas,
  { marks = {}, trails = [] }: { marks?: Marks; trails?: readonly (string | null)[] } = {},
): LiveChartData {
  return {
    finding: chart.finding,
    plan: planOf(chart, canvas, marks),
    told: chart.points.map((point, index) => toldOf(point, trails[index] ?? null)),
  };
}

function toldOf({ label, display, target, restated, figure }: ChartPoint, trail: string | null): ToldYear {
  const explanation = figure ? whyChanged(figure) : null;
  return { label, display, target: target?.display ?? null, restated, explanation, trail };
}
