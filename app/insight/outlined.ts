import type { ChartPoint } from './chart-model';
import { isInexact } from './comparison';

/** What is outlined in a picture: a forecast, a figure with a qualifier or published as a range, and one that was estimated or modelled. */
export function isOutlined({ forecast, figure }: Pick<ChartPoint, 'forecast' | 'figure'>): boolean {
  return (
    forecast ||
    Boolean(figure && (isInexact({ figure }) || figure.basis === 'estimated' || figure.basis === 'modelled'))
  );
}

/** What a picture's outlines and gaps stand for, as far as it has them: a gap is not nobody. */
export function marksInWords(points: readonly ChartPoint[]): string {
  const outlined = points.filter((point) => point.value !== null && isOutlined(point));
  const foreseen = outlined.some(({ forecast }) => forecast);
  const inexact = outlined.some(({ forecast }) => !forecast);
  const stands = [inexact && 'not exact', foreseen && 'a forecast'].filter(Boolean).join(', or ');
  return [
    stands && `Outlined: ${stands}.`,
    points.some(({ value, figure }) => value === null && figure?.published)
      ? 'No mark: fewer than 10, or not shown.'
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
