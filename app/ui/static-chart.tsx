import { shapesIn } from '../engines/charts/draw';
import type { ChartPlan } from '../engines/charts/plan';
import { altOf } from '../insight/chart-alt';
import { planOf } from '../insight/chart-drawing';
import type { ChartModel } from '../insight/chart-model';
import { liveChartOf } from './live-data';
import { Shapes } from './shapes';

const CANVAS = { width: 520, height: 220 };

/** The chart as plain SVG with what it shows as alternative text. */
export function StaticChart({ chart }: { chart: ChartModel }) {
  return <Picture chart={chart} plan={planOf(chart, CANVAS)} />;
}

/** The same with what it was drawn from beside it, for the one that answers once somebody comes to it. */
export function WatchedChart({ chart }: { chart: ChartModel }) {
  const live = liveChartOf(chart, CANVAS);
  return (
    <div className="chart" data-live={JSON.stringify(live)}>
      <Picture chart={chart} plan={live.plan} />
    </div>
  );
}

function Picture({ chart, plan }: { chart: ChartModel; plan: ChartPlan }) {
  return (
    <svg viewBox={`0 0 ${CANVAS.width} ${CANVAS.height}`} role="img" aria-label={altOf(chart)}>
      <Shapes shapes={shapesIn(plan)} />
    </svg>
  );
}
