import type { ChartData, Marks } from './chart';
import { BOTTOM, compact, frameOf, LEFT, lastActual } from './frame';
import { labelsOf, type PlacedWords } from './labels';
import { type Canvas, round, type Tone } from './shapes';

/** One year as it is drawn. */
export interface PlannedYear {
  value: number | null;
  tone: Tone;
  hollow: boolean;
  /** The radius of its dot, where there is a line. */
  r: number;
  /** Years of one number are joined by a line: a gap, a forecast or a changed meaning ends it. */
  run: number | null;
  /** The figure beside the point. */
  label: PlacedWords | null;
  /** The year below it. */
  name: PlacedWords | null;
  target: number | null;
  /** Whether the word "target" stands at its mark. */
  named: boolean;
  restated: number | null;
  note: number | null;
}

/**
 * All that is decided of a chart before it is drawn: the scale with its words, what each year bears, and how wide. The
 * still drawing and the live one are both drawn from it, so neither decides anything of its own.
 */
export interface ChartPlan {
  drawn: ChartData['drawn'];
  canvas: Canvas;
  /** Room at the edges, in the canvas's units. */
  left: number;
  top: number;
  bottom: number;
  /** The width that belongs to a year, and the width of a bar in it. */
  slot: number;
  bar: number;
  domain: [number, number];
  ticks: { value: number; words: string }[];
  years: PlannedYear[];
  /** Indexes of years before which the meaning changed. */
  breaks: number[];
  band: ChartData['band'];
}

/** Decides how a chart is drawn on a canvas. */
export function planChart(chart: ChartData, canvas: Canvas, marks: Marks = {}): ChartPlan {
  const frame = frameOf(chart, canvas, marks);
  const { drawn, years, breaks, band } = chart;
  const { slot, top, y, ticks, domain } = frame;
  const last = lastActual(chart);
  const aim = years.findLastIndex(({ target }) => target !== null);
  const runs = runsOf(chart);
  const labels = labelsOf(frame);
  return {
    drawn,
    canvas,
    left: LEFT,
    top,
    bottom: BOTTOM,
    slot,
    bar: Math.min(slot * 0.5, 46),
    domain,
    ticks: ticks.map((value) => ({ value, words: compact(value) })),
    years: years.map(({ value, target, restated, outlined }, index) => {
      const main = index === last;
      // Where it would run into the figure's own label, the words below the chart name the target.
      const crowded = target !== null && value !== null && Math.abs(y(value) - 9 - y(target)) < 18;
      return {
        value,
        tone: drawn === 'bars' ? barTone(value, main) : main && chart.worse ? 'clay' : 'evergreen',
        hollow: outlined || (drawn === 'line' && !main),
        r: main ? 6 : 4.5,
        run: runs[index] ?? null,
        label: labels[index]?.label ?? null,
        name: labels[index]?.name ?? null,
        target,
        named: index === aim && !crowded,
        restated: marks.restated ? restated : null,
        note: marks.notes?.get(index) ?? null,
      };
    }),
    breaks: [...breaks],
    band,
  };
}

function barTone(value: number | null, main: boolean): Tone {
  if (value !== null && value < 0) return 'clay';
  return main ? 'evergreen' : 'leaf';
}

/** The unbroken runs of a chart: for each year the number of its run, null where no line goes through it. */
function runsOf({ years, breaks }: ChartData): (number | null)[] {
  const broken = new Set(breaks);
  let run = -1;
  let open = false;
  return years.map(({ value, forecast }, index) => {
    if (value === null || forecast) {
      open = false;
      return null;
    }
    if (!open || broken.has(index)) run += 1;
    open = true;
    return run;
  });
}

/** The strip of a canvas that belongs to each point: what a finger or a pointer can hit. */
export function stripsIn(chart: ChartData, canvas: Canvas): { x: number; width: number }[] {
  const { slot, x } = frameOf(chart, canvas);
  return chart.years.map((_, index) => ({ x: round(x(index) - slot / 2), width: round(slot) }));
}
