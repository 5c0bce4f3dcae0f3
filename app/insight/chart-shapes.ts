import { BOTTOM, type Frame, frameOf, grid, lastActual, type Marks, round } from './chart-frame';
import { labels } from './chart-labels';
import type { ChartModel } from './chart-model';
import { isOutlined } from './outlined';
import { bandAt } from './peer-band';

// biome-ignore format: one line reads better than ten.
export type Tone = 'ink' | 'soft' | 'rule' | 'evergreen' | 'leaf' | 'gold' | 'clay' | 'slate' | 'paper' | 'wash';

/** What a chart is drawn from, on the page and in the PDF alike. */
export type Shape =
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      tone: Tone;
      dash?: boolean;
      width: number;
    }
  | { kind: 'rect'; x: number; y: number; width: number; height: number; tone: Tone; hollow?: boolean }
  | { kind: 'path'; d: string; tone: Tone; width: number; dash?: boolean }
  | { kind: 'circle'; cx: number; cy: number; r: number; tone: Tone; hollow?: boolean }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      anchor: 'start' | 'middle' | 'end';
      tone: Tone;
      bold?: boolean;
    };

export interface Canvas {
  width: number;
  height: number;
}

/** Draws a chart: grid, bars or line, targets, breaks and labels, in the canvas's own units. */
export function shapesOf(chart: ChartModel, canvas: Canvas, marks: Marks = {}): Shape[] {
  const frame = frameOf(chart, canvas, marks);
  return [
    ...peers(frame),
    ...grid(frame),
    ...(chart.drawn === 'bars' ? bars(frame) : line(frame)),
    ...restated(frame),
    ...targets(frame),
    ...breaks(frame),
    ...labels(frame),
    ...notes(frame),
  ];
}

/** The middle half of comparable organisations, across the year it was worked out for. */
function peers({ chart, slot, x, y }: Frame): Shape[] {
  const { benchmark } = chart;
  const index = bandAt(chart);
  if (!benchmark || index < 0) return [];
  const top = y(benchmark.p75);
  const height = Math.max(y(benchmark.p25) - top, 2);
  return [{ kind: 'rect', x: round(x(index) - slot / 2), y: top, width: round(slot), height, tone: 'wash' }];
}

/** What a later statement says of a year: a ring beside what was printed then. */
function restated({ chart, x, y, marks }: Frame): Shape[] {
  if (!marks.restated) return [];
  return chart.points.flatMap(({ restatedValue }, index): Shape[] =>
    restatedValue === null
      ? []
      : [{ kind: 'circle', cx: round(x(index)), cy: y(restatedValue), r: 5, tone: 'slate', hollow: true }],
  );
}

/** The number of a point's note, above the point. */
function notes({ x, marks }: Frame): Shape[] {
  return [...(marks.notes ?? [])].flatMap(([index, number]): Shape[] => [
    { kind: 'circle', cx: round(x(index)), cy: 13, r: 10, tone: 'slate' },
    {
      kind: 'text',
      x: round(x(index)),
      y: 17.5,
      text: String(number),
      anchor: 'middle',
      tone: 'paper',
      bold: true,
    },
  ]);
}

function bars({ chart, slot, x, y }: Frame): Shape[] {
  const width = Math.min(slot * 0.5, 46);
  const last = lastActual(chart);
  return chart.points.flatMap((point, index): Shape[] => {
    if (point.value === null) return [];
    const top = Math.min(y(point.value), y(0));
    const height = Math.max(round(Math.abs(y(point.value) - y(0))), 1);
    const hollow = isOutlined(point);
    const tone: Tone = point.value < 0 ? 'clay' : index === last ? 'evergreen' : 'leaf';
    return [
      { kind: 'rect', x: round(x(index) - width / 2), y: top, width: round(width), height, tone, hollow },
    ];
  });
}

/** One path for each unbroken run: a gap or a changed meaning ends it. */
function line({ chart, x, y }: Frame): Shape[] {
  const broken = new Set(chart.breaks.map((each) => each.before));
  let d = '';
  let pen = false;
  chart.points.forEach((point, index) => {
    if (point.value === null || point.forecast) {
      pen = false;
      return;
    }
    d += `${pen && !broken.has(index) ? 'L' : 'M'}${round(x(index))} ${y(point.value)} `;
    pen = true;
  });
  const last = lastActual(chart);
  const dots = chart.points.flatMap((point, index): Shape[] =>
    point.value === null
      ? []
      : [
          {
            kind: 'circle',
            cx: round(x(index)),
            cy: y(point.value),
            r: index === last ? 6 : 4.5,
            tone: index === last && chart.tone === 'worse' ? 'clay' : 'evergreen',
            hollow: index !== last || isOutlined(point),
          },
        ],
  );
  return [...(d ? [{ kind: 'path', d: d.trim(), tone: 'evergreen', width: 2.5 } as const] : []), ...dots];
}

function targets({ chart, slot, x, y }: Frame): Shape[] {
  const last = chart.points.findLastIndex((point) => point.target);
  return chart.points.flatMap((point, index): Shape[] => {
    if (!point.target) return [];
    const at = y(point.target.value);
    const mark: Shape = {
      kind: 'line',
      x1: round(x(index) - slot * 0.42),
      x2: round(x(index) + slot * 0.42),
      y1: at,
      y2: at,
      tone: 'gold',
      dash: true,
      width: 2,
    };
    // Where it would run into the figure's own label, the words below the chart name the target.
    const crowded = point.value !== null && Math.abs(y(point.value) - 9 - at) < 18;
    if (index !== last || crowded) return [mark];
    const text = 'target';
    return [
      mark,
      { kind: 'text', x: round(x(index) + slot * 0.48), y: at - 6, text, anchor: 'end', tone: 'gold' },
    ];
  });
}

function breaks({ chart, canvas, slot, x, top }: Frame): Shape[] {
  return chart.breaks.map(({ before }) => {
    const at = round(x(before) - slot / 2);
    return {
      kind: 'line',
      x1: at,
      y1: top - 14,
      x2: at,
      y2: canvas.height - BOTTOM,
      tone: 'slate',
      dash: true,
      width: 1.5,
    };
  });
}
