import type { ChartPoint } from './chart-model';

/** What is outlined in a picture: a forecast, a figure with a qualifier, and one that was estimated or modelled. */
export function isOutlined({ forecast, figure }: Pick<ChartPoint, 'forecast' | 'figure'>): boolean {
  return (
    forecast ||
    Boolean(figure && (figure.qualifier || figure.basis === 'estimated' || figure.basis === 'modelled'))
  );
}
