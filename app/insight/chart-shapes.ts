import type { ChartModel, ChartPoint } from './chart-model';

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

const TOP = 26;
const BOTTOM = 30;
/** Room for the axis's own words, so that no bar's label runs into them. */
const LEFT = 34;
/** The width of a letter or digit in a label, bold included. */
const LETTER = 7;

/** Draws a chart: grid, bars or line, targets, breaks and labels, in the canvas's own units. */
export function shapesOf(chart: ChartModel, canvas: Canvas): Shape[] {
  const scale = scaleOf(chart, canvas);
  const slot = (canvas.width - LEFT) / Math.max(chart.points.length, 1);
  const x = (index: number) => LEFT + slot * (index + 0.5);
  const frame: Frame = { chart, canvas, slot, x, y: scale.y };
  return [
    ...grid(scale, canvas),
    ...(chart.drawn === 'bars' ? bars(frame) : line(frame)),
    ...targets(frame),
    ...breaks(frame),
    ...labels(frame),
  ];
}

interface Frame {
  chart: ChartModel;
  canvas: Canvas;
  slot: number;
  x: (index: number) => number;
  y: (value: number) => number;
}

function scaleOf(chart: ChartModel, { height }: Canvas) {
  const values = chart.points.flatMap((point) => [point.value, point.target?.value ?? null]);
  const known = values.filter((value) => value !== null);
  const top = Math.max(0, ...known);
  const low = Math.min(0, ...known);
  const step = niceStep((top - low) / 3);
  const max = Math.max(Math.ceil(top / step) * step, low < 0 ? 0 : step);
  const min = Math.floor(low / step) * step;
  const y = (value: number) => round(TOP + ((max - value) / (max - min)) * (height - TOP - BOTTOM));
  const ticks = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => min + index * step);
  return { y, ticks };
}

/** 1, 2 or 5 times a power of ten: the steps a reader can count in. */
function niceStep(rough: number): number {
  if (rough <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

function grid({ y, ticks }: ReturnType<typeof scaleOf>, { width }: Canvas): Shape[] {
  return ticks.flatMap((tick): Shape[] => [
    {
      kind: 'line',
      x1: 0,
      y1: y(tick),
      x2: width,
      y2: y(tick),
      tone: tick === 0 ? 'soft' : 'rule',
      width: 1,
    },
    { kind: 'text', x: 0, y: y(tick) - 4, text: compact(tick), anchor: 'start', tone: 'soft' },
  ]);
}

function bars({ chart, slot, x, y }: Frame): Shape[] {
  const width = Math.min(slot * 0.5, 46);
  const last = lastActual(chart);
  return chart.points.flatMap((point, index): Shape[] => {
    if (point.value === null) return [];
    const top = Math.min(y(point.value), y(0));
    const height = Math.max(Math.abs(y(point.value) - y(0)), 1);
    const hollow = point.forecast || Boolean(point.figure?.qualifier);
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
            hollow: index !== last || Boolean(point.figure?.qualifier),
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
      { kind: 'text', x: round(x(index) + slot * 0.48), y: at - 4, text, anchor: 'end', tone: 'gold' },
    ];
  });
}

function breaks({ chart, canvas, slot, x }: Frame): Shape[] {
  return chart.breaks.map(({ before }) => {
    const at = round(x(before) - slot / 2);
    return {
      kind: 'line',
      x1: at,
      y1: TOP - 14,
      x2: at,
      y2: canvas.height - BOTTOM,
      tone: 'slate',
      dash: true,
      width: 1.5,
    };
  });
}

function labels({ chart, canvas, slot, x, y }: Frame): Shape[] {
  // Labels that would run into each other are thinned, the last year's always staying.
  const widest = Math.max(...chart.points.map((point) => Math.max(7, labelOf(point).length)));
  const every = Math.ceil((widest * LETTER + 6) / slot);
  const last = chart.points.length - 1;
  return chart.points.flatMap((point, index): Shape[] => {
    const year: Shape[] =
      (last - index) % every === 0
        ? [
            {
              kind: 'text',
              x: round(x(index)),
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
      x: round(x(index)),
      y: y(from) - 9,
      text: labelOf(point),
      anchor: 'middle',
      tone: 'ink',
      bold: true,
    };
    return [text, ...year];
  });
}

function labelOf({ short, value }: ChartPoint): string {
  return short.length > 11 && value !== null ? compact(value) : short;
}

function shortYear(point: ChartPoint): string {
  return point.label.replace(' months)', ' mths)');
}

function lastActual(chart: ChartModel): number {
  return chart.points.findLastIndex((point) => point.value !== null && !point.forecast);
}

const round = (value: number) => Math.round(value * 10) / 10;

/** 1,500,000 → "1.5m": for axes only; labels and tables carry the whole figure. */
function compact(value: number): string {
  return new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 })
    .format(value)
    .replace('-', '−')
    .toLowerCase();
}
