import { isRouteErrorResponse } from '@remix-run/react';
import type { Unreached } from '~/forms/unreached';
import { paths } from '~/paths';
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
  const intent = (await request.clone().formData()).get('intent');
  try {
    const outcome = await serverAction();
    const kind = (outcome as { kind?: string } | null)?.kind;
    if (kind === 'saved' || kind === 'unread') acknowledged();
    return outcome;
  } catch (error) {
    if (error instanceof Response) {
      const signIn = error.headers.get('Location')?.startsWith(paths.signIn) ?? false;
      if (!signIn) acknowledged();
      // Nobody is taken away from what they are typing; a button leads to the sign-in page and back.
      else if (intent === 'autosave') return { unreached: 'signed_out' } satisfies Unreached;
      throw error;
    }
    if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return { unreached: 'away' } satisfies Unreached;
  }
}
