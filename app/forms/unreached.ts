import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';

/**
 * A form that came to nothing here: the server was not reached, or no longer knows who asks, has what it is about no
 * more, or does not take it from them.
 */
export interface Unreached {
  unreached: 'away' | 'signed_out' | 'gone' | 'not_taken';
}

export function isUnreached(said: unknown): said is Unreached {
  return typeof said === 'object' && said !== null && 'unreached' in said;
}

/**
 * Whether a page asks for its data again after a form. A saving while somebody types answers with what it changed:
 * asking again after every pause would cost a page each, and its failure would take the form away.
 */
export function revalidates({
  formData,
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return formData?.get('intent') === 'autosave' || isUnreached(actionResult)
    ? false
    : defaultShouldRevalidate;
}
