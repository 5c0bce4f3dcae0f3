import type { ChartPoint } from './chart-model';
import { isInexact } from './comparison';

/** What is outlined in a picture: a forecast, a figure with a qualifier or published as a range, and one that was estimated or modelled. */
export function isOutlined({ forecast, figure }: Pick<ChartPoint, 'forecast' | 'figure'>): boolean {
  return (
    forecast ||
    Boolean(figure && (isInexact({ figure }) || figure.basis === 'estimated' || figure.basis === 'modelled'))
  );
}
