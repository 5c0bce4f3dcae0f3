import type { ChartModel, ChartPoint } from '../insight/chart-model';

/** One year as the live chart is given it. */
export interface LiveDatum {
  label: string;
  value: number | null;
  target: number | null;
  point: ChartPoint;
}

/** A chart's points for the live chart: the same values, nothing worked out anew. */
export function liveDataOf(chart: ChartModel): LiveDatum[] {
  return chart.points.map((point) => ({
    label: point.label,
    value: point.value,
    target: point.target?.value ?? null,
    point,
  }));
}
