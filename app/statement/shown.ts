import { z } from 'zod';

/** What a page showed of a statement: a decision made on it says so, and holds for nothing else. */
export interface Shown {
  /** Every version and where it stood, newest first: "5 submitted, 4 published". */
  versions: string;
  /** How often the newest had been changed. */
  revision: number;
  /** SHA-256 of the newest version's document: the frozen one, of a draft the one its answers made. */
  sha256: string;
  /** The organisation's last event at that time: what came after it is what changed since. */
  event: number;
}

const PREFIX = 'shown-';

const posted = z.object({
  versions: z.string().min(1).max(10_000),
  revision: z.coerce.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  event: z.coerce.number().int().min(0),
});

/** As the hidden fields of a form. */
export function shownFields(shown: Shown): { name: string; value: string }[] {
  return Object.entries(shown).map(([part, value]) => ({ name: `${PREFIX}${part}`, value: String(value) }));
}

/** Back from a posted form; null when it does not say what its page showed. */
export function shownIn(form: FormData): Shown | null {
  const said = (part: keyof Shown) => String(form.get(`${PREFIX}${part}`) ?? '') || undefined;
  const read = posted.safeParse({
    versions: said('versions'),
    revision: said('revision'),
    sha256: said('sha256'),
    event: said('event'),
  });
  return read.success ? read.data : null;
}

/** Something that happened after a page was read. */
export interface ChangeSince {
  at: string;
  actor: string;
  what: string;
  /** Answers that became others, or the reason that was given. */
  details: string[];
}

/** What a page says that a decision was refused, because it was made on an old one. */
export interface ChangedDetails {
  changes: readonly ChangeSince[];
  /** The words that came with it: none is lost. */
  typed: readonly string[];
}
