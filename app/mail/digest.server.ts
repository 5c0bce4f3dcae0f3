import { database, inTransaction, type Tx } from '~db/client';
import { peopleWithNotices, readerOf, takeNotices } from '~db/queries/notices';
import { paths } from '../paths';
import { context } from '../platform/context.server';
import { promise } from './outbox.server';

const AT_ONCE = 100;
/** More than anybody is told of a day; what is beyond comes with the next. */
const MOST_IN_ONE = 200;

/** Promises everybody who chose it one mail about what waited since the last, each in a transaction of its own. */
export async function sendDigests(): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const people: string[] = await peopleWithNotices(database(), after, AT_ONCE);
    for (const personId of people) await inTransaction((tx) => digestOf(tx, personId));
    after = people.at(-1) ?? null;
    if (people.length < AT_ONCE) return;
  }
}

async function digestOf(tx: Tx, personId: string): Promise<void> {
  const person = await readerOf(tx, personId);
  const notices = await takeNotices(tx, personId, MOST_IN_ONE);
  if (!person || notices.length === 0) return;
  // The same of the same statement, several times a day, is one line.
  const lines = new Map(
    notices.map(({ subject, address }) => [`${address} ${subject}`, { words: subject, to: address }]),
  );
  const count = lines.size === 1 ? 'One thing' : `${lines.size} things`;
  await promise(tx, person.email, {
    kind: 'Mail of the day',
    subject: `${count} in Proofmark since the last mail`,
    says: [`Hello ${person.name},`, 'since your last mail of the day:'],
    list: [...lines.values()],
    action: { words: 'See what waits for you', to: `${context().origin}${paths.home}` },
    after: [
      'You chose one mail a day on your account’s page. What is decided about a statement comes at once.',
    ],
  });
}
