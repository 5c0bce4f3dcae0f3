import { logError } from './log.server';

/**
 * Does some work again and again, `everyMs` after it last ended: it never runs twice at once, and a fault is logged
 * and tried again. Gives how to stop, which waits for a run under way.
 */
export function repeat(work: () => Promise<unknown>, everyMs: number): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = work()
      .catch((error: unknown) => void logError(error))
      .then(() => {
        if (!stopped) timer = setTimeout(run, everyMs);
      });
  };
  timer = setTimeout(run, everyMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
