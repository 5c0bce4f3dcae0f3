import { data, redirect } from '@remix-run/node';
import { paths } from '../paths';
import { unsealed } from '../platform/carried.server';
import { ownPath } from '../platform/http.server';
import { hasSignedIn, requirePerson } from './actor.server';
import type { SentAgain } from './signed-in-again';

/** Requests that are answered with what was carried, to somebody who is signed in by now. */
const comingBack = new WeakSet<object>();

/** Whether a sign-in page is shown once more to somebody who has just signed in, with what they had sent. */
export const comesBack = (context: object) => comingBack.has(context);

/** Whoever has just signed in goes on to where they wanted to be, or is shown what they had sent while signed out. */
export async function arrive(
  headers: Headers,
  context: object,
  { from, carried }: { from: string; carried: string },
) {
  const again = unsealed(carried);
  if (!again) return redirect(ownPath(from, paths.home), { status: 303, headers });
  hasSignedIn(headers, context);
  const person = await requirePerson(new Request('http://own.invalid/'), context);
  comingBack.add(context);
  // What one person typed is for nobody who signs in after them at the same desk.
  const { to, by, fields } = again;
  const theirs = by !== null && by !== person.personId;
  const shown: SentAgain = { to, fields: theirs ? null : fields, own: by !== null };
  return data({ again: shown }, { headers });
}
