import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { database, inTransaction, type Tx } from '~db/client';
import { nearestBenchmarks } from '~db/queries/benchmarks';
import { engines, freshDatabase } from '../support/database';

async function scans(tx: Tx) {
  const { rows } = await sql<{ whole: number; by_index: number }>`
    select seq_scan as whole, idx_scan as by_index from pg_stat_xact_user_tables where relname = 'benchmark'`.execute(
    tx,
  );
  return rows[0] ?? { whole: 0, by_index: 0 };
}

describe.each(engines())('nearest benchmarks, %s', (engine) => {
  freshDatabase(engine);

  it('are looked up one by one, however many the database knows to have', async () => {
    await sql`insert into benchmark (year, cohort, measure_id, organisations, shown, p25, median, p75, spread)
      select 2025, 'field=' || n / 40, 'measure_' || n % 40, 9, 'yes', 1, 2, 3, '1:9'
      from generate_series(0, 39999) as n`.execute(database());
    await sql`analyze benchmark`.execute(database());
    await inTransaction(async (tx) => {
      const before = await scans(tx);
      const asked = [{ year: 2025, cohorts: ['field=none', 'field=7', 'field=9'] }];
      const found = await nearestBenchmarks(tx, asked);
      expect(found.map(({ cohort }) => cohort)).toEqual(Array(40).fill('field=7'));
      const after = await scans(tx);
      expect(after.whole - before.whole).toBe(0);
      expect(after.by_index - before.by_index).toBe(3);
    });
  });
});
