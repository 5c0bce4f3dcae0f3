import type { Db } from '../client';

/** Counts one hit on a key in the window that began at `since`; gives the hits so far. */
export async function countHit(db: Db, key: string, since: Date): Promise<number> {
  const row = await db
    .insertInto('rate_limit')
    .values({ key, window_start: since, hits: 1 })
    .onConflict((on) =>
      on.columns(['key', 'window_start']).doUpdateSet((eb) => ({ hits: eb('rate_limit.hits', '+', 1) })),
    )
    .returning('hits')
    .executeTakeFirstOrThrow();
  return row.hits;
}

/** Forgets windows that are over. */
export async function forgetHits(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('rate_limit').where('window_start', '<', before).execute();
}

/** The hits on a key in the window that began at `since`. */
export async function hitsOn(db: Db, key: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('rate_limit')
    .select('hits')
    .where('key', '=', key)
    .where('window_start', '=', since)
    .executeTakeFirst();
  return row?.hits ?? 0;
}
