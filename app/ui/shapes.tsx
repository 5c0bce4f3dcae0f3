import type { Shape } from '../engines/charts/shapes';

/** A chart's shapes in a picture, coloured by classes: the page's policy allows no inline style. */
export function Shapes({ shapes }: { shapes: readonly Shape[] }) {
  return <>{shapes.map(drawn)}</>;
}

/** Called, not mounted: a chart has fifty of them, and a component costs more than what it draws. */
function drawn(shape: Shape, key: number) {
  switch (shape.kind) {
    case 'line': {
      const { x1, y1, x2, y2, tone, width, dash } = shape;
      return (
        <line
          key={key}
          x1={x1}
          y1={y1}
          x2={x2}
          y2={y2}
          className={`stroke-${tone}`}
          strokeWidth={width}
          strokeDasharray={dashed(dash)}
        />
      );
    }
    case 'rect': {
      const { x, y, width, height, tone, hollow } = shape;
      return (
        <rect
          key={key}
          x={x}
          y={y}
          width={width}
          height={height}
          className={filled(tone, hollow)}
          strokeWidth="2"
        />
      );
    }
    case 'path': {
      const { d, tone, width, dash } = shape;
      return (
        <path
          key={key}
          d={d}
          className={`fill-none stroke-${tone}`}
          strokeWidth={width}
          strokeDasharray={dashed(dash)}
        />
      );
    }
    case 'circle': {
      const { cx, cy, r, tone, hollow } = shape;
      return <circle key={key} cx={cx} cy={cy} r={r} className={filled(tone, hollow)} strokeWidth="2.5" />;
    }
    case 'text': {
      const { x, y, anchor, tone, bold, text } = shape;
      const weight = bold ? ' shape-text--bold' : '';
      return (
        <text key={key} x={x} y={y} textAnchor={anchor} className={`shape-text fill-${tone}${weight}`}>
          {text}
        </text>
      );
    }
  }
}

const dashed = (dash?: boolean) => (dash ? '6 5' : undefined);
const filled = (tone: string, hollow?: boolean) =>
  hollow ? `fill-paper stroke-${tone}` : `fill-${tone} stroke-${tone}`;
