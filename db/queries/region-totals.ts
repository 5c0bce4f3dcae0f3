import type { Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { RegionTotalTable } from '../schema-benchmarks';

export type RegionTotalRow = Selectable<RegionTotalTable>;

/** What each region adds up to in a year; of some regions, when they are named. */
export function regionTotals(
  db: Handle,
  year: number,
  regions?: readonly string[],
): Promise<RegionTotalRow[]> {
  let query = db.selectFrom('region_total').selectAll().where('year', '=', year);
  if (regions) query = query.where('region', 'in', regions);
  return query.orderBy('region').orderBy('measure_id').execute();
}

/** Puts a year's totals of some regions in the place of those before; of all regions, when none is named. */
export async function replaceRegionTotals(
  tx: Tx,
  year: number,
  regions: readonly string[] | null,
  rows: readonly RegionTotalRow[],
): Promise<void> {
  let old = tx.deleteFrom('region_total').where('year', '=', year);
  if (regions) old = old.where('region', 'in', regions);
  await old.execute();
  if (rows.length) await tx.insertInto('region_total').values(rows).execute();
}
