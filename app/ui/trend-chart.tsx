import { lazy, Suspense, useState } from 'react';
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
}

/** A sentence, the picture that proves it, and the table behind it. */
export function TrendChart({ chart, definition, aside, csv }: Props) {
  return (
    <figure className="trend" id={chart.measureId}>
      <figcaption>
        <h3 className="trend__finding">{chart.finding}</h3>
        {aside && <p className="trend__aside">{aside}</p>}
      </figcaption>
      <StaticChart chart={chart} />
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

/** Drawn by the server; once a pointer comes to it, one that answers. */
export function ChartPicture({ chart, live }: { chart: ChartModel; live: boolean }) {
  const [used, setUsed] = useState(false);
  const drawn = <StaticChart chart={chart} />;
  if (!live) return drawn;
  return (
    <div onPointerEnter={() => setUsed(true)}>
      {used ? (
        <Suspense fallback={drawn}>
          <LiveChart chart={chart} />
        </Suspense>
      ) : (
        drawn
      )}
    </div>
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
