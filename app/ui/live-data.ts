import type { ChartModel } from '../insight/chart-model';
import { isOutlined } from '../insight/outlined';
import { bandAt } from '../insight/peer-band';

/** One year as the live chart is given it. */
import { whyChanged } from '../questionnaire/explanations';
export interface LiveDatum {
  label: string;
  value: number | null;
  /** As the still chart writes it beside the point. */
  short: string;
  display: string;
  target: number | null;
  targetDisplay: string | null;
  /** A forecast or a qualified figure. */
  hollow: boolean;
  explanation: string | null;
}

/** What the live chart is drawn from. */
export interface LiveChartData {
  finding: string;
  drawn: ChartModel['drawn'];
  /** The last year that came about. */
  last: number;
  /** Indexes of years before which the meaning changed. */
  breaks: number[];
  years: LiveDatum[];
  /** The middle half of comparable organisations, and the index of the year it stands beside. */
  peers: { at: number; p25: number; p75: number } | null;
}

/** A chart's points for the live chart: the same values, nothing worked out anew. */
export function liveDataOf(chart: ChartModel): LiveDatum[] {
  return chart.points.map(({ label, value, short, display, target, figure, forecast }) => ({
    label,
    value,
    short,
    display,
    target: target?.value ?? null,
    targetDisplay: target?.display ?? null,
    hollow: isOutlined({ forecast, figure }),
    explanation: figure ? whyChanged(figure) : null,
  }));
}

/** A chart as the live chart is given it. */
export function liveChartOf(chart: ChartModel): LiveChartData {
  const { finding, drawn, breaks, points, benchmark } = chart;
  const at = bandAt(chart);
  return {
    finding,
    drawn,
    last: points.findLastIndex((point) => point.value !== null && !point.forecast),
    breaks: breaks.map(({ before }) => before),
    years: liveDataOf(chart),
    peers: benchmark && at >= 0 ? { at, p25: benchmark.p25, p75: benchmark.p75 } : null,
  };
}
