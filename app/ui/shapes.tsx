import type { Shape } from '../insight/chart-shapes';
import { html } from './markup/html';
import { Painted } from './markup/painted';
import { shapesMarkup } from './markup/shapes';

/** A chart's shapes in a picture. */
export function Shapes({ shapes }: { shapes: readonly Shape[] }) {
  return <Painted as="g" markup={html`${shapesMarkup(shapes)}`} />;
}
