import { lazy, Suspense, useEffect, useState } from 'react';
import type { ChartModel } from '../insight/chart-model';
import { shapesOf } from '../insight/chart-shapes';
import { Shapes } from './shapes';
import { TrendTable } from './trend-table';

const CANVAS = { width: 520, height: 220 };
const LiveChart = lazy(() => import('./live-chart'));

interface Props {
  chart: ChartModel;
  definition: string;
  aside: string | null;
  /** Address of the same points as CSV. */
  csv?: string;
  live?: boolean;
}

/** A sentence, the picture that proves it, and the table behind it. */
export function TrendChart({ chart, definition, aside, csv, live = false }: Props) {
  return (
    <figure className="trend" id={chart.measureId}>
      <figcaption>
        <h3 className="trend__finding">{chart.finding}</h3>
        {aside && <p className="trend__aside">{aside}</p>}
      </figcaption>
      <Picture chart={chart} live={live} />
      <details className="more">
        <summary>
          Table and definition<span className="govuk-visually-hidden">: {chart.title}</span>
        </summary>
        <TrendTable chart={chart} />
        <p className="small quiet">{definition}</p>
        {csv && (
          <p className="small">
            <a href={csv} className="govuk-link" download>
              Download these figures (CSV)<span className="govuk-visually-hidden">: {chart.title}</span>
            </a>
          </p>
        )}
      </details>
    </figure>
  );
}

/** Drawn by the server; once JavaScript runs and the browser is idle, one that answers to the pointer. */
function Picture({ chart, live }: { chart: ChartModel; live: boolean }) {
  const [running, setRunning] = useState(false);
  useEffect(() => {
    if (!live) return;
    const later = setTimeout(() => setRunning(true), 0);
    return () => clearTimeout(later);
  }, [live]);
  const drawn = <StaticChart chart={chart} />;
  if (!running) return drawn;
  return (
    <Suspense fallback={drawn}>
      <LiveChart chart={chart} />
    </Suspense>
  );
}

/** The chart as plain SVG with its finding as alternative text. */
export function StaticChart({ chart }: { chart: ChartModel }) {
  const words = chart.points.map((point) => `${point.label}: ${point.display}`).join('; ');
  return (
    <svg
      viewBox={`0 0 ${CANVAS.width} ${CANVAS.height}`}
      role="img"
      aria-label={`${chart.finding}. ${words}`}
    >
      <Shapes shapes={shapesOf(chart, CANVAS)} />
    </svg>
  );
}
