/** Chance that comes out the same every time: mulberry32, from a whole number. Gives numbers from 0 up to 1. */
export function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number around 0 of which two thirds lie within 1 (Box and Muller). */
export function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** One of some things, each as often as its weight says. */
export function pick<Thing>(chance: () => number, weighted: readonly (readonly [Thing, number])[]): Thing {
  let left = chance() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of weighted) {
    left -= weight;
    if (left < 0) return thing;
  }
  const last = weighted.at(-1);
  if (!last) throw new Error('There is nothing to pick from');
  return last[0];
}
