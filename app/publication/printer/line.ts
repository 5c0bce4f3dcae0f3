/** Those who wait, each by whose share they are: every share has its turn, and a place in the line to a number. */
export class WaitingLine<Job> {
  /** The first share is the next. */
  readonly #shares = new Map<string, Job[]>();
  #length = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  /** Takes a place; false where there is none. */
  join(share: string, job: Job): boolean {
    const others = this.#shares.get(share) ?? [];
    if (this.#length >= this.most || others.length >= this.mostOfOne) return false;
    this.#shares.set(share, [...others, job]);
    this.#length += 1;
    return true;
  }

  next(): Job | undefined {
    const [first] = this.#shares;
    if (!first) return undefined;
    const [share, [job, ...others]] = first;
    this.#shares.delete(share);
    if (others.length > 0) this.#shares.set(share, others);
    this.#length -= 1;
    return job;
  }
}
