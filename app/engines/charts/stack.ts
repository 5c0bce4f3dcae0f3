import { compact, niceStep } from './frame';
import { type Canvas, round, type Shape, type Tone } from './shapes';

/** A year of a stack: its groups from below, in the same order in each. */
interface StackedYear {
  name: string;
  values: readonly number[];
}

/** As many groups can be told apart; the table below names every one. */
const GROUP_TONES: readonly Tone[] = [
  'evergreen',
  'leaf',
  'gold',
  'slate',
  'clay',
  'soft',
  'ink',
  'rule',
  'wash',
];
const TOP = 22;
const BOTTOM = 30;
const LEFT = 44;

/** The colour of a group, the same in chart and key. */
export function toneOfGroup(index: number): Tone {
  return GROUP_TONES[index % GROUP_TONES.length] ?? 'soft';
}

/** Groups stacked year by year; null where something below zero cannot be stacked. */
export function drawStack(years: readonly StackedYear[], { width, height }: Canvas): Shape[] | null {
  const stacks = years.map(({ values }) => values);
  if (stacks.flat().some((value) => value < 0)) return null;
  const top = Math.max(...stacks.map((stack) => stack.reduce((sum, value) => sum + value, 0)));
  const step = niceStep(top / 3);
  const max = Math.max(Math.ceil(top / step) * step, step);
  const y = (value: number) => round(TOP + ((max - value) / max) * (height - TOP - BOTTOM));
  const slot = (width - LEFT) / years.length;
  const ticks = Array.from({ length: Math.round(max / step) + 1 }, (_, index) => index * step);
  return [
    ...ticks.flatMap((tick): Shape[] => [
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
    ]),
    ...years.flatMap(({ name }, index): Shape[] => {
      const x = LEFT + slot * (index + 0.5);
      return [...stack(stacks[index] ?? [], x, Math.min(slot * 0.55, 56), y), yearName(name, x, height)];
    }),
  ];
}

function stack(values: readonly number[], x: number, width: number, y: (value: number) => number): Shape[] {
  let from = 0;
  return values.flatMap((value, index): Shape[] => {
    if (value === 0) return [];
    const [bottom, top] = [y(from), y(from + value)];
    from += value;
    // A hair of paper between groups tells them apart without colour.
    const height = Math.max(bottom - top - 1, 0.5);
    return [
      {
        kind: 'rect',
        x: round(x - width / 2),
        y: top,
        width: round(width),
        height: round(height),
        tone: toneOfGroup(index),
      },
    ];
  });
}

function yearName(text: string, x: number, height: number): Shape {
  return {
    kind: 'text',
    x: round(x),
    y: height - 8,
    text,
    anchor: 'middle',
    tone: 'soft',
  };
}
