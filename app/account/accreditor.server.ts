import { database, inTransaction } from '~db/client';
import { accreditorRow, putAccreditor } from '~db/queries/accreditor';
import type { Actor } from '../access/can';
import { recordOfAccreditor } from '../audit/record.server';
import { now } from '../platform/clock.server';

/** Who runs the scheme, as pages and mails name it. */
export async function accreditor(): Promise<{ name: string; contact: string }> {
  const row = await accreditorRow(database());
  return { name: row?.name ?? 'The accreditor', contact: row?.contact_email ?? '' };
}

interface Settings {
  name: string;
  contact: string;
  /** Whether commissioners may register by themselves. */
  registration: boolean;
}

/** Names who runs the scheme anew, and says whether commissioners register by themselves. */
export async function changeAccreditor(actor: Actor, said: Settings): Promise<void> {
  await inTransaction(async (tx) => {
    const before = await accreditorRow(tx);
    const from = before && {
      name: before.name,
      contact: before.contact_email,
      registration: before.registration,
    };
    const { name, contact, registration } = said;
    if (from?.name === name && from.contact === contact && from.registration === registration) return;
    await putAccreditor(tx, { name, contact_email: contact, registration, at: now() });
    const detail = { from, to: said };
    await recordOfAccreditor(tx, { actor, event: 'accreditor.changed', detail });
  });
}
