import type { ChartPlan } from './plan';
import { round, type Shape } from './shapes';

/** A plan, and where its years and values stand: on the page by these lines, in the live chart by Recharts' own axes. */
export interface Placed extends ChartPlan {
  /** The middle of a year. */
  x: (index: number) => number;
  y: (value: number) => number;
}

/** A plan's own places. */
export function placed(plan: ChartPlan): Placed {
  const { left, top, bottom, slot, canvas, domain } = plan;
  const [min, max] = domain;
  return {
    ...plan,
    x: (index) => left + slot * (index + 0.5),
    y: (value) => round(top + ((max - value) / (max - min)) * (canvas.height - top - bottom)),
  };
}

/** A range of others, across the year that it is of. */
export function band({ band, slot, x, y }: Placed): Shape[] {
  if (!band) return [];
  const top = y(band.p75);
  const height = Math.max(y(band.p25) - top, 2);
  return [
    { kind: 'rect', x: round(x(band.at) - slot / 2), y: top, width: round(slot), height, tone: 'wash' },
  ];
}

/** A line to read the height by. */
export function height({ canvas: { width }, y }: Placed, value: number): Shape {
  const at = y(value);
  return { kind: 'line', x1: 0, y1: at, x2: width, y2: at, tone: value === 0 ? 'soft' : 'rule', width: 1 };
}

/** What that line stands for. */
export function tick({ y }: Placed, { value, words }: ChartPlan['ticks'][number]): Shape {
  return { kind: 'text', x: 0, y: y(value) - 4, text: words, anchor: 'start', tone: 'soft' };
}

export function bar({ years, bar, x, y }: Placed, index: number): Shape[] {
  const { value = null, tone = 'leaf', hollow } = years[index] ?? {};
  if (value === null) return [];
  const top = Math.min(y(value), y(0));
  const height = Math.max(round(Math.abs(y(value) - y(0))), 1);
  const outline = hollow === undefined ? {} : { hollow };
  return [
    { kind: 'rect', x: round(x(index) - bar / 2), y: top, width: round(bar), height, tone, ...outline },
  ];
}

/** One path for each unbroken run. */
export function path({ years, x, y }: Placed): Shape[] {
  let d = '';
  years.forEach(({ value, run }, index) => {
    if (value === null || run === null) return;
    d += `${run === years[index - 1]?.run ? 'L' : 'M'}${round(x(index))} ${y(value)} `;
  });
  return d ? [{ kind: 'path', d: d.trim(), tone: 'evergreen', width: LINE }] : [];
}

/** The width of that path. */
export const LINE = 2.5;

export function dot({ years, x, y }: Placed, index: number): Shape[] {
  const year = years[index];
  if (!year || year.value === null) return [];
  const { value, r, tone, hollow } = year;
  return [{ kind: 'circle', cx: round(x(index)), cy: y(value), r, tone, hollow }];
}

/** What a later statement says of a year: a ring beside what was printed then. */
export function restated({ years, x, y }: Placed, index: number): Shape[] {
  const value = years[index]?.restated ?? null;
  if (value === null) return [];
  return [{ kind: 'circle', cx: round(x(index)), cy: y(value), r: 5, tone: 'slate', hollow: true }];
}

export function target({ drawn, years, slot, bar, x, y }: Placed, index: number): Shape[] {
  const { target = null, named, value = null } = years[index] ?? {};
  if (target === null) return [];
  const at = y(target);
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
  if (!named) return [mark];
  // On a bar that has reached it the word could not be read: it stands in the room before it.
  const covered = drawn === 'bars' && value !== null && y(value) < at + 4;
  const end = round(covered ? x(index) - bar / 2 - 3 : x(index) + slot * 0.48);
  return [mark, { kind: 'text', x: end, y: at - 6, text: 'target', anchor: 'end', tone: 'gold' }];
}

/** Before a year from which on something else is counted. */
export function upright({ canvas, slot, x, top, bottom }: Placed, before: number): Shape {
  const at = round(x(before) - slot / 2);
  const y2 = canvas.height - bottom;
  return { kind: 'line', x1: at, y1: top - 14, x2: at, y2, tone: 'slate', dash: true, width: 1.5 };
}

/** The figure beside a point. */
export function label({ years, drawn, x, y }: Placed, index: number): Shape[] {
  const { value = null, label = null } = years[index] ?? {};
  if (value === null || !label) return [];
  // A bar below the line has its label above it: beneath, it would run into the year.
  const at = y(drawn === 'bars' ? Math.max(value, 0) : value) - 9;
  const text = { text: label.words, anchor: 'middle', tone: 'ink', bold: true } as const;
  return [{ kind: 'text', x: round(x(index) + label.shift), y: at, ...text }];
}

/** The year below it. */
export function name({ years, canvas, x }: Placed, index: number): Shape[] {
  const name = years[index]?.name;
  if (!name) return [];
  const text = { text: name.words, anchor: 'middle', tone: 'soft' } as const;
  return [{ kind: 'text', x: round(x(index) + name.shift), y: canvas.height - 8, ...text }];
}

/** The number of a point's note, above the point. */
export function noteMark({ years, x }: Placed, index: number): Shape[] {
  const number = years[index]?.note ?? null;
  if (number === null) return [];
  const at = round(x(index));
  const text = { text: String(number), anchor: 'middle', tone: 'paper', bold: true } as const;
  return [
    { kind: 'circle', cx: at, cy: 13, r: 10, tone: 'slate' },
    { kind: 'text', x: at, y: 17.5, ...text },
  ];
}
