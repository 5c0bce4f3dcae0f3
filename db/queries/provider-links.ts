import type { Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { ProviderLinkTable } from '../schema-people';

type ProviderLinkRow = Selectable<ProviderLinkTable>;

/** Whose an account at a provider is. */
export function linkOfSubject(
  db: Handle,
  of: Pick<ProviderLinkRow, 'issuer' | 'subject'>,
): Promise<ProviderLinkRow | undefined> {
  return db
    .selectFrom('provider_link')
    .selectAll()
    .where('issuer', '=', of.issuer)
    .where('subject', '=', of.subject)
    .executeTakeFirst();
}

/** A person's account at a provider. */
export function linkOfPerson(
  db: Handle,
  of: { personId: string; issuer: string },
): Promise<ProviderLinkRow | undefined> {
  return db
    .selectFrom('provider_link')
    .selectAll()
    .where('person_id', '=', of.personId)
    .where('issuer', '=', of.issuer)
    .executeTakeFirst();
}

/** A person's accounts at providers, at most so many. */
export function providerLinksOf(db: Handle, personId: string, limit: number): Promise<ProviderLinkRow[]> {
  return db
    .selectFrom('provider_link')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** Links a person to an account at a provider, in place of the one before. Gives whether nobody else's link was in the way. */
export async function putProviderLink(tx: Tx, row: Omit<ProviderLinkRow, 'ended_at'>): Promise<boolean> {
  await tx
    .deleteFrom('provider_link')
    .where('person_id', '=', row.person_id)
    .where('issuer', '=', row.issuer)
    .execute();
  // What somebody has ended stands in nobody's way.
  await tx
    .deleteFrom('provider_link')
    .where('issuer', '=', row.issuer)
    .where('subject', '=', row.subject)
    .where('ended_at', 'is not', null)
    .execute();
  const put = await tx
    .insertInto('provider_link')
    .values({ ...row, ended_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return put !== undefined;
}

/** Takes every link of a person's away. */
export async function forgetProviderLinks(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('provider_link').where('person_id', '=', personId).execute();
}

/** Ends a person's link. Gives whether there was one. */
export async function endProviderLink(
  tx: Tx,
  of: { personId: string; issuer: string; at: Date },
): Promise<boolean> {
  const ended = await tx
    .updateTable('provider_link')
    .set({ ended_at: of.at })
    .where('person_id', '=', of.personId)
    .where('issuer', '=', of.issuer)
    .where('ended_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return ended !== undefined;
}
