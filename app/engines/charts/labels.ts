import type { ChartYear } from './chart';
import { compact, type Frame } from './frame';

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
    ...chart.years.map((year) => Math.max(7, year.name.length, labelOf(year, marks.bases).length)),
  );
  const every = Math.ceil((widest * LETTER + 6) / slot);
  const last = chart.years.length - 1;
  const at = (index: number, words: string): PlacedWords => ({
    words,
    shift: Math.min(0, canvas.width - (words.length * LETTER) / 2 - x(index)),
  });
  return chart.years.map((year, index) => {
    const shown = (last - index) % every === 0;
    return {
      name: shown ? at(index, year.name) : null,
      label: shown && year.value !== null ? at(index, labelOf(year, marks.bases)) : null,
    };
  });
}

function labelOf({ words, value, outOf }: ChartYear, bases = false): string {
  if (bases && outOf) return `${words} of ${compact(outOf)}`;
  if (words.length <= 11 || value === null) return words;
  // ">£70m": in short it is still more than that, and still money.
  const [before = ''] = /^[^\d]*/.exec(words) ?? [];
  return before + compact(Math.abs(value));
}
