import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { checkDocuments } from '~/commands/integrity.server';
import { publishedStatement } from '~/commissioning/published.server';
import { rebuildBenchmarks } from '~/scheme/benchmarks.server';
import { refuseRealData, seed } from '~/seed/seed.server';
import { yearsOf } from '~/statement/figures.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { asOwner } from '~db/reach';
import { engines, freshDatabase } from '../support/database';

describe.each(engines())('seeding, %s', (engine) => {
  const opened = freshDatabase(engine);
  const made = { organisations: 25, years: 3 };

  it('makes organisations with about forty figures a year, published and worked out', async () => {
    await refuseRealData();
    const url = engine === 'postgres' ? await urlOf() : undefined;
    const done = await seed({ ...made, url });
    expect(opened().engine).toBe(engine);
    expect(done.answers / (made.organisations * made.years)).toBeGreaterThan(35);
    await rebuildBenchmarks();
    const row = await organisationBySlug(database(), 'seed-000007');
    const years = await yearsOf(row?.id ?? '');
    expect(years.length).toBe(3);
    const shown = await database()
      .selectFrom('benchmark')
      .select('cohort')
      .where('shown', '=', 'yes')
      .execute();
    expect(shown.length).toBeGreaterThan(50);
    const first = years[0]?.statement.period_end ?? '';
    const { document } = await publishedStatement('seed-000007', first);
    expect(document.sections.flatMap(({ items }) => items).length).toBeGreaterThan(30);
    expect((await checkDocuments()).wrong).toEqual([]);
  });

  it('breaks no foreign key, though none was checked', async () => {
    const lost = await database()
      .selectFrom('answer')
      .leftJoin('version', (join) =>
        join
          .onRef('version.organisation_id', '=', 'answer.organisation_id')
          .onRef('version.id', '=', 'answer.version_id'),
      )
      .leftJoin('statement', (join) =>
        join
          .onRef('statement.organisation_id', '=', 'version.organisation_id')
          .onRef('statement.id', '=', 'version.statement_id'),
      )
      .leftJoin('organisation', 'organisation.id', 'statement.organisation_id')
      .select('answer.measure_id')
      .where('organisation.id', 'is', null)
      .execute();
    expect(lost).toEqual([]);
  });

  it('refuses a second time, and beside real organisations', async () => {
    await expect(refuseRealData()).rejects.toThrow('seeded already');
    await database()
      .updateTable('organisation')
      .set({ slug: 'harbour-works' })
      .where('slug', '=', 'seed-000001')
      .execute();
    for (const table of [
      'contribution',
      'answer',
      'frozen_document',
      'version',
      'statement',
      'licence_reason',
      'licence_event',
    ] as const)
      await asOwner(() => database().deleteFrom(table).execute());
    await database().deleteFrom('organisation').where('slug', 'like', 'seed-%').execute();
    await expect(refuseRealData()).rejects.toThrow('holds “harbour-works”');
  });
});

/** The opened database's own address, for COPY goes over a connection of its own. */
async function urlOf(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database()::text as name`.execute(database());
  const url = new URL(inject('postgres'));
  url.pathname = `/${rows[0]?.name}`;
  return url.href;
}
