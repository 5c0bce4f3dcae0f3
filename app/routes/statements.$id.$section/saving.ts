import { isRouteErrorResponse } from '@remix-run/react';
import type { Unreached } from '~/forms/unreached';
import type { SectionOutcome } from '~/statement/section-view';
import { acknowledgeUnsent } from './unsent';

/** What each open section keeps its unsent answers under, by its address. */
const open = new Map<string, string>();

export function keepsAs(address: string, keptAs: string): void {
  open.set(address, keptAs);
}

/**
 * Sends a section. A network that is away, a server that fails, or a statement that somebody has deleted never
 * replaces the form with an error page, and what the browser keeps is forgotten when the server has said that it has it, whichever way it was sent.
 */
export async function send(request: Request, serverAction: () => Promise<unknown>): Promise<unknown> {
  const at = Date.now();
  const keptAs = open.get(new URL(request.url).pathname) ?? '';
  try {
    const outcome = await serverAction();
    const { kind, base } = (outcome ?? {}) as Partial<SectionOutcome>;
    if (kind === 'saved' || kind === 'unread') acknowledgeUnsent(keptAs, at, base ?? null);
    return outcome;
  } catch (error) {
    // It leads on: a form that is not taken is answered where it is, also when its sender has been signed out.
    if (error instanceof Response) {
      acknowledgeUnsent(keptAs, at, null);
      throw error;
    }
    if (request.signal.aborted) throw error;
    return { unreached: unreachedBy(error) } satisfies Unreached;
  }
}

/** What is no more, or no longer its writer's to change, is not tried again; and the form stays with what is typed. */
function unreachedBy(error: unknown): Unreached['unreached'] {
  if (!isRouteErrorResponse(error) || error.status >= 500 || error.status === TOO_OFTEN) return 'away';
  return error.status === GONE ? 'gone' : 'not_taken';
}

const GONE = 404;
const TOO_OFTEN = 429;
