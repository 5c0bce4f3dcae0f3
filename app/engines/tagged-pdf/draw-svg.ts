import type { Style } from '@react-pdf/types';
import { groundOf, type HostProps, runStyle } from './elements';
import type { PdfFile } from './pdf-file';
import { drawWords, type Pen, widthOf } from './pen';
import type { RunStyle } from './set-words';

const SHIFT: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

type Draw = (pen: Pen) => void;

/** Lines around a shape come before it: between a path and its painting a PDF allows nothing else. */
function stroked({ strokeWidth = 1, strokeDasharray }: HostProps, file: PdfFile): void {
  file.lineWidth(Number(strokeWidth));
  const [length = 0, space = length] = String(strokeDasharray ?? '')
    .split(/[ ,]+/)
    .map(Number);
  if (length > 0) file.dash(length, { space });
}

/** Paints a closed shape, or the line around it. */
function painted(props: HostProps, outline: (file: PdfFile) => PdfFile): Draw {
  const { fill, stroke, fillRule } = props;
  return ({ file }) => {
    if (stroke) stroked(props, file);
    const shape = outline(file);
    if (stroke) shape.stroke(String(stroke));
    else if (fillRule === 'evenodd') shape.fill(String(fill), 'even-odd');
    else shape.fill(String(fill));
  };
}

function wordsIn({ children, x, y, textAnchor, fill, style }: HostProps, around: RunStyle): Draw {
  const { fontFamily, fontWeight, size } = runStyle(around, (style ?? {}) as Style);
  const words = {
    text: groundOf(children)
      .filter((part) => typeof part === 'string')
      .join(''),
    size,
    style: { fontFamily, fontWeight },
  };
  return ({ file, fonts }) => {
    const left = Number(x) - widthOf(file, fonts, words) * (SHIFT[String(textAnchor)] ?? 0);
    drawWords(file, fonts, { ...words, x: left, y: Number(y), colour: String(fill) });
  };
}

/** What draws one shape. A shape is filled or has a line around it, not both. */
function drawOf(type: string, props: HostProps, around: RunStyle): Draw {
  const at = (name: string) => Number(props[name]);
  if (type === 'TEXT') return wordsIn(props, around);
  if (type === 'PATH') return painted(props, (file) => file.path(String(props.d)));
  if (type === 'LINE')
    return painted(props, (file) => file.moveTo(at('x1'), at('y1')).lineTo(at('x2'), at('y2')));
  if (type === 'RECT')
    return painted(props, (file) => file.rect(at('x'), at('y'), at('width'), at('height')));
  if (type === 'CIRCLE') return painted(props, (file) => file.circle(at('cx'), at('cy'), at('r')));
  throw new Error(`${type} is not drawn in a picture`);
}

/** What draws an `<Svg>`: paths, lines, boxes, circles and words in its own coordinates, as wide as its style says. */
export function paintsOf({ viewBox, children }: HostProps, { width }: Style, around: RunStyle): Draw {
  const [left = 0, top = 0, across = 1] = String(viewBox).split(' ').map(Number);
  const draws = groundOf(children).map((ground) => {
    if (typeof ground === 'string') throw new Error(`words outside a text: "${ground}"`);
    return drawOf(ground.type, ground.props, around);
  });
  return (pen) => {
    pen.file.scale(Number(width) / across);
    if (left || top) pen.file.translate(-left, -top);
    for (const draw of draws) {
      pen.file.save();
      draw(pen);
      pen.file.restore();
    }
  };
}
