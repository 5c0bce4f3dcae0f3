/** Whoever does not say how long is answered this. */
const A_MINUTE = 60;

const waits = new WeakMap<object, number>();

/** Says how many seconds whoever made a request should wait before the next. */
export function askToWait(context: object | undefined, seconds: number | null): void {
  if (context && seconds !== null) waits.set(context, seconds);
}

/** What a refused request is told in `Retry-After`: in one place, for Remix drops an error's headers on the way. */
export function secondsToWait(context: object): number {
  return waits.get(context) ?? A_MINUTE;
}
