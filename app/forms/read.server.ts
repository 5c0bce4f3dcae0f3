import { parseWithZod } from '@conform-to/zod/v4';
import type { ActionFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { asOnePost, postingNow, posts } from '~db/posting';
import { asAnybody } from '~db/reach';
import { paths } from '../paths';
import { noteForbidden, pathOf, refuse, toldByDatabase } from '../platform/http.server';
import {
  keepPosted,
  newOnce,
  ONCE,
  PostedOtherwise,
  postedBefore,
  postingOf,
  releasePosted,
} from '../platform/posting.server';
import { REFUSALS, Refusal } from '../platform/refusal';
import { askToWait } from '../platform/wait.server';
import type { FormResult } from './form-result';
import { withoutUnseen } from './invisible';
import type { Unreached } from './unreached';

/** Most fields one form may post: sixty own measures with every part filled stay below it. */
const FIELD_COUNT_LIMIT = 2_000;

/** What was posted with a request, and what a refusal of it is shown with. */
interface Posted {
  form: FormData;
  result: FormResult;
}

const posted = new WeakMap<Request, Posted>();

/** Says of a form that it was carried through the sign-in page: it is shown as it was, and nothing is done yet. */
const AGAIN = 'again';
const SHOWN_AGAIN =
  'You had been signed out, so nothing was saved. This is what you typed: read it through, and send it again';

/**
 * The text of a form that was sent without a session, to be carried through the sign-in page; null for what is no such
 * form. Files are not carried.
 */
export async function carriedIn(request: Request): Promise<[string, string][] | null> {
  if (!isPlain(request)) return null;
  return [...(await formIn(request))].flatMap(([name, value]) =>
    typeof value === 'string' && name !== AGAIN && name !== ONCE ? [[name, value] as [string, string]] : [],
  );
}

const isPlain = (request: Request) =>
  request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded') ?? false;

/** The fields are wrong as they stand; what is wrong lies with what was posted. */
class WrongFields extends Error {}

interface More {
  /** Every name its page has, where that is another than the schema's: of questions made from data, of two readings. */
  names?: Iterable<string>;
  /** What is asked before anybody is told what is wrong, of what was typed: it may refuse the form as a whole. */
  whenWrong?: (typed: FormResult['typed']) => Promise<void>;
  /** The field in which a file travels as text: nobody typed it, and no page shows it again. */
  carries?: string;
}

/**
 * Reads a posted form by its schema: the one way in which an action learns what somebody typed. Where something is
 * wrong, nothing after this runs, and `act` answers 422 with the form as it was.
 *
 * A form has the fields of its schema and no others. Conform builds what a name asks for: `value[999999999]` is an
 * array of that length, and `__intent__` names one in its value. So no name comes to it that the page did not have.
 */
export async function read<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  { names = namesIn(schema), whenWrong, carries }: More = {},
): Promise<z.output<Schema>> {
  const before = posted.get(request);
  const form = before?.form ?? (await formIn(request));
  refuseUnknown(form, new Set([...names, 'form', AGAIN, ONCE]));
  const submission = parseWithZod(form, { schema, disableAutoCoercion: true });
  const result: FormResult = {
    form: String(form.get('form') ?? ''),
    typed: asTyped(submission.payload, carries),
    errors: Object.entries(submission.reply().error ?? {}).flatMap(([field, messages]) =>
      (messages ?? []).slice(0, 1).map((message) => ({ field, message })),
    ),
  };
  posted.set(request, { form, result });
  if (!before) await refusePosted(request, form);
  if (form.get(AGAIN)) throw new Refusal('incomplete', SHOWN_AGAIN);
  if (submission.status === 'success') return submission.value;
  await whenWrong?.(result.typed);
  throw new WrongFields();
}

/** What a form was answered before, when it is sent again. */
class Again extends Error {
  constructor(readonly answer: () => unknown) {
    super('This form was sent before');
  }
}

/** Sent again, a form is not done again, nor refused for what its first sending changed. */
async function refusePosted(request: Request, form: FormData): Promise<void> {
  const posting = await postingOf(request, [...form]);
  if (!posting) return;
  posts(posting);
  const answer = await postedBefore(request, posting);
  if (answer) throw new Again(answer);
}

/** The same where it was refused before it was read, or while its first sending was under way. */
async function answerBefore(error: unknown, { request }: ActionFunctionArgs): Promise<Again | null> {
  if (error instanceof Again) return error;
  if (!(error instanceof Error) || (error instanceof Refusal && error.code === 'signed_out')) return null;
  if (!posted.has(request)) {
    const form = request.bodyUsed ? null : await formIn(request).catch(() => null);
    return form ? refusePosted(request, form).then(() => null, asAgain) : null;
  }
  const posting = postingNow();
  const answer = posting && (await postedBefore(request, posting, error));
  return answer && new Again(answer);
}

function asAgain(error: unknown): Again | null {
  if (error instanceof Again) return error;
  if (error instanceof PostedOtherwise) return null;
  throw error;
}

/**
 * What was posted, as a form: the one place that reads it. What says of itself what it is not, is cut off, or holds a
 * character that no text has and no database keeps, is not read at all.
 */
async function formIn(request: Request): Promise<FormData> {
  const form = await request.formData().catch((error: unknown) => {
    // The visitor left before it was there: nobody is told anything.
    if (request.signal.aborted) throw error;
    throw new Refusal('unreadable', 'What was sent cannot be read as a form, so nothing was saved');
  });
  for (const [name, value] of form)
    if (name.includes('\0') || (typeof value === 'string' && value.includes('\0')))
      throw new Refusal(
        'unreadable',
        'This form holds a character that cannot be read, so nothing was saved',
      );
  return form;
}

function refuseUnknown(form: FormData, names: ReadonlySet<string>): void {
  let count = 0;
  for (const name of form.keys()) {
    count += 1;
    if (count > FIELD_COUNT_LIMIT) throw new Refusal('incomplete', 'This form has too many fields');
    if (!names.has(name))
      throw new Refusal('incomplete', 'This form has a field that no question has, so nothing was saved');
  }
}

/** The names of a schema's fields: "start.day" of an object within; of several forms in one schema those of all. */
function namesIn(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
      const within = namesIn(field);
      return within.length > 0 ? within.map((each) => `${name}.${each}`) : [name];
    });
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(namesIn);
  if (schema instanceof z.ZodPipe) return namesIn(schema.in as z.ZodType);
  const wraps =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodCatch ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable;
  return wraps ? namesIn(schema.unwrap() as z.ZodType) : [];
}

function asTyped(payload: Record<string, unknown>, carries: string | undefined): Record<string, unknown> {
  const unshown = new Set(['password', 'current', 'code', ONCE, carries]);
  return Object.fromEntries(
    Object.entries(payload)
      .filter(([name, value]) => !unshown.has(name) && !(value instanceof Blob))
      .map(([name, value]) => [name, typeof value === 'string' ? asSeen(value) : value]),
  );
}

/** One line comes back as it is seen: nobody can take out what they do not see. */
const asSeen = (typed: string) => (typed.includes('\n') ? typed : withoutUnseen(typed));

/** Refusals that a person can mend in the form; all others have a page of their own. */
const IN_THE_FORM = new Set<Refusal['code']>([
  'incomplete',
  'conflict',
  'not_in_state',
  'rate_limited',
  'unavailable',
]);

/**
 * An action. Whatever is wrong with what was posted, by its schema or in the words of the verb that refused it, is
 * answered with the form again, nothing lost; every other refusal becomes a response. A form that was sent before is answered as
 * it was then. Until it knows who asks, it reaches what anybody may see.
 */
export function act<Result>(handler: (args: ActionFunctionArgs) => Promise<Result>) {
  return (args: ActionFunctionArgs) =>
    asAnybody(() =>
      asOnePost(async () => {
        try {
          const said = await handler(args);
          await keepPosted(said);
          return said;
        } catch (raw) {
          if (raw instanceof Response) await keepPosted(raw);
          const again = await answerBefore(raw, args).catch((told: unknown) => told);
          if (again instanceof Again) return again.answer() as Result;
          const error = again ?? raw;
          await releasePosted(error);
          await noteForbidden(error, args);
          return answered(error, args);
        }
      }),
    );
}

/**
 * Without script the browser sends what was typed on to the sign-in page, which carries it along; with script the page
 * stays as it is, and whoever sends it again after signing in elsewhere has lost nothing.
 */
function whenSignedOut(refusal: Refusal, args: ActionFunctionArgs) {
  const { request, context } = args;
  const again = refusal.code === 'signed_in_long_ago';
  if (context.whole !== false) {
    if (!isPlain(request)) return refuse(refusal, args);
    const asked = { from: pathOf(request), carry: 'yes', ...(again && { again: 'yes' }) };
    throw redirect(`${paths.signIn}?${new URLSearchParams(asked)}`, 307);
  }
  const says = again
    ? `${refusal.message}. Enter it in a new tab, then send this once more`
    : 'You have been signed out, so this was not saved. Sign in again in a new tab, then send it once more';
  const errors = [{ field: '', message: says, where: again ? `${paths.signIn}?again=yes` : paths.signIn }];
  // It is of no form of the page: each keeps what is in it.
  const result: FormResult & Unreached = { form: 'none', typed: {}, errors, unreached: 'signed_out' };
  return data(result, REFUSALS.signed_out);
}

function answered(raw: unknown, args: ActionFunctionArgs) {
  const error = toldByDatabase(raw, args);
  if (error instanceof Refusal && (error.code === 'signed_out' || error.code === 'signed_in_long_ago'))
    return whenSignedOut(error, args);
  const result = posted.get(args.request)?.result;
  if (result && error instanceof WrongFields) return data(result, REFUSALS.incomplete);
  if (!result || !(error instanceof Refusal) || error.details || !IN_THE_FORM.has(error.code))
    return refuse(error, args);
  askToWait(args.context, error.seconds);
  const errors = error.faults.length > 0 ? [...error.faults] : [{ field: '', message: error.message }];
  const once = error instanceof PostedOtherwise && { once: newOnce() };
  return data({ ...result, errors, ...once }, REFUSALS[error.code]);
}
