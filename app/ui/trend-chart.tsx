import { markInWords } from '../insight/brought-in-mark';
import type { ChartModel } from '../insight/chart-model';
import { marksInWords } from '../insight/outlined';
import { StaticChart } from './static-chart';
import { TrendTable } from './trend-table';

interface Props {
  chart: ChartModel;
  definition: string;
  aside: string | null;
  /** How its figures were made, where no table beside it says so. */
  notes?: readonly string[];
  /** Address of the same points as CSV. */
  csv?: string;
}

/** A sentence, the picture that proves it, and the table behind it. */
export function TrendChart({ chart, definition, aside, notes = [], csv }: Props) {
  const key = [marksInWords(chart.points), markInWords(chart.points)].filter(Boolean).join(' ');
  return (
    <figure className="trend" id={chart.measureId}>
      <figcaption>
        <h3 className="trend__finding">{chart.finding}</h3>
        {aside && <p className="trend__aside">{aside}</p>}
      </figcaption>
      <StaticChart chart={chart} />
      {notes.length > 0 && <p className="trend__band">{notes.join(' ')}</p>}
      {key && <p className="trend__band">{key}</p>}
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
