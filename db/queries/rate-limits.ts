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

/** Takes one hit back: what was counted before it was known turned out to be none. */
export async function takeHitBack(db: Db, key: string, since: Date): Promise<void> {
  await db
    .updateTable('rate_limit')
    .set((eb) => ({ hits: eb('hits', '-', 1) }))
    .where('key', '=', key)
    .where('window_start', '=', since)
    .where('hits', '>', 0)
    .execute();
}

/** Forgets windows that are over. */
export async function forgetHits(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('rate_limit').where('window_start', '<', before).execute();
}
