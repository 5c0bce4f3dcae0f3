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
  const shown = shownAmong(chart.years, every);
  const at = (index: number, words: string): PlacedWords => ({
    words,
    shift: Math.min(0, canvas.width - (words.length * LETTER) / 2 - x(index)),
  });
  // Half a name's width from each one that is shown, a mark runs into none.
  const hasRoom = (index: number) => [...shown].every((other) => Math.abs(other - index) * 2 >= every);
  return chart.years.map((year, index) => {
    const name = shown.has(index) ? year.name : hasRoom(index) ? year.mark : undefined;
    return {
      name: name ? at(index, name) : null,
      label: shown.has(index) && year.value !== null ? at(index, labelOf(year, marks.bases)) : null,
    };
  });
}

/** Which years bear their names: the last, those that are marked, then the others, the later ones first. */
function shownAmong(years: readonly ChartYear[], every: number): Set<number> {
  const shown = new Set<number>();
  const fits = (index: number) => [...shown].every((other) => Math.abs(other - index) >= every);
  const backwards = years.map((_, index) => years.length - 1 - index);
  const marked = backwards.filter((index) => years[index]?.mark);
  for (const index of [...backwards.slice(0, 1), ...marked, ...backwards]) if (fits(index)) shown.add(index);
  return shown;
}

function labelOf({ words, value, outOf }: ChartYear, bases = false): string {
  if (bases && outOf) return `${words} of ${compact(outOf)}`;
  if (words.length <= 11 || value === null) return words;
  // ">£70m": in short it is still more than that, and still money.
  const [before = ''] = /^[^\d]*/.exec(words) ?? [];
  return before + compact(Math.abs(value));
}
