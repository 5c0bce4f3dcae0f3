import { BOTTOM, compact, frameOf, LEFT, lastActual, type Marks } from './chart-frame';
import { labelsOf, type PlacedWords } from './chart-labels';
import type { ChartModel } from './chart-model';
import type { Canvas, Tone } from './chart-shapes';
import { isOutlined } from './outlined';
import { bandAt } from './peer-band';

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
  drawn: ChartModel['drawn'];
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
  /** The middle half of comparable organisations, and the index of the year it stands beside. */
  peers: { at: number; p25: number; p75: number } | null;
}

/** Decides how a chart is drawn on a canvas. */
export function planOf(chart: ChartModel, canvas: Canvas, marks: Marks = {}): ChartPlan {
  const frame = frameOf(chart, canvas, marks);
  const { drawn, points, benchmark } = chart;
  const { slot, top, y, ticks, domain } = frame;
  const last = lastActual(chart);
  const aim = points.findLastIndex((point) => point.target);
  const runs = runsOf(chart);
  const labels = labelsOf(frame);
  const at = bandAt(chart);
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
    years: points.map((point, index) => {
      const { value, target, restatedValue } = point;
      const main = index === last;
      // Where it would run into the figure's own label, the words below the chart name the target.
      const crowded = target && value !== null && Math.abs(y(value) - 9 - y(target.value)) < 18;
      return {
        value,
        tone: drawn === 'bars' ? barTone(value, main) : main && chart.tone === 'worse' ? 'clay' : 'evergreen',
        hollow: isOutlined(point) || (drawn === 'line' && !main),
        r: main ? 6 : 4.5,
        run: runs[index] ?? null,
        label: labels[index]?.label ?? null,
        name: labels[index]?.name ?? null,
        target: target?.value ?? null,
        named: index === aim && !crowded,
        restated: marks.restated ? restatedValue : null,
        note: marks.notes?.get(index) ?? null,
      };
    }),
    breaks: chart.breaks.map(({ before }) => before),
    peers: benchmark && at >= 0 ? { at, p25: benchmark.p25, p75: benchmark.p75 } : null,
  };
}

function barTone(value: number | null, main: boolean): Tone {
  if (value !== null && value < 0) return 'clay';
  return main ? 'evergreen' : 'leaf';
}

/** The unbroken runs of a chart: for each point the number of its run, null where no line goes through it. */
function runsOf({ points, breaks }: ChartModel): (number | null)[] {
  const broken = new Set(breaks.map(({ before }) => before));
  let run = -1;
  let open = false;
  return points.map(({ value, forecast }, index) => {
    if (value === null || forecast) {
      open = false;
      return null;
    }
    if (!open || broken.has(index)) run += 1;
    open = true;
    return run;
  });
}
