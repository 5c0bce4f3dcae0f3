import type { ReactElement } from 'react';
import type { Shape } from '~/insight/chart-shapes';
import { drawShapes } from '../draw-shapes';
import { contentWidth } from '../theme';
import { Box } from './primitives';

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
  <Box
    alt={alt}
    wrap={false}
    paint={(pen) => drawShapes(pen, shapes, displayWidth / width)}
    style={{ width: displayWidth, height: (height * displayWidth) / width, marginTop: 6, marginBottom: 8 }}
  />
);
