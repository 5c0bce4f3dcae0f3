import { timingSafeEqual } from 'node:crypto';
import { database } from '~db/client';
import { changeTelling, readerOf } from '~db/queries/notices';
import { paths } from '../paths';
import { notFound } from '../platform/refusal';
import { secretFor } from '../platform/secret.server';

const signatureOf = (personId: string) => secretFor('stop reminders', [personId]);

/** Where one person ends their own reminders without signing in: nobody else's address can be worked out from it. */
export const stopRemindersPath = (personId: string) =>
  paths.stopReminders(`${personId}.${signatureOf(personId)}`);

/** Whose reminders an address ends; one that was made up leads nowhere. */
export async function reminded(token: string): Promise<{ id: string; email: string }> {
  const [id = '', signature = ''] = token.split('.');
  const right = Buffer.from(signatureOf(id));
  const given = Buffer.from(signature);
  const person =
    given.length === right.length && timingSafeEqual(given, right)
      ? await readerOf(database(), id)
      : undefined;
  if (!person) throw notFound();
  return person;
}

/** Ends somebody's reminders; what is decided about a statement they are told all the same. */
export async function stopReminders(token: string): Promise<void> {
  const { id } = await reminded(token);
  await changeTelling(database(), id, { reminded: false });
}
