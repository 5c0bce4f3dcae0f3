/** The closed list of ways in which the product says no. */
export const REFUSALS = {
  unreadable: 400,
  signed_out: 401,
  signed_in_long_ago: 401,
  no_second_factor: 403,
  not_found: 404,
  forbidden: 403,
  gone: 410,
  not_in_state: 409,
  conflict: 409,
  incomplete: 422,
  rate_limited: 429,
  unavailable: 503,
} as const;
type RefusalCode = keyof typeof REFUSALS;

/** A refusal with a closed code and a sentence for the person; mapped to a response in one place. */
export class Refusal extends Error {
  override name = 'Refusal';
  /** What its page shows besides the sentence, as plain data. */
  readonly details: object | null = null;
  /** Which fields of the form it is about, with what is wrong with each; none where it is about all of it. */
  faults: readonly { field: string; message: string; where?: string }[] = [];
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** After how many seconds it is worth trying again, where that is known. */
    readonly seconds: number | null = null,
  ) {
    super(message);
  }

  /** The same, about one field of the form: it is shown beside that, with the address of what stands in the way. */
  at(field: string, where?: string): this {
    this.faults = [{ field, message: this.message, ...(where && { where }) }];
    return this;
  }
}

/** Something is wrong with these fields; nothing was done. */
export function wrongFields(faults: Refusal['faults']): Refusal {
  const refusal = new Refusal('incomplete', faults.map(({ message }) => message).join('. '));
  refusal.faults = faults;
  return refusal;
}

/** Too often, or too much at once: says when to come back. */
export function rateLimited(message: string, seconds: number): Refusal {
  return new Refusal('rate_limited', message, Math.max(1, Math.ceil(seconds)));
}

/** Unseen things are not found, whether or not they exist. */
export function notFound(): Refusal {
  return new Refusal('not_found', 'Page not found');
}
