import { database, inTransaction } from '~db/client';
import { addAccountLink, endAccountLinks, openAccountLink, useAccountLink } from '~db/queries/account-links';
import { accreditorRow } from '~db/queries/accreditor';
import {
  addBodyRole,
  bodyRolesOf,
  personByEmail,
  renamePerson,
  setBuysFor,
  setPassword,
} from '~db/queries/people';
import { recordOfAccreditor } from '../audit/record.server';
import type { Letter } from '../mail/letter';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { sha256 } from '../platform/canonical.server';
import { now, randomHex } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import { hashPassword } from './password.server';
import { refuseWeakPassword } from './password-strength.server';
import { addAccount } from './people.server';
import { limitRegistrations } from './rate-limit.server';

const REGISTER_MS = 24 * 60 * 60_000;
/** Longer than promising a mail takes. */
const ANSWER_MS = 300;

/** Whether commissioners may register by themselves: until somebody says otherwise. */
export async function mayRegister(): Promise<boolean> {
  return (await accreditorRow(database()))?.registration ?? true;
}

async function refuseUnlessOpen(): Promise<void> {
  if (!(await mayRegister()))
    throw new Refusal('not_in_state', 'Commissioners are invited here: ask the accreditor for an invitation');
}

interface Registering {
  name: string;
  buysFor: string;
  email: string;
}

/**
 * Promises a mail with a link that makes a commissioner's account, good once and for a day. What the page answers is the
 * same whether or not the address has an account, and so is how long it takes.
 */
export async function askToRegister(asked: Registering, address: string): Promise<void> {
  await refuseUnlessOpen();
  const email = asked.email.toLowerCase();
  await limitRegistrations(email, address);
  await Promise.all([promiseLink({ ...asked, email }), new Promise((done) => setTimeout(done, ANSWER_MS))]);
}

async function promiseLink({ name, buysFor, email }: Registering): Promise<void> {
  const token = randomHex(32);
  const at = now();
  await inTransaction(async (tx) => {
    if ((await personByEmail(tx, email))?.hasAccount) return promise(tx, email, knownLetter());
    await endAccountLinks(tx, { purpose: 'register', personId: null, email });
    await addAccountLink(tx, {
      token_sha256: sha256(token),
      purpose: 'register',
      email,
      person_id: null,
      created_at: at,
      expires_at: new Date(at.getTime() + REGISTER_MS),
      used_at: null,
      name,
      buys_for: buysFor,
    });
    // Nothing of what was typed: whoever types a stranger's address writes no letter to them.
    await promise(tx, email, {
      kind: 'Registration',
      subject: 'Finish your registration',
      says: [
        'Hello,',
        'somebody registered as a commissioner with this address. If it was you, choose a password:',
      ],
      action: { words: 'Choose a password', to: `${context().origin}${paths.registerBy(token)}` },
      after: [
        'The link is good for a day, once. If it was not you, do nothing: there is no account until then.',
      ],
    });
  });
}

const knownLetter = (): Letter => ({
  kind: 'Registration of a known address',
  subject: 'You have an account already',
  says: [
    'Hello,',
    'somebody registered as a commissioner with this address, which has an account already. If it was you, sign in with it.',
  ],
  action: { words: 'Sign in', to: `${context().origin}${paths.signIn}` },
  after: ['If it was not you, do nothing: nothing has changed.'],
});

/** Who registers by a link; one that is unknown, over or used is gone. */
export async function registrationPage(token: string): Promise<Registering> {
  const link = await openAccountLink(database(), sha256(token), 'register', now());
  if (!link?.email || !link.name || !link.buys_for)
    throw new Refusal('gone', 'This link was used, or its day is over. Register once more, or sign in');
  return { name: link.name, buysFor: link.buys_for, email: link.email };
}

/** Makes the commissioner's account that a link is for: it came to the address, so that is confirmed by it. Gives the address. */
export async function register(token: string, password: string): Promise<string> {
  const { name, buysFor, email } = await registrationPage(token);
  await refuseUnlessOpen();
  refuseWeakPassword(password, [name, email, buysFor]);
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    if (!(await useAccountLink(tx, sha256(token), 'register', now())))
      throw new Refusal(
        'conflict',
        'This link was used meanwhile. Sign in with the password that was chosen',
      );
    const known = await personByEmail(tx, email);
    if (known?.hasAccount)
      throw new Refusal('conflict', 'This address has got an account meanwhile. Sign in with it');
    const personId = known?.id ?? (await addAccount(tx, { name, email, passwordHash, emailVerified: true }));
    if (known) {
      // Somebody who was known by name and never had a password.
      await setPassword(tx, personId, passwordHash);
      await renamePerson(tx, personId, name, now());
    }
    await setBuysFor(tx, personId, buysFor);
    const roles = await bodyRolesOf(tx, personId);
    if (!roles.includes('commissioner')) await addBodyRole(tx, { person_id: personId, role: 'commissioner' });
    const detail = { email, buysFor };
    await recordOfAccreditor(tx, { actor: { personId, name }, event: 'commissioner.registered', detail });
  });
  return email;
}
