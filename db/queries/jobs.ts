import type { Selectable } from 'kysely';
import type { Db, Handle } from '../client';
import type { JobTable } from '../schema-accreditor';

export type JobRow = Selectable<JobTable>;

/** Takes a job that is due, and says when it is next: of several processes one takes it. */
export async function claimJob(db: Db, name: string, at: Date, next: Date): Promise<boolean> {
  const taken = await db
    .insertInto('job')
    .values({ name, due_at: next, started_at: at, ended_at: null, last_error: null, failed_at: null })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ due_at: next, started_at: at }).where('job.due_at', '<=', at),
    )
    .returning('name')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Notes what came of a run. */
export async function noteRun(
  db: Db,
  name: string,
  outcome: Partial<Pick<JobRow, 'started_at' | 'ended_at' | 'last_error' | 'failed_at' | 'due_at'>>,
): Promise<void> {
  await db.updateTable('job').set(outcome).where('name', '=', name).execute();
}

/** The jobs, as many as the program knows: each has one row from its first run on. */
export function jobRows(db: Handle, names: readonly string[]): Promise<JobRow[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('name', 'in', names)
    .orderBy('name')
    .limit(names.length)
    .execute();
}
