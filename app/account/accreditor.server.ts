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

/** Names who runs the scheme anew. */
export async function changeAccreditor(actor: Actor, said: { name: string; contact: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const before = await accreditorRow(tx);
    if (before?.name === said.name && before.contact_email === said.contact) return;
    await putAccreditor(tx, { name: said.name, contact_email: said.contact, at: now() });
    const detail = { from: before && { name: before.name, contact: before.contact_email }, to: said };
    await recordOfAccreditor(tx, { actor, event: 'accreditor.changed', detail });
  });
}
