import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import { compiledOnce } from '../compiled-once';
import type { GoalTable, PlanTable } from '../schema-plans';

type PlanRow = Selectable<PlanTable>;
export type GoalRow = Selectable<GoalTable>;

/** An organisation's plans, the first first. */
export function plansOf(db: Handle, organisationId: string): Promise<PlanRow[]> {
  return db
    .selectFrom('plan')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** An organisation's goals, by year. */
export const goalsOf = compiledOnce((db, organisationId: string) =>
  db
    .selectFrom('goal')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('period_end')
    .orderBy('measure_id'),
);

/** Adds a plan. */
export async function addPlan(tx: Tx, row: Insertable<PlanTable>): Promise<void> {
  await tx.insertInto('plan').values(row).execute();
}

/** Sets a goal; another one for the same measure and year is replaced. */
export async function setGoal(tx: Tx, row: Insertable<GoalTable>): Promise<void> {
  const { plan_id, number, decimals, set_by, set_at } = row;
  await tx
    .insertInto('goal')
    .values(row)
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'measure_id', 'period_end'])
        .doUpdateSet({ plan_id, number, decimals, set_by, set_at }),
    )
    .execute();
}

/** Takes a goal away. Gives whether there was one. */
export async function removeGoal(
  tx: Tx,
  of: { organisationId: string; measureId: string; periodEnd: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('goal')
    .where('organisation_id', '=', of.organisationId)
    .where('measure_id', '=', of.measureId)
    .where('period_end', '=', of.periodEnd)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
