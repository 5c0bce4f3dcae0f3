import { database, inTransaction } from '~db/client';
import { addAccountLink, endAccountLinks, openAccountLink, useAccountLink } from '~db/queries/account-links';
import { personByEmail, personById, setPassword } from '~db/queries/people';
import { noteAccess } from '../audit/access.server';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { sha256 } from '../platform/canonical.server';
import { now, randomHex } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import { hashPassword } from './password.server';
import { refuseWeakPassword } from './password-strength.server';
import { limitResets } from './rate-limit.server';

/** Longer than promising a mail takes. */
const ANSWER_MS = 300;
const RESET_MS = 60 * 60_000;

/**
 * Promises a mail with a link that sets a new password, good once and for an hour. What the page answers is the same
 * whether or not there is such an account, and so is how long it takes.
 */
export async function askForReset(typed: string, address: string): Promise<void> {
  const email = typed.toLowerCase();
  await limitResets(email, address);
  // Whoever measures how long the answer takes learns nothing of who has an account.
  await Promise.all([promiseReset(email), new Promise((done) => setTimeout(done, ANSWER_MS))]);
}

async function promiseReset(email: string): Promise<void> {
  const token = randomHex(32);
  const at = now();
  await inTransaction(async (tx) => {
    const person = await personByEmail(tx, email);
    if (!person) return;
    await endAccountLinks(tx, { purpose: 'reset', personId: person.id, email: null });
    await addAccountLink(tx, {
      token_sha256: sha256(token),
      purpose: 'reset',
      email: null,
      person_id: person.id,
      created_at: at,
      expires_at: new Date(at.getTime() + RESET_MS),
      used_at: null,
    });
    await promise(tx, person.email, {
      kind: 'A new password',
      subject: 'Set a new password',
      says: [
        `Hello ${person.name},`,
        'Somebody asked for a new password for your account. If it was you, set it within an hour:',
      ],
      action: { words: 'Set a new password', to: `${context().origin}${paths.resetBy(token)}` },
      after: ['If it was not you, do nothing: your password stays as it is.'],
    });
  });
}

/** Whose password a link sets; one that is unknown, over or used is gone. */
export async function resetPage(token: string): Promise<{ name: string; email: string }> {
  const link = await openAccountLink(database(), sha256(token), 'reset', now());
  const person = link?.person_id ? await personById(database(), link.person_id) : undefined;
  if (!person)
    throw new Refusal(
      'gone',
      'This link was used, or its hour is over. Ask for another on the page to sign in',
    );
  return { name: person.name, email: person.email };
}

/** Sets a new password by a link, and ends every session of its owner: a second factor is asked for as before. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const { name, email } = await resetPage(token);
  refuseWeakPassword(password, [name, email]);
  const hash = await hashPassword(password);
  const personId = await inTransaction(async (tx) => {
    const link = await useAccountLink(tx, sha256(token), 'reset', now());
    if (!link?.person_id) throw new Refusal('conflict', 'This link was used meanwhile. Ask for another');
    await setPassword(tx, link.person_id, hash);
    await promise(tx, email, {
      kind: 'The password was changed',
      subject: 'Your password was changed',
      says: [
        `Hello ${name},`,
        'The password of your account was changed just now, by a link that was sent to this address.',
      ],
      after: ['If it was not you, set a new one at once, and tell us.'],
    });
    return link.person_id;
  });
  await noteAccess({ event: 'password.reset', person: { id: personId, name } });
}
