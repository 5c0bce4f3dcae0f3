/** A clock that is set runs on by seconds; one that leaps by more than this was set wrongly, or wakes from sleep. */
const TOLERANCE_MS = 10 * 60_000;
/** For so long it is not believed: who watches over it has set it right by then, or it is right. */
const DOUBT_MS = 60 * 60_000;

/** Wall-clock time that does not follow a leap forward for an hour, by a count of milliseconds that nobody sets. */
export class SteadyClock {
  #seen: { wall: number; count: number } | null = null;
  #leapt: number | null = null;

  constructor(
    private readonly wall: () => Date,
    private readonly count: () => number = () => performance.now(),
  ) {}

  readonly now = (): Date => {
    const [wall, count] = [this.wall().getTime(), this.count()];
    const expected = this.#seen ? this.#seen.wall + count - this.#seen.count : wall;
    if (wall > expected + TOLERANCE_MS) {
      this.#leapt ??= count;
      if (count - this.#leapt < DOUBT_MS) return new Date(expected);
    }
    this.#leapt = null;
    this.#seen = { wall, count };
    return new Date(wall);
  };
}
