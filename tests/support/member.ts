import { database } from '~db/client';

/** Makes a demo account an editor of one more organisation. */
export async function addMember(account: string, slug: string): Promise<void> {
  const person = await database()
    .selectFrom('person')
    .select('id')
    .where('email', '=', `${account}@demo.test`)
    .executeTakeFirstOrThrow();
  const organisation = await database()
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  await database()
    .insertInto('membership')
    .values({
      organisation_id: organisation.id,
      person_id: person.id,
      role: 'editor',
      created_at: new Date(),
    })
    .execute();
}

/** Somebody who is no demo account, and belongs nowhere; their id. */
export async function aPerson(): Promise<string> {
  const id = crypto.randomUUID();
  const at = new Date();
  await database()
    .insertInto('person')
    .values({
      id,
      name: 'Ann Editor',
      email: `${id}@example.org`,
      email_verified: true,
      created_at: at,
      updated_at: at,
    } as never)
    .execute();
  return id;
}
