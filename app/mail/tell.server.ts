import type { Tx } from '~db/client';
import { addNotice, type Reader } from '~db/queries/notices';
import { newId, now } from '../platform/clock.server';
import type { Letter } from './letter';
import { promise } from './outbox.server';

/** A letter to several: each is greeted by name. */
export type Telling = Letter & {
  action: NonNullable<Letter['action']>;
  /** Whether it can wait for the day's one mail; what is decided cannot. */
  canWait: boolean;
};

/** Tells people something in the transaction that makes it so: at once, or with the day's mail where they chose that. */
export async function tell(
  tx: Tx,
  readers: readonly Reader[],
  { canWait, ...letter }: Telling,
): Promise<void> {
  for (const { id, name, email, told } of readers)
    if (canWait && told === 'daily')
      await addNotice(tx, {
        id: newId(),
        person_id: id,
        kind: letter.kind,
        subject: letter.subject,
        address: letter.action.to,
        created_at: now(),
      });
    else await promise(tx, email, { ...letter, says: [`Hello ${name},`, ...letter.says] });
}
