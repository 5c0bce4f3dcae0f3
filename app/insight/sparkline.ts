import type { ChartModel } from './chart-model';

export const SPARK = { width: 96, height: 24 };

/** A measure's years as two drawings, small enough to stand in a line of a table: what was, and the last year. */
export interface Spark {
  past: string;
  last: string;
  drawn: ChartModel['drawn'];
}

/** Years beyond these are too narrow to see. */
const MOST = 12;
const DOT = 2.5;

/** Draws the stated years; null where fewer than two can be seen beside each other. */
export function sparkOf(chart: ChartModel): Spark | null {
  const points = chart.points.filter(({ forecast, figure, target }) => !forecast && (figure || !target));
  const shown = points.slice(-MOST);
  const values = shown.flatMap(({ value }) => value ?? []);
  if (values.length < 2) return null;
  const [top, low] = [Math.max(0, ...values), Math.min(0, ...values)];
  const y = (value: number) => round(DOT + ((top - value) / (top - low || 1)) * (SPARK.height - 2 * DOT));
  const slot = SPARK.width / shown.length;
  const last = shown.findLastIndex(({ value }) => value !== null);
  const broken = new Set(chart.breaks.map(({ before }) => before - (points.length - shown.length)));
  const frame = { shown, slot, y, last, broken };
  return { drawn: chart.drawn, ...(chart.drawn === 'bars' ? bars(frame) : line(frame)) };
}

interface Frame {
  shown: ChartModel['points'];
  slot: number;
  y: (value: number) => number;
  last: number;
  /** Where the meaning changed. */
  broken: ReadonlySet<number>;
}

function bars({ shown, slot, y, last }: Frame) {
  const width = Math.min(slot * 0.7, 12);
  const one = (value: number | null, index: number) => {
    if (value === null) return '';
    const from = Math.min(y(value), y(0));
    const height = Math.max(Math.abs(y(value) - y(0)), 1);
    return `M${round(slot * (index + 0.5) - width / 2)} ${from}h${round(width)}v${round(height)}h${-round(width)}z`;
  };
  const drawn = shown.map(({ value }, index) => one(value, index));
  return { past: drawn.filter((_, index) => index !== last).join(''), last: drawn[last] ?? '' };
}

function line({ shown, slot, y, last, broken }: Frame) {
  let past = '';
  let pen = false;
  shown.forEach(({ value }, index) => {
    if (value !== null)
      past += `${pen && !broken.has(index) ? 'L' : 'M'}${round(slot * (index + 0.5))} ${y(value)}`;
    pen = value !== null;
  });
  const x = round(slot * (last + 0.5));
  const at = y(shown[last]?.value ?? 0);
  return {
    past,
    last: `M${x - DOT} ${at}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0`,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
