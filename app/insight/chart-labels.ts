import { compact, type Frame, round } from './chart-frame';
import type { ChartPoint } from './chart-model';
import type { Shape } from './chart-shapes';

/** The width of a letter or digit in a label, bold and the larger ones of a narrow screen included. */
const LETTER = 7.5;

/** The figure beside each point and the year below it. */
export function labels({ chart, canvas, slot, x, y, marks }: Frame): Shape[] {
  // Labels that would run into each other are thinned, the last year's always staying.
  const widest = Math.max(
    ...chart.points.map((point) => Math.max(7, shortYear(point).length, labelOf(point, marks.bases).length)),
  );
  const every = Math.ceil((widest * LETTER + 6) / slot);
  const last = chart.points.length - 1;
  return chart.points.flatMap((point, index): Shape[] => {
    const year: Shape[] =
      (last - index) % every === 0
        ? [
            {
              kind: 'text',
              x: inside(x(index), shortYear(point), canvas.width),
              y: canvas.height - 8,
              text: shortYear(point),
              anchor: 'middle',
              tone: 'soft',
            },
          ]
        : [];
    if (point.value === null || (last - index) % every !== 0) return year;
    // A bar below the line has its label above it: beneath, it would run into the year.
    const from = chart.drawn === 'bars' ? Math.max(point.value, 0) : point.value;
    const text: Shape = {
      kind: 'text',
      x: inside(x(index), labelOf(point, marks.bases), canvas.width),
      y: y(from) - 9,
      text: labelOf(point, marks.bases),
      anchor: 'middle',
      tone: 'ink',
      bold: true,
    };
    return [text, ...year];
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
  return point.label.replace(/ months(?= to |\))/, 'm');
}

/** The middle of words moved so that they end on the canvas. */
function inside(middle: number, words: string, width: number): number {
  return round(Math.min(middle, width - (words.length * LETTER) / 2));
}
