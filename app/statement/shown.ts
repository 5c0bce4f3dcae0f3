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

const counted = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** As a form says it back; null where it does not say what its page showed. */
export const postedShown = z
  .object({
    versions: z.string().min(1).max(10_000),
    revision: counted,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    event: counted,
  })
  .nullable()
  .catch(null);

/** As the hidden fields of a form. */
export function shownFields(shown: Shown): { name: string; value: string }[] {
  return Object.entries(shown).map(([part, value]) => ({ name: `shown.${part}`, value: String(value) }));
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
