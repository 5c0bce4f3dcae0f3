/**
 * The figures of a cohort, each value with how many organisations state it, lowest first. It is what a benchmark is
 * worked out from, and all that is kept: a figure is added or taken out without asking the other organisations again.
 */
export type Spread = readonly (readonly [value: number, organisations: number])[];

/** How exactly a figure enters a cohort. */
const DIGITS = 3;

/** A figure to three significant digits: 1,234,567 enters as 1,230,000. */
export function coarse(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 10 ** DIGITS ? value : rounded(value, DIGITS);
}

/** A number to so many significant digits. */
export function rounded(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** A cohort's figures from a count of each value. */
export function spreadOf(counts: ReadonlyMap<number, number>): Spread {
  return [...counts].filter(([, organisations]) => organisations > 0).sort(([a], [b]) => a - b);
}

/** The spread after figures came in (a positive count) and went out (a negative one). */
export function changeSpread(spread: Spread, change: ReadonlyMap<number, number>): Spread {
  const counts = new Map(spread);
  for (const [value, by] of change) counts.set(value, (counts.get(value) ?? 0) + by);
  if ([...counts.values()].some((organisations) => organisations < 0))
    throw new Error('A figure left a cohort that it was not in');
  return spreadOf(counts);
}

/** How many figures there are. */
export function sizeOf(spread: Spread): number {
  let size = 0;
  for (const pair of spread) size += pair[1];
  return size;
}

/** As it is stored: "0:3 12:1 130:2". */
export function writeSpread(spread: Spread): string {
  return spread.map(([value, organisations]) => `${value}:${organisations}`).join(' ');
}

/** As it was stored. */
export function readSpread(text: string): Spread {
  if (text === '') return [];
  return text.split(' ').map((pair) => {
    const [value, organisations] = pair.split(':');
    return [Number(value), Number(organisations)] as const;
  });
}

/**
 * The value at a place counted from 0, between two figures where the place is. Places before the first or after the
 * last are the first and the last.
 */
export function valueAt(spread: Spread, place: number, size = sizeOf(spread)): number {
  const last = size - 1;
  const within = Math.min(Math.max(place, 0), last);
  const below = Math.floor(within);
  let passed = 0;
  for (let index = 0; index < spread.length; index += 1) {
    const [low, organisations] = spread[index] ?? [0, 0];
    passed += organisations;
    if (below >= passed) continue;
    // The next figure is of the same value, unless this is the last of them.
    const [high] = (below + 1 < passed || below === last ? null : spread[index + 1]) ?? [low];
    return low + (high - low) * (within - below);
  }
  throw new Error('There is no figure at this place');
}
