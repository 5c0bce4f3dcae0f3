import { Circle, Line, Path, Rect, Text } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Shape } from '~/engines/charts/shapes';
import { colour, sans } from '../theme';

/** The size of a chart's words in its own coordinates. */
const SIZE = 12.5;

type Of<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>;

const line = ({ tone, width, dash }: Of<'line'> | Of<'path'>) => ({
  stroke: colour[tone],
  strokeWidth: width,
  ...(dash && { strokeDasharray: `${width * 3} ${width * 2.5}` }),
});

/** Closed shapes are filled, or outlined on paper when hollow: never told apart by colour alone. */
const closed = ({ tone, hollow }: Of<'rect'> | Of<'circle'>) =>
  hollow ? { fill: 'none', stroke: colour[tone], strokeWidth: 1.5 } : { fill: colour[tone] };

function drawn(shape: Shape, key: number): ReactElement | null {
  if (shape.kind === 'text') {
    const { x, y, text, anchor, tone, bold } = shape;
    const style = { fontFamily: sans, fontSize: SIZE, fontWeight: bold ? 600 : 400 };
    return (
      // Its types know one family; several are looked through as everywhere.
      <Text key={key} x={x} y={y} textAnchor={anchor} fill={colour[tone]} style={style as never}>
        {text}
      </Text>
    );
  }
  if (shape.kind === 'line') {
    const { x1, y1, x2, y2 } = shape;
    return <Line key={key} x1={x1} y1={y1} x2={x2} y2={y2} {...line(shape)} />;
  }
  if (shape.kind === 'path') return <Path key={key} d={shape.d} fill="none" {...line(shape)} />;
  if (shape.kind === 'circle') {
    const { cx, cy, r } = shape;
    return <Circle key={key} cx={cx} cy={cy} r={r} {...closed(shape)} />;
  }
  const { x, y, width, height } = shape;
  return width > 0 && height > 0 ? (
    <Rect key={key} x={x} y={y} width={width} height={height} {...closed(shape)} />
  ) : null;
}

/** A chart's shapes in a picture of the PDF. */
export const ChartShapes = ({ shapes }: { shapes: readonly Shape[] }): ReactElement => (
  <>{shapes.map(drawn)}</>
);
