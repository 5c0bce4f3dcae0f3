import { isRouteErrorResponse } from '@remix-run/react';
import type { Unreached } from '~/forms/unreached';
import { forgetUnsent } from './unsent';

/** What each open section keeps its unsent answers under, by its address. */
const open = new Map<string, string>();

export function keepsAs(address: string, keptAs: string): void {
  open.set(address, keptAs);
}

/**
 * Sends a section. A network that is away or a server that fails never replaces the form with an error page, and what
 * the browser keeps is forgotten when the server has said that it has it, whichever way it was sent.
 */
export async function send(request: Request, serverAction: () => Promise<unknown>): Promise<unknown> {
  const at = Date.now();
  const keptAs = open.get(new URL(request.url).pathname) ?? '';
  const acknowledged = () => forgetUnsent(keptAs, at);
  try {
    const outcome = await serverAction();
    const kind = (outcome as { kind?: string } | null)?.kind;
    if (kind === 'saved' || kind === 'unread') acknowledged();
    return outcome;
  } catch (error) {
    // It leads on: a form that is not taken is answered where it is, also when its sender has been signed out.
    if (error instanceof Response) {
      acknowledged();
      throw error;
    }
    if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return { unreached: 'away' } satisfies Unreached;
  }
}
