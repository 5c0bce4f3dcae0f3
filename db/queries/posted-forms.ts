import type { Handle, Tx } from '../client';
import type { Posting } from '../posting';

/** Somebody sent the same form at the same time, or before, and that one was done. */
export class PostedBefore extends Error {
  override readonly name = 'PostedBefore';
}

/** Notes a form in the transaction that does what it asks: of many that are sent at once one gets further, the others wait for it. */
export async function notePosted(tx: Tx, { key, sha256, at }: Posting): Promise<void> {
  const noted = await tx
    .insertInto('posted_form')
    .values({ key, body_sha256: sha256, posted_at: at, answer: null })
    .onConflict((on) => on.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!noted) throw new PostedBefore('This form was sent before.');
}

/** What is known of a form that was done; its answer is null until there is one. */
export function postedForm(db: Handle, key: string) {
  return db
    .selectFrom('posted_form')
    .select(['body_sha256', 'answer'])
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Keeps what a form was answered with, for whoever sent it twice. */
export async function keepAnswer(db: Handle, key: string, answer: Uint8Array): Promise<void> {
  await db.updateTable('posted_form').set({ answer }).where('key', '=', key).execute();
}

/** It came to nothing after all: the same form may be sent again. */
export async function forgetPosted(db: Handle, key: string): Promise<void> {
  await db.deleteFrom('posted_form').where('key', '=', key).execute();
}

/** Forgets forms that nobody sends twice any more. */
export async function forgetPostedBefore(db: Handle, before: Date): Promise<void> {
  await db.deleteFrom('posted_form').where('posted_at', '<', before).execute();
}
