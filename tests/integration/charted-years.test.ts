import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { overviewOf } from '~/insight/overview';
import { chartsToldBy, NEWEST, toldBy } from '~/organisation/told.server';
import { chartedYearsOf } from '~/statement/charted-years.server';
import { database, inTransaction } from '~db/client';
import { compiledOnce } from '~db/compiled-once';
import {
  anAnswer,
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  insertVersion,
} from '../support/database';

/** A figure as far as a chart shows it. */
const shown = (key: string, value: unknown) =>
  ['note', 'basis', 'source', 'statedLabel', 'text'].includes(key) ? undefined : value;

describe.each(engines())('years as charts show them, %s', (engine) => {
  freshDatabase(engine);
  beforeAll(loadDemo);

  it('tell every year of the demo as whole years do', async () => {
    const organisations = await database().selectFrom('organisation').selectAll().execute();
    expect(organisations.length).toBeGreaterThan(5);
    for (const organisation of organisations)
      for (const wish of [null, NEWEST, ...(await endsOf(organisation.id))]) {
        const [whole, brief] = [await toldBy(organisation, wish), await chartsToldBy(organisation, wish)];
        if (!whole || !brief) throw new Error(`${organisation.slug} says nothing`);
        expect(JSON.stringify(overviewOf(brief.document), shown)).toBe(
          JSON.stringify(overviewOf(whole.document), shown),
        );
        const ids = (years: { version: { id: string } }[]) => years.map(({ version }) => version.id);
        expect([ids(brief.all), ids(brief.years)]).toEqual([ids(whole.all), ids(whole.years)]);
      }
  });

  it('keep a year that is told in groups alone, and leave out one that says nothing', async () => {
    const organisation = anOrganisation();
    const statements = [2024, 2025].map((end) =>
      aStatement(organisation, { period_start: `${end - 1}-04-01`, period_end: `${end}-03-31` }),
    );
    const [first, second] = statements;
    if (!first || !second) throw new Error('There are two');
    const said = aVersion(first);
    await inTransaction(async (tx) => {
      await insertVersion(tx, organisation, first, said);
      await tx
        .insertInto('answer')
        .values(anAnswer(said, { category: 'ex_offenders' }))
        .execute();
      await tx.insertInto('statement').values(second).execute();
      await tx.insertInto('version').values(aVersion(second)).execute();
    });
    const years = await chartedYearsOf(database(), organisation.id);
    expect(years.map(({ version, figures }) => [version.id, figures.length])).toEqual([[said.id, 0]]);
    expect((await toldBy(organisation))?.all).toHaveLength(1);
  });

  it('show a change on the very next request', async () => {
    const organisation = await database()
      .selectFrom('organisation')
      .selectAll()
      .where('slug', '=', 'bryn-works')
      .executeTakeFirstOrThrow();
    const jobs = async () => {
      const told = await chartsToldBy(organisation);
      const lines = told ? overviewOf(told.document).sections.flatMap((section) => section.lines) : [];
      return lines.find(({ measureId }) => measureId === 'jobs_created')?.value;
    };
    const told = await chartsToldBy(organisation);
    const { changed } = await change(told?.latest.version.id ?? '');
    expect(changed).toBe(true);
    expect(await jobs()).toBe('4,321');
  });

  it('are asked by texts that name their parameters in order', async () => {
    const swapped = compiledOnce((db, year: number, cohort: string) =>
      db.selectFrom('benchmark').select('shown').where('cohort', '=', cohort).where('year', '=', year),
    );
    await expect(swapped(database(), 2026, '')).rejects.toThrow(/in their order/);
  });
});

async function endsOf(organisationId: string): Promise<string[]> {
  const rows = await database()
    .selectFrom('statement')
    .select('period_end')
    .where('organisation_id', '=', organisationId)
    .execute();
  return rows.map(({ period_end }) => period_end);
}

async function change(versionId: string): Promise<{ changed: boolean }> {
  const { numUpdatedRows } = await database()
    .updateTable('answer')
    .set({ number: 4_321 })
    .where('version_id', '=', versionId)
    .where('measure_id', '=', 'jobs_created')
    .where('series', '=', 'actual')
    .where('category', '=', '')
    .where('slice', '=', '')
    .executeTakeFirst();
  return { changed: numUpdatedRows === 1n };
}
