/** From here on two names are so alike that somebody has to look: "Kettle and Crum" and "Kettle & Crumb CIC". */
const ALIKE = 0.75;

/** Whether what is left of two names, spelling aside, could be one name (Dice's coefficient over pairs of letters). */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length < 4 || other.length < 4) return false;
  const pairs = pairsIn(one);
  const left = new Map<string, number>();
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1);
  const others = pairsIn(other);
  let shared = 0;
  for (const pair of others) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(pair, count - 1);
  }
  return (2 * shared) / (pairs.length + others.length) >= ALIKE;
}

const pairsIn = (name: string) => Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2));
