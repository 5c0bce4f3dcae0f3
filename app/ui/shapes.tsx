import type { Shape } from '../insight/chart-shapes';

/** A chart's shapes as SVG, coloured by classes: the page's policy allows no inline style. */
export function Shapes({ shapes }: { shapes: Shape[] }) {
  return (
    <>
      {shapes.map((shape, index) => (
        <One key={index} shape={shape} />
      ))}
    </>
  );
}

function One({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case 'line': {
      const { x1, y1, x2, y2, tone, width, dash } = shape;
      return (
        <line {...{ x1, y1, x2, y2 }} className={`stroke-${tone}`} strokeWidth={width} {...dashed(dash)} />
      );
    }
    case 'rect': {
      const { x, y, width, height, tone, hollow } = shape;
      return <rect {...{ x, y, width, height }} className={filled(tone, hollow)} strokeWidth={2} />;
    }
    case 'path':
      return (
        <path
          d={shape.d}
          className={`fill-none stroke-${shape.tone}`}
          strokeWidth={shape.width}
          {...dashed(shape.dash)}
        />
      );
    case 'circle':
      return (
        <circle
          cx={shape.cx}
          cy={shape.cy}
          r={shape.r}
          className={filled(shape.tone, shape.hollow)}
          strokeWidth={2.5}
        />
      );
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          className={`shape-text fill-${shape.tone}${shape.bold ? ' shape-text--bold' : ''}`}
        >
          {shape.text}
        </text>
      );
  }
}

const dashed = (dash?: boolean) => (dash ? { strokeDasharray: '6 5' } : {});
const filled = (tone: string, hollow?: boolean) =>
  hollow ? `fill-paper stroke-${tone}` : `fill-${tone} stroke-${tone}`;
