import { database, inTransaction } from '~db/client';
import { personByEmail, personById } from '~db/queries/people';
import { endProviderLink, linkOfPerson, linkOfSubject, putProviderLink } from '~db/queries/provider-links';
import { noteAccess } from '../audit/access.server';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { momentInWords, now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import type { SignedInPerson } from './actor.server';
import { configuredProvider, type Vouched } from './provider.server';

type Person = NonNullable<Awaited<ReturnType<typeof personById>>>;

const LINK_IT = 'Sign in with your password, and link it on the page of your account';

/**
 * The person whom a provider vouches for: by the account there that theirs is linked to, whatever its address is by now;
 * else, once, by an address that it has verified. Nobody is made, and nobody gets a role by it.
 */
export async function personVouchedFor(vouched: Vouched): Promise<Person> {
  const { name } = configuredProvider();
  const { issuer, subject, email } = vouched;
  const link = await linkOfSubject(database(), { issuer, subject });
  if (link?.ended_at) throw ended(name);
  const linked = link && (await personById(database(), link.person_id));
  if (linked) return linked;
  if (!email)
    throw new Refusal(
      'incomplete',
      `${name} has not verified an e-mail address of yours, so nobody can tell which account here is yours. ${LINK_IT}`,
    );
  const person = await personByEmail(database(), email);
  if (!person?.hasAccount)
    throw new Refusal(
      'incomplete',
      `There is no account here for ${email}. If you were invited, open the link in that mail first`,
    );
  const other = await linkOfPerson(database(), { personId: person.id, issuer });
  if (other?.ended_at) throw ended(name);
  // Addresses are given to others when somebody leaves.
  if (other)
    throw new Refusal(
      'incomplete',
      `The account here for ${email} is linked to another account at ${name}. ${LINK_IT}`,
    );
  await linkTo(person, vouched);
  return person;
}

const ended = (name: string) =>
  new Refusal('incomplete', `The link of your account here to ${name} was ended. ${LINK_IT} again`);

/** Links a person's account to the one that a provider vouches for, in place of any before, and tells them by mail. */
export async function linkTo(
  { id, name, email }: Pick<Person, 'id' | 'name' | 'email'>,
  { issuer, subject }: Vouched,
): Promise<void> {
  const { name: provider } = configuredProvider();
  await inTransaction(async (tx) => {
    if (!(await putProviderLink(tx, { person_id: id, issuer, subject, created_at: now() })))
      throw new Refusal('conflict', `That account at ${provider} is linked to another account here`);
    await promise(tx, email, {
      kind: 'Linked to a provider',
      subject: `You can sign in with ${provider} now`,
      says: [
        `Hello ${name},`,
        `your account was linked to an account at ${provider}, with which you can sign in from now on. Your password stays good.`,
      ],
      action: { words: 'See your account', to: `${context().origin}${paths.account}` },
      after: ['If it was not you, end the link there, choose another password, and tell us.'],
    });
  });
  await noteAccess({ event: 'provider.linked', person: { id, name }, about: provider });
}

/** Whether a person's account is linked at the provider, as their page shows it; null where none is configured. */
export async function providerLine({
  personId,
}: Pick<SignedInPerson, 'personId'>): Promise<{ name: string; since: string | null } | null> {
  const { provider } = context();
  if (!provider) return null;
  const link = await linkOfPerson(database(), { personId, issuer: provider.issuer });
  const since = link && !link.ended_at ? momentInWords(link.created_at) : null;
  return { name: provider.name, since };
}

/** Ends a person's link: signing in at the provider opens the account no more, and does not link it anew. */
export async function endLink({ personId, name }: SignedInPerson): Promise<void> {
  const { issuer, name: provider } = configuredProvider();
  if (!(await inTransaction((tx) => endProviderLink(tx, { personId, issuer, at: now() }))))
    throw new Refusal('conflict', `Your account is not linked to ${provider} any more`);
  await noteAccess({ event: 'provider.ended', person: { id: personId, name }, about: provider });
}
