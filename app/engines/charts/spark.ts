import type { ChartData } from './chart';

/** In tenths of a pixel, so that whole numbers are exact enough: writing a fraction out takes ten times as long. */
export const SPARK = { width: 960, height: 240 };

/** A measure's years as two drawings, small enough to stand in a line of a table: what was, and the last year. */
export interface Spark {
  past: string;
  last: string;
  drawn: ChartData['drawn'];
}

type Values = readonly { value: number | null }[];

/** Years beyond these are too narrow to see. */
const MOST = 12;
const DOT = 25;

/** Draws the stated years; null where fewer than two can be seen beside each other. */
export function drawSpark({
  drawn,
  years,
  breaks,
}: Pick<ChartData, 'drawn' | 'breaks'> & { years: Values }): Spark | null {
  const shown = years.slice(-MOST);
  let [seen, top, low] = [0, 0, 0];
  for (const { value } of shown) {
    if (value === null) continue;
    seen += 1;
    top = Math.max(top, value);
    low = Math.min(low, value);
  }
  if (seen < 2) return null;
  const scale = (SPARK.height - 2 * DOT) / (top - low || 1);
  const y = (value: number) => Math.round(DOT + (top - value) * scale);
  const slot = SPARK.width / shown.length;
  const last = shown.findLastIndex(({ value }) => value !== null);
  const broken = new Set(breaks.map((before) => before - (years.length - shown.length)));
  const frame = { shown, slot, y, last, broken };
  return { drawn, ...(drawn === 'bars' ? bars(frame) : line(frame)) };
}

interface Frame {
  shown: Values;
  slot: number;
  y: (value: number) => number;
  last: number;
  /** Where the meaning changed. */
  broken: ReadonlySet<number>;
}

function bars({ shown, slot, y, last }: Frame) {
  const width = Math.round(Math.min(slot * 0.7, 120));
  const ground = y(0);
  const drawn = { past: '', last: '' };
  shown.forEach(({ value }, index) => {
    if (value === null) return;
    const end = y(value);
    const left = Math.round(slot * (index + 0.5) - width / 2);
    const bar = `M${left} ${Math.min(end, ground)}h${width}v${Math.max(Math.abs(end - ground), 10)}h${-width}z`;
    drawn[index === last ? 'last' : 'past'] += bar;
  });
  return drawn;
}

function line({ shown, slot, y, last, broken }: Frame) {
  let past = '';
  let pen = false;
  shown.forEach(({ value }, index) => {
    if (value !== null)
      past += `${pen && !broken.has(index) ? 'L' : 'M'}${Math.round(slot * (index + 0.5))} ${y(value)}`;
    pen = value !== null;
  });
  const x = Math.round(slot * (last + 0.5));
  const at = y(shown[last]?.value ?? 0);
  return {
    past,
    last: `M${x - DOT} ${at}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0`,
  };
}
