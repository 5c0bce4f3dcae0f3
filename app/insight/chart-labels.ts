import { onAxis } from './brought-in-mark';
import { compact, type Frame } from './chart-frame';
import type { ChartPoint } from './chart-model';

/** The width of a letter or digit in a label, bold and the larger ones of a narrow screen included. */
const LETTER = 7.5;

/** Words at a point, and how far to the left of it they stand so that they end on the canvas. */
export interface PlacedWords {
  words: string;
  shift: number;
}

/** The figure beside each point and the year below it; null where there is no room or nothing to say. */
export function labelsOf({ chart, canvas, slot, x, marks }: Frame) {
  // Labels that would run into each other are thinned, the last year's always staying.
  const widest = Math.max(
    ...chart.points.map((point) => Math.max(7, shortYear(point).length, labelOf(point, marks.bases).length)),
  );
  const every = Math.ceil((widest * LETTER + 6) / slot);
  const last = chart.points.length - 1;
  const at = (index: number, words: string): PlacedWords => ({
    words,
    shift: Math.min(0, canvas.width - (words.length * LETTER) / 2 - x(index)),
  });
  return chart.points.map((point, index) => {
    const shown = (last - index) % every === 0;
    return {
      name: shown ? at(index, shortYear(point)) : null,
      label: shown && point.value !== null ? at(index, labelOf(point, marks.bases)) : null,
    };
  });
}

function labelOf({ short, value, figure }: ChartPoint, bases = false): string {
  if (bases && figure?.denominator) return `${short} of ${compact(figure.denominator)}`;
  if (short.length <= 11 || value === null) return short;
  // ">£70m": in short it is still more than that, and still money.
  const [before = ''] = /^[^\d]*/.exec(short) ?? [];
  return before + compact(Math.abs(value));
}

function shortYear(point: ChartPoint): string {
  return onAxis(point.label);
}
