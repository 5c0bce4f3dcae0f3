import type { ChartModel } from './chart-model';
import { bandAt } from './peer-band';

/** Calendar years in which the shown periods end, both included; null for no limit. */
export interface Zoom {
  from: number | null;
  to: number | null;
}

/** Reads years as an address has them; what is no year is no limit. */
export function zoomFrom(query: URLSearchParams): Zoom {
  const year = (name: string) => {
    const typed = query.get(name) ?? '';
    return /^\d{4}$/.test(typed) ? Number(typed) : null;
  };
  const [from, to] = [year('from'), year('to')];
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

/** A chart of some of its years. Its sentence stays that of all: "the highest in five years" is not changed by looking at three. */
export function zoomed(chart: ChartModel, { from, to }: Zoom): ChartModel {
  const within = ({ period }: ChartModel['points'][number]) => {
    const year = Number(period.end.slice(0, 4));
    return year >= (from ?? year) && year <= (to ?? year);
  };
  const first = chart.points.findIndex(within);
  const points = chart.points.filter(within);
  const breaks = chart.breaks
    .map((each) => ({ ...each, before: each.before - first }))
    .filter(({ before }) => before >= 0 && before < points.length);
  const shown = { ...chart, points, breaks };
  // Peers of a year that is not shown would stretch the scale for nothing to be seen.
  return bandAt(shown) < 0 ? { ...shown, benchmark: null } : shown;
}

/** The years that can be chosen. */
export function yearsOfChart({ points }: ChartModel): number[] {
  return [...new Set(points.map(({ period }) => Number(period.end.slice(0, 4))))].sort((a, b) => a - b);
}
