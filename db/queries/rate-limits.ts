import type { Db } from '../client';

/** Parts of a window: the window begins anew with each, so that its end lets nobody start over at once. */
interface Window {
  /** When the part that is counted in now began. */
  part: Date;
  /** Parts that began at or before it are out of the window. */
  over: Date;
}

export interface Count {
  key: string;
  most: number;
}

/** What was counted on keys in a window, by key, the oldest part first. Asking writes nothing. */
export async function hitsOf(
  db: Db,
  keys: readonly string[],
  { over }: Pick<Window, 'over'>,
): Promise<Map<string, { since: Date; hits: number }[]>> {
  const rows = await db
    .selectFrom('rate_limit')
    .select(['key', 'window_start', 'hits'])
    .where('key', 'in', keys)
    .where('window_start', '>', over)
    .orderBy('window_start')
    .limit(keys.length * MOST_PARTS)
    .execute();
  const found = new Map<string, { since: Date; hits: number }[]>(keys.map((key) => [key, []]));
  for (const { key, window_start: since, hits } of rows) found.get(key)?.push({ since, hits });
  return found;
}

const MOST_PARTS = 10;

/** Counts one hit in the part of a window that is now, unless there are so many in that part already; says whether it did. */
export async function countHit(db: Db, { key, most }: Count, part: Date): Promise<boolean> {
  if (most < 1) return false;
  const row = await db
    .insertInto('rate_limit')
    .values({ key, window_start: part, hits: 1 })
    .onConflict((on) =>
      on
        .columns(['key', 'window_start'])
        .doUpdateSet((eb) => ({ hits: eb('rate_limit.hits', '+', 1) }))
        .where('rate_limit.hits', '<', most),
    )
    .returning('hits')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes one hit on each key back: what was counted before it was known turned out to be none. */
export async function takeHitsBack(db: Db, keys: readonly string[], part: Date): Promise<void> {
  await db
    .updateTable('rate_limit')
    .set((eb) => ({ hits: eb('hits', '-', 1) }))
    .where('key', 'in', keys)
    .where('window_start', '=', part)
    .where('hits', '>', 0)
    .execute();
}

/** Forgets windows that are over. */
export async function forgetHits(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('rate_limit').where('window_start', '<', before).execute();
}
