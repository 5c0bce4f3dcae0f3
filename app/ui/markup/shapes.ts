import type { Shape } from '../../insight/chart-shapes';
import { html, type Markup } from './html';

/** A chart's shapes as SVG, coloured by classes: the page's policy allows no inline style. */
export function shapesMarkup(shapes: readonly Shape[]): Markup[] {
  return shapes.map(one);
}

function one(shape: Shape): Markup {
  switch (shape.kind) {
    case 'line': {
      const { x1, y1, x2, y2, tone, width, dash } = shape;
      return html`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="stroke-${tone}" stroke-width="${width}"${dashed(dash)}/>`;
    }
    case 'rect': {
      const { x, y, width, height, tone, hollow } = shape;
      return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" class="${filled(tone, hollow)}" stroke-width="2"/>`;
    }
    case 'path':
      return html`<path d="${shape.d}" class="fill-none stroke-${shape.tone}" stroke-width="${shape.width}"${dashed(shape.dash)}/>`;
    case 'circle':
      return html`<circle cx="${shape.cx}" cy="${shape.cy}" r="${shape.r}" class="${filled(shape.tone, shape.hollow)}" stroke-width="2.5"/>`;
    case 'text': {
      const { x, y, anchor, tone, bold, text } = shape;
      return html`<text x="${x}" y="${y}" text-anchor="${anchor}" class="shape-text fill-${tone}${bold ? ' shape-text--bold' : ''}">${text}</text>`;
    }
  }
}

const DASHED = html` stroke-dasharray="6 5"`;
const dashed = (dash?: boolean) => (dash ? DASHED : null);
const filled = (tone: string, hollow?: boolean) =>
  hollow ? `fill-paper stroke-${tone}` : `fill-${tone} stroke-${tone}`;
