import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { ExactFigureTable } from '../schema-evidence';

type ExactFigureRow = Selectable<ExactFigureTable>;

/** What was asked to be published exactly in one version. */
export function exactFiguresOf(
  db: Handle,
  organisationId: string,
  versionId: string,
): Promise<ExactFigureRow[]> {
  return db
    .selectFrom('exact_figure')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('measure_id')
    .execute();
}

/** Asks, or asks again with another reason: an earlier decision falls. */
export async function askExact(tx: Tx, row: Insertable<ExactFigureTable>): Promise<void> {
  const { reason, asked_by, asked_at } = row;
  await tx
    .insertInto('exact_figure')
    .values(row)
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'version_id', 'measure_id'])
        .doUpdateSet({ reason, asked_by, asked_at, decided_by: null, decided_at: null, agreed: null }),
    )
    .execute();
}

interface Key {
  organisationId: string;
  versionId: string;
  measureId: string;
}

/** Takes a request back. Gives whether there was one. */
export async function dropExact(tx: Tx, key: Key): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('exact_figure')
    .where('organisation_id', '=', key.organisationId)
    .where('version_id', '=', key.versionId)
    .where('measure_id', '=', key.measureId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Decides a request. Gives whether there was one to decide. */
export async function decideExact(
  tx: Tx,
  key: Key,
  by: { personId: string; at: Date; agreed: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('exact_figure')
    .set({ decided_by: by.personId, decided_at: by.at, agreed: by.agreed })
    .where('organisation_id', '=', key.organisationId)
    .where('version_id', '=', key.versionId)
    .where('measure_id', '=', key.measureId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
