import { z } from 'zod';
import { dayOfParts, isDay, monthNumber } from '../questionnaire/period';
import { cleanText } from '../questionnaire/text';
import { hasUnseen } from './invisible';

interface Text {
  /** Most characters, as a reader counts them. */
  most: number;
  /** What is to be shortened, where that is not plain: "Shorten the name to 120 characters". */
  what?: string;
  /** What is said where nothing was typed; without it the field may stay empty. */
  missing?: string;
}

/** A form of ours has every field of its page, if only empty. One that is left out is no wish to empty it. */
const ABSENT = 'This field did not come with the form, so nothing was changed. Open the page again';

function text(
  { most, what = 'this', missing }: Text,
  read: (raw: string) => string,
  isSeen: (raw: string) => boolean = () => true,
) {
  return z
    .string(missing ?? ABSENT)
    .refine(
      isSeen,
      `${capital(what)} had characters that nobody can see. They are taken out: look, and send it again`,
    )
    .transform(read)
    .refine((words) => missing === undefined || words !== '', missing ?? '')
    .refine(
      (words) => [...words].length <= most,
      `Shorten ${what} to ${most.toLocaleString('en-GB')} characters`,
    );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** One line of words, without anything in it that nobody sees. */
export const line = (asked: Text) =>
  text(
    asked,
    (raw) => cleanText(raw).replace(/\s+/g, ' '),
    (raw) => !hasUnseen(raw),
  );

/** Words in as many lines as somebody likes. */
export const words = (asked: Text) => text(asked, cleanText);

/** What the page put there itself: an id, a date, a key. It is looked up, never shown. */
export const given = z.string().max(200).default('');

/** The same, of which one must be chosen. */
export const chosen = (missing: string) => given.refine((id) => id !== '', missing);

/** One of a few. */
export const oneOf = <const Choices extends readonly string[]>(choices: Choices, missing: string) =>
  z.enum(choices, missing);

/** A box that has to be ticked. */
export const ticked = (missing: string) => z.literal('yes', missing).transform(() => true as const);

/** A day typed as three numbers; `2025-04-01`. */
export const day = (wrong: string) =>
  dayAsTyped.transform((typed, context) => {
    if (!isDay(typed)) context.addIssue({ code: 'custom', message: wrong });
    return typed;
  });

const dayParts = z
  .object({ day: given, month: given, year: given })
  .default({ day: '', month: '', year: '' });

/** The same where none need be given; what it is a day of says what is wrong with it. */
export const dayOrNone = dayParts.transform(dayOfParts);

/** The same as it was typed. */
const dayAsTyped = dayParts.transform(({ day: date, month, year }) => {
  const two = (part: string) => part.trim().padStart(2, '0');
  return `${year.trim().padStart(4, '0')}-${two(monthNumber(month))}-${two(date)}`;
});

/** A file that was chosen. A browser sends an empty one without a name where none was. */
export const file = (missing: string) =>
  z.instanceof(File, { message: missing }).refine(({ name, size }) => name !== '' || size > 0, missing);

/** A form with several buttons, each with fields of its own: `intent` says which was pressed. */
export const byButton = <
  const Forms extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(
  forms: Forms,
) => z.discriminatedUnion('intent', forms, 'Press one of the page’s own buttons');

/** The same form with fields besides whose names come from data: whoever reads them looks them up by name. */
export function withFields<Form extends z.ZodObject>(form: Form, fields: Record<string, z.ZodType>): Form {
  return form.extend(fields) as unknown as Form;
}
