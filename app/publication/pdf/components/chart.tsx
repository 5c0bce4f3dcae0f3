import { Svg } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Shape } from '~/engines/charts/shapes';
import { contentWidth } from '../theme';
import { ChartShapes } from './chart-shapes';

interface ChartProps {
  shapes: readonly Shape[];
  /** The size of the shapes' own coordinates. */
  width: number;
  height: number;
  /** The chart in words: its finding and its figures. */
  alt: string;
  /** How wide it stands on the page, in points; the whole line without it. */
  displayWidth?: number;
}

/** A chart from the shapes the page draws too. It is one drawing, not a tree: much quicker, and never split. */
export const Chart = ({
  shapes,
  width,
  height,
  alt,
  displayWidth = contentWidth,
}: ChartProps): ReactElement => (
  <Svg
    alt={alt}
    viewBox={`0 0 ${width} ${height}`}
    style={{ width: displayWidth, height: (height * displayWidth) / width, marginTop: 6, marginBottom: 8 }}
  >
    <ChartShapes shapes={shapes} />
  </Svg>
);
