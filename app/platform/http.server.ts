import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { notFound, REFUSALS, Refusal } from './refusal';
import { askToWait } from './wait.server';

type Handler<Args, Result> = (args: Args) => Promise<Result>;

/** A loader whose refusals become responses, in this one place. */
export function page<Result>(
  handler: Handler<LoaderFunctionArgs, Result>,
): Handler<LoaderFunctionArgs, Result> {
  return (args) => handler(args).catch((error) => refuse(error, args));
}

/** An action, the same way. */
export function act<Result>(
  handler: Handler<ActionFunctionArgs, Result>,
): Handler<ActionFunctionArgs, Result> {
  return (args) => handler(args).catch((error) => refuse(error, args));
}

/** Hides a page from who may not know of it. */
export function notFoundUnless(seen: boolean): void {
  if (!seen) throw notFound();
}

function refuse(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): never {
  if (!(error instanceof Refusal)) throw error;
  askToWait(context, error.seconds);
  if (error.code === 'signed_out') throw redirect(`/sign-in?from=${encodeURIComponent(pathOf(request))}`);
  const { code, message, details } = error;
  throw new Response(details ? JSON.stringify({ message, ...details }) : message, {
    status: REFUSALS[code],
    statusText: code,
    headers: { 'Content-Type': `${details ? 'application/json' : 'text/plain'}; charset=utf-8` },
  });
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname.replace(/\.data$/, '')}${search}`;
}

/** An address of our own to go on to; anything else (`//evil`, `/\evil`, `javascript:`) leads home. */
export function ownPath(raw: string | null, otherwise = '/'): string {
  if (!raw || !/^\/(?![/\\])/.test(raw) || /[\u0000-\u001f\\]/.test(raw)) return otherwise;
  return new URL(raw, 'http://own.invalid').origin === 'http://own.invalid' ? raw : otherwise;
}
