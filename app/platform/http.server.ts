import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { isAway, isUnknown, isUnreadableValue } from '~db/fenced/errors';
import { asAnybody } from '~db/reach';
import { paths } from '../paths';
import { isFull } from './disk.server';
import { logError } from './log.server';
import { keepRefusal, refuseUnknownQuestions } from './public-file.server';
import { notFound, REFUSALS, Refusal } from './refusal';
import { askToWait } from './wait.server';

type Handler<Args, Result> = (args: Args) => Promise<Result>;

/** A loader whose refusals become responses, in this one place. Until it knows who asks, it reaches what anybody may see. */
export function page<Result>(
  handler: Handler<LoaderFunctionArgs, Result>,
): Handler<LoaderFunctionArgs, Result> {
  return (args) =>
    asAnybody(() =>
      handler(args).catch(async (error) => {
        await noteForbidden(error, args);
        return refuse(error, args);
      }),
    );
}

/** What was asked for by whoever was refused. */
export type RefusedArgs = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

let noted: (args: RefusedArgs) => Promise<void> = async () => undefined;

/** Says who notes that somebody may not have what they asked for. */
export function whenForbidden(note: typeof noted): void {
  noted = note;
}

/** Has it noted that somebody may not; that it cannot be noted keeps nobody from being told. */
export async function noteForbidden(error: unknown, args: RefusedArgs): Promise<void> {
  if (!(error instanceof Refusal) || error.code !== 'forbidden') return;
  await noted(args).catch((fault) => logError(fault, { path: 'noting a refusal' }));
}

/**
 * A public file's loader: it answers these questions and no other. Whoever asks with a program is refused in plain
 * text; in a browser the server shows the page of the refusal instead.
 */
export function fileLoader<Result>(
  handler: Handler<LoaderFunctionArgs, Result>,
  takes: readonly string[] = [],
): Handler<LoaderFunctionArgs, Result> {
  const asked = async (args: LoaderFunctionArgs) => {
    refuseUnknownQuestions(args, takes);
    return handler(args);
  };
  return (args) =>
    asAnybody(() =>
      asked(args).catch((raw) => {
        const error = toldByDatabase(raw, args);
        if (!(error instanceof Refusal)) throw error;
        keepRefusal(args.context, error);
        askToWait(args.context, error.seconds);
        throw inPlainText(error);
      }),
    );
}

/**
 * Keeps what a page is drawn from out of the data that Remix writes beside it: where no script reads that data, writing
 * it out takes longer than drawing the page.
 */
export function unsent<Data extends object>(data: Data, key: keyof Data): Data {
  return Object.defineProperty(data, key, { enumerable: false });
}

/** Hides a page from who may not know of it. */
export function notFoundUnless(seen: boolean): void {
  if (!seen) throw notFound();
}

const AGAIN_SECONDS = 10;
const MAYBE_SAVED =
  'The database gave no answer, so nobody knows whether this was saved. Open the page anew in a minute and look, before you send it again';

/**
 * What the database or the disk says no to, in words, and written down: that it is away, too busy or full; or that it was given a
 * value that no page has, as a date of the 31st of February in an address, which should have been looked at before.
 */
export function toldByDatabase(error: unknown, { request }: Pick<LoaderFunctionArgs, 'request'>): unknown {
  const unable = isFull(error) || isAway(error);
  if (!isUnreadableValue(error) && !unable) return error;
  logError(error, { method: request.method, path: new URL(request.url).pathname });
  return unable
    ? new Refusal(
        'unavailable',
        isUnknown(error)
          ? MAYBE_SAVED
          : 'This cannot be answered just now, and nothing was saved. Try again in a minute',
        AGAIN_SECONDS,
      )
    : new Refusal('unreadable', 'This holds a value that cannot be read, so nothing was done');
}

/** A refusal as a response; anything else is a fault and stays one. */
export function refuse(raw: unknown, args: LoaderFunctionArgs | ActionFunctionArgs): never {
  const { request, context } = args;
  const error = toldByDatabase(raw, args);
  if (!(error instanceof Refusal)) throw error;
  askToWait(context, error.seconds);
  if (error.code === 'signed_out')
    throw redirect(`${paths.signIn}?from=${encodeURIComponent(pathOf(request))}`);
  if (error.code === 'signed_in_long_ago')
    throw redirect(`${paths.signIn}?${new URLSearchParams({ from: pathOf(request), again: 'yes' })}`);
  if (error.code === 'no_second_factor')
    throw redirect(`${paths.secondFactor}?from=${encodeURIComponent(pathOf(request))}`);
  const { code, message, details } = error;
  if (!details) throw inPlainText(error);
  throw new Response(JSON.stringify({ message, ...details }), {
    status: REFUSALS[code],
    statusText: code,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}

function inPlainText({ code, message }: Refusal): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(message, { status: REFUSALS[code], statusText: code, headers });
}

/** The address that was asked for, as a page has it. */
export function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname.replace(/\.data$/, '')}${search}`;
}

/** An address of our own to go on to; anything else (`//evil`, `/\evil`, `javascript:`) leads home. */
export function ownPath(raw: string | null, otherwise = '/'): string {
  if (!raw || !/^\/(?![/\\])/.test(raw) || /[\u0000-\u001f\\]/.test(raw)) return otherwise;
  return new URL(raw, 'http://own.invalid').origin === 'http://own.invalid' ? raw : otherwise;
}
