/**
 * Reads once for all who ask before the reading begins. Nobody is given what was read before they asked: whoever asks
 * while one is under way waits for the next.
 */
export function together<T>(read: () => Promise<T>): () => Promise<T> {
  let under: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    next ??= under.then(() => {
      next = null;
      const reading = read();
      under = reading.catch(() => {});
      return reading;
    });
    return next;
  };
}
