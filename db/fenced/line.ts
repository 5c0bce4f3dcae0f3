import { NoConnectionFree } from './errors';

interface Waiting {
  enter: () => void;
  refuse: (error: Error) => void;
}

/** A queue for a fixed number of places. First come, first served, so that a busy page cannot starve a save. */
export class Queue {
  #inside = 0;
  #waiting: Waiting[] = [];
  #closed = false;
  #emptied: (() => void) | null = null;

  constructor(
    private readonly places: number,
    private readonly timeoutMs: number,
  ) {}

  enter(): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('The database is closed.'));
    if (this.#inside < this.places) {
      this.#inside += 1;
      return Promise.resolve();
    }
    return this.#wait();
  }

  /** A place passes straight to the first in the queue, so that nobody can step in between. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next) {
      next.enter();
      return;
    }
    this.#inside -= 1;
    if (this.#inside === 0) this.#emptied?.();
  }

  /** Refuses whoever waits, and resolves once everybody inside has left or the time is over. */
  async close(timeoutMs: number): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#waiting.splice(0)) waiting.refuse(new Error('The database is closing.'));
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#emptied = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(new NoConnectionFree(this.timeoutMs));
      }, this.timeoutMs);
      const waiting: Waiting = {
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#waiting.push(waiting);
    });
  }
}
