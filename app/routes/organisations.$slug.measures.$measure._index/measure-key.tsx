import { markInWords } from '~/insight/brought-in-mark';
import type { ChartModel } from '~/insight/chart-model';
import { isOutlined } from '~/insight/outlined';
import { bandInWords } from '~/insight/peer-band';

/** What the marks of a chart mean, as far as this one has them. */
export function MeasureKey({ chart }: { chart: ChartModel }) {
  const { points, breaks } = chart;
  const stated = points.filter(({ value }) => value !== null);
  const said = [
    points.some(({ target }) => target) && 'Dashed gold line: the target for that year.',
    stated.some(isOutlined) &&
      'Outlined: not exact (“more than”, “about”, estimated, modelled), or a forecast.',
    points.some(({ restated }) => restated) && 'Ring: what a later statement says of that year.',
    breaks.length > 0 && 'Dashed upright line: the definition changed; the two sides cannot be compared.',
    points.some(({ value }) => value === null) && 'A gap: no figure for that year.',
    bandInWords(chart),
    markInWords(chart.points),
  ].filter((words): words is string => Boolean(words));
  if (said.length === 0) return null;
  return (
    <ul className="measure-key">
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
