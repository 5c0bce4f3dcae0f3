import type { Shape } from '~/insight/chart-shapes';
import type { PdfFile } from './pdf-file';
import { drawWords, type Pen, widthOf } from './pen';
import { colour, sans } from './theme';

/** The size of a chart's words in its own coordinates. */
const SIZE = 12.5;
const SHIFT = { start: 0, middle: 0.5, end: 1 };

type Of<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>;

function strokeStyle(file: PdfFile, { width, dash }: { width: number; dash?: boolean }): void {
  file.lineWidth(width);
  if (dash) file.dash(width * 3, { space: width * 2.5 });
}

/** Closed shapes are filled, or outlined on paper when hollow: never told apart by colour alone. */
function finish(file: PdfFile, { tone, hollow }: Of<'rect'> | Of<'circle'>): void {
  if (hollow) file.lineWidth(1.5).stroke(colour[tone]);
  else file.fill(colour[tone]);
}

function drawText({ file, fonts }: Pen, { x, y, text, anchor, tone, bold }: Of<'text'>): void {
  const words = { text, size: SIZE, style: { fontFamily: sans, fontWeight: bold ? 600 : 400 } };
  const left = x - widthOf(file, fonts, words) * SHIFT[anchor];
  drawWords(file, fonts, { ...words, x: left, y, colour: colour[tone] });
}

function drawShape(pen: Pen, shape: Shape): void {
  const { file } = pen;
  if (shape.kind === 'text') drawText(pen, shape);
  else if (shape.kind === 'line') {
    strokeStyle(file, shape);
    file.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2).stroke(colour[shape.tone]);
  } else if (shape.kind === 'path') {
    strokeStyle(file, shape);
    file.path(shape.d).stroke(colour[shape.tone]);
  } else if (shape.kind === 'rect') {
    if (shape.width > 0 && shape.height > 0)
      finish(file.rect(shape.x, shape.y, shape.width, shape.height), shape);
  } else finish(file.circle(shape.cx, shape.cy, shape.r), shape);
}

/** Draws a chart's shapes at a scale. */
export function drawShapes(pen: Pen, shapes: readonly Shape[], scale: number): void {
  pen.file.scale(scale);
  for (const shape of shapes) {
    pen.file.save();
    drawShape(pen, shape);
    pen.file.restore();
  }
}
