import { database, inTransaction, type Tx } from '~db/client';
import {
  type AccountLinkRow,
  addAccountLink,
  openAccountLink,
  useAccountLink as takeAccountLink,
} from '~db/queries/account-links';
import { changeAddress, endLinksOf } from '~db/queries/own-data';
import { personByEmail, personById, setPassword } from '~db/queries/people';
import { forgetProviderLinks } from '~db/queries/provider-links';
import { noteAccess } from '../audit/access.server';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { sha256 } from '../platform/canonical.server';
import { now, randomHex } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { notFound, Refusal } from '../platform/refusal';
import { dayInWords } from '../questionnaire/period';
import type { SignedInPerson } from './actor.server';
import { hashPassword, isPasswordOf } from './password.server';
import { limitAddressMails, limitOwnPassword } from './rate-limit.server';

const CONFIRM_MS = 24 * 60 * 60_000;
const UNDO_MS = 7 * 24 * 60 * 60_000;

const TAKEN = 'Another account has this address by now';

/** Promises a link to another address of a person's, which needs their password; until it is opened nothing changes. */
export async function askForAddress(
  person: SignedInPerson,
  asked: { email: string; password: string },
): Promise<string> {
  const email = asked.email.toLowerCase();
  if (email === person.email) throw new Refusal('conflict', 'This is your address already').at('email');
  const succeeded = await limitOwnPassword(person.personId);
  if (!(await isPasswordOf(person.personId, asked.password)))
    throw new Refusal('incomplete', 'That is not your password').at('password');
  await succeeded();
  await limitAddressMails(person.personId);
  await inTransaction(async (tx) => {
    await endLinksOf(tx, person.personId, ['email']);
    // What the page answers is the same: who has an account is nobody else's business.
    if (await personByEmail(tx, email))
      return promise(tx, email, {
        kind: 'An address that is taken',
        subject: 'This address has an account already',
        says: [
          'Hello,',
          'somebody with another account wanted to use this address for it. It has an account already, so nothing has changed.',
        ],
        after: ['If it was you, close one of the two accounts first.'],
      });
    const token = await addLink(tx, {
      purpose: 'email',
      email,
      personId: person.personId,
      lastsMs: CONFIRM_MS,
    });
    await promise(tx, email, {
      kind: 'Another address',
      subject: 'Confirm your new address',
      says: [
        'Hello,',
        'somebody wants to sign in to their account with this address. If it was you, confirm it:',
      ],
      action: { words: 'Use this address', to: `${context().origin}${paths.accountAddressBy(token)}` },
      after: ['The link is good for a day, once. If it was not you, do nothing.'],
    });
  });
  await note('address.asked', person.personId, person.name);
  return email;
}

interface NewLink {
  purpose: 'email' | 'email_undo';
  email: string;
  personId: string;
  lastsMs: number;
}

async function addLink(tx: Tx, { purpose, email, personId, lastsMs }: NewLink): Promise<string> {
  const token = randomHex(32);
  const at = now();
  await addAccountLink(tx, {
    token_sha256: sha256(token),
    purpose,
    email,
    person_id: personId,
    created_at: at,
    expires_at: new Date(at.getTime() + lastsMs),
    used_at: null,
  });
  return token;
}

const note = (event: 'address.asked' | 'address.changed' | 'address.undone', id: string, name: string) =>
  noteAccess({ event, person: { id, name } });

interface AddressPage {
  /** The address that the link gives, and the one that it takes away. */
  email: string;
  from: string;
  /** Whether it takes a change back. */
  undoes: boolean;
}

/** What a link does: give a new address, or the former one back; one that is unknown, over or used is not found. */
export async function addressPage(token: string): Promise<AddressPage> {
  const { link, person } = await openLink(token);
  return { email: link.email, from: person.email, undoes: link.purpose === 'email_undo' };
}

type OpenLink = AccountLinkRow & { email: string; person_id: string };

async function openLink(token: string) {
  const hash = sha256(token);
  const link =
    (await openAccountLink(database(), hash, 'email', now())) ??
    (await openAccountLink(database(), hash, 'email_undo', now()));
  const person = link?.person_id ? await personById(database(), link.person_id) : undefined;
  if (!link?.email || !person) throw notFound();
  return { link: link as OpenLink, person };
}

/** Does what a link is for. */
export async function followAddressLink(token: string): Promise<{ undone: boolean }> {
  const { link, person } = await openLink(token);
  const undone = link.purpose === 'email_undo';
  if (undone) await takeBack(token, link, person);
  else await confirm(token, link, person);
  await note(undone ? 'address.undone' : 'address.changed', person.id, person.name);
  return { undone };
}

type Person = NonNullable<Awaited<ReturnType<typeof personById>>>;

async function confirm(token: string, { email, person_id }: OpenLink, person: Person): Promise<void> {
  await inTransaction(async (tx) => {
    await take(tx, token, 'email');
    await giveAddress(tx, person_id, email);
    // A link that went to the former address opens the account no more.
    await endLinksOf(tx, person_id, ['email', 'reset']);
    const undo = await addLink(tx, {
      purpose: 'email_undo',
      email: person.email,
      personId: person_id,
      lastsMs: UNDO_MS,
    });
    const until = new Date(now().getTime() + UNDO_MS).toISOString().slice(0, 10);
    await promise(tx, person.email, {
      kind: 'The address was changed',
      subject: 'Your account has another e-mail address',
      says: [
        `Hello ${person.name},`,
        'Your account was given another e-mail address. It was changed with your password, and the new address was confirmed.',
      ],
      action: { words: 'It was not me: undo it', to: `${context().origin}${paths.accountAddressBy(undo)}` },
      after: [`The link is good until ${dayInWords(until)}. If it was you, do nothing.`],
    });
  });
}

/**
 * Whoever changed the address knew the password: with the former address the account gets a password that nobody knows, every
 * session ends, and its owner sets a new one by a link.
 */
async function takeBack(token: string, { email, person_id }: OpenLink, person: Person): Promise<void> {
  const hash = await hashPassword(randomHex(32));
  await inTransaction(async (tx) => {
    await take(tx, token, 'email_undo');
    await giveAddress(tx, person_id, email);
    await setPassword(tx, person_id, hash);
    await endLinksOf(tx, person_id, ['email', 'email_undo', 'reset']);
    // Nor does an account at a provider that they may have linked.
    await forgetProviderLinks(tx, person_id);
    await promise(tx, email, {
      kind: 'The address was taken back',
      subject: 'Your account has its former address again',
      says: [
        `Hello ${person.name},`,
        'Your account has this address again. Everybody was signed out of it, and its password opens nothing any more.',
      ],
      action: { words: 'Set a new password', to: `${context().origin}${paths.reset}` },
    });
  });
}

async function take(tx: Tx, token: string, purpose: NewLink['purpose']): Promise<void> {
  if (!(await takeAccountLink(tx, sha256(token), purpose, now())))
    throw new Refusal('conflict', 'This link was used meanwhile');
}

async function giveAddress(tx: Tx, personId: string, email: string): Promise<void> {
  const holder = await personByEmail(tx, email);
  if (holder && holder.id !== personId) throw new Refusal('conflict', TAKEN);
  await changeAddress(tx, personId, email, now());
}
