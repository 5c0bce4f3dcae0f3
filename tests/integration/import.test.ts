import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { planLines } from '~/commands/import-words';
import { renewalPdf, statementPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { yearsOf } from '~/statement/figures.server';
import { type ImportRequest, importTable } from '~/statement/import/import.server';
import { database, inTransaction } from '~db/client';
import { addOrganisation, organisationBySlug, ownMeasures } from '~db/queries/organisations';
import { statementsOf, versionById, versionsOf } from '~db/queries/statements';
import { bytesOf, csvOf, type Row, row } from '../cases/rows';
import { xlsxOf } from '../cases/xlsx';
import { publishedFacts } from '../pdf/made-up-facts';
import { openPdf } from '../pdf/open-pdf';
import { pdfOutline } from '../pdf/outlines';
import { anOrganisation, engines, freshDatabase, frozenEmpty } from '../support/database';
import { plain } from '../support/read-outputs';

const year = (from: number, cells: Row = {}): Row =>
  row({ period_start: `${from}-04-01`, period_end: `${from + 1}-03-31`, ...cells });
const income = (from: number, value: string) =>
  year(from, { measure: 'total_income', label: 'Turnover', unit: 'GBP', value });

async function importRows(slug: string, rows: readonly Row[], change: Partial<ImportRequest> = {}) {
  const bytes = bytesOf(csvOf(rows));
  return importTable({ actor: null, slug, bytes, filename: 'figures.csv', as: 'draft', ...change });
}

async function newOrganisation(): Promise<{ id: string; slug: string }> {
  const organisation = anOrganisation();
  await inTransaction((tx) => addOrganisation(tx, organisation));
  return organisation;
}

describe.each(engines())('%s', (engine) => {
  freshDatabase(engine);

  test('starts a draft for each year, oldest first, and says what it did in the trail', async () => {
    const { id, slug } = await newOrganisation();
    const { plan, errors } = await importRows(slug, [income(2022, '120'), income(2021, '100'), year(2021)]);
    expect(errors).toEqual([]);
    expect(plan?.statements.map(({ period }) => period.end)).toEqual(['2022-03-31', '2023-03-31']);
    const years = await yearsOf(id);
    expect(years.map(({ version, figures }) => [version.status, figures.length])).toEqual([
      ['draft', 2],
      ['draft', 1],
    ]);
    expect(years[0]?.figures.find(({ measureId }) => measureId === 'total_income')).toMatchObject({
      number: 100,
      statedLabel: 'Turnover',
      basis: 'counted',
    });
    expect(await ownMeasures(database(), id)).toMatchObject([{ label: 'Loaves given away', position: 0 }]);
    const { broken } = await checkChains();
    expect(broken).toEqual([]);
  });

  test('writes a contract’s figure beside the whole, and over the one that was there, and touches no other', async () => {
    const { id, slug } = await newOrganisation();
    const jobs = (value: string, area = '') =>
      year(2021, { measure: 'jobs_created', label: 'Jobs created', unit: 'jobs', value, area });
    await importRows(slug, [jobs('18'), jobs('4', 'Torfaen'), jobs('3', 'Newport')]);
    const again = await importRows(slug, [jobs('5', 'Torfaen')]);
    expect(again.errors).toEqual([]);
    const said = async () =>
      (await yearsOf(id))[0]?.figures.map(({ slice, number }) => `${slice} ${number}`).sort();
    expect(await said()).toEqual([' 18', 'Newport 3', 'Torfaen 5']);
    // A file without the column says nothing of contracts.
    await importRows(slug, [jobs('20')]);
    expect(await said()).toEqual([' 20', 'Newport 3', 'Torfaen 5']);
  });

  test('all or nothing: one bad cell keeps everything out, an added organisation too', async () => {
    const slug = `new-${engine}`;
    const { plan, errors } = await importRows(slug, [income(2021, '100'), income(2022, '1e3')], {
      create: 'New',
    });
    expect(plan).toBeNull();
    expect(errors).toMatchObject([{ row: 3, column: 'value', typed: '1e3' }]);
    expect(await organisationBySlug(database(), slug)).toBeUndefined();
  });

  test('a dry run says the same and does nothing', async () => {
    const slug = `dry-${engine}`;
    const rows = [income(2021, '100'), year(2021)];
    const dry = await importRows(slug, rows, { create: 'Dry', dryRun: true });
    expect(dry.created).toBe(true);
    expect(await organisationBySlug(database(), slug)).toBeUndefined();
    const real = await importRows(slug, rows, { create: 'Dry' });
    expect(real.plan?.statements.length).toBe(dry.plan?.statements.length);
    expect(await organisationBySlug(database(), slug)).toMatchObject({ name: 'Dry', level: 'mark' });
  });

  test('an unknown organisation is refused by name', async () => {
    await expect(importRows('nobody', [year(2021)])).rejects.toThrow('There is no organisation “nobody”');
  });

  test('writes into the draft that is there, and the same file again changes nothing', async () => {
    const { id, slug } = await newOrganisation();
    await importRows(slug, [income(2021, '100'), year(2021)]);
    const events = (await checkChains()).events;
    const again = await importRows(slug, [income(2021, '100'), year(2021)]);
    expect(again.plan?.statements[0]?.changes.map(({ kind }) => kind)).toEqual(['same', 'same']);
    expect((await checkChains()).events).toBe(events);
    await importRows(slug, [income(2021, '110')]);
    const [only] = await yearsOf(id);
    expect(only?.figures.map(({ number }) => number).sort()).toEqual([110, 12]);
    expect(only?.version).toMatchObject({ number: 1, revision: 2 });
  });

  test('published: each year’s document is frozen with the years before it, and can be verified', async () => {
    const { id, slug } = await newOrganisation();
    await importRows(slug, [income(2022, '120'), income(2021, '100')], { as: 'published' });
    const versions = await versionsOf(database(), id);
    expect(versions.map(({ status }) => status)).toEqual(['published', 'published']);
    for (const version of versions)
      expect(version).toMatchObject({
        declared_name: null,
        declared_role: null,
        declared_by: null,
        submitted_at: null,
        decided_by: null,
        decided_at: null,
        verification_code: expect.stringMatching(/^PM-/),
      });
    const latest = await documentFor(id, '2023-03-31');
    const item = latest.sections
      .flatMap(({ items }) => items)
      .find(({ measure }) => measure.id === 'total_income');
    expect(item?.history.map(({ number }) => number)).toEqual([100]);
    expect(item?.figures.map(({ number }) => number)).toEqual([120]);
    expect(latest).toMatchObject({ declaration: null, broughtIn: { source: 'figures.csv' } });
    expect((await checkChains()).broken).toEqual([]);
  });

  test('a lone target, and a year that goes on, are kept as drafts and not published', async () => {
    const { id, slug } = await newOrganisation();
    const to = (from: number, cells: Row) => importRows(slug, [year(from, cells)], { as: 'published' });
    expect((await to(2021, { series: 'target' })).errors).toEqual([]);
    expect((await to(2090, {})).errors).toEqual([]);
    const versions = await versionsOf(database(), id);
    expect(versions.map(({ status }) => status)).toEqual(['draft', 'draft']);
    await to(2021, {});
    expect((await statuses(id)).filter((each) => each.endsWith('published'))).toHaveLength(1);
  });

  test('a lone target stands in the last statement before it, in its page and PDFs, and the import says so', async () => {
    const { id, slug } = await newOrganisation();
    const rows = [income(2021, '100'), year(2021), { ...income(2029, '500'), series: 'target' }];
    const { plan } = await importRows(slug, rows, { as: 'published' });
    expect(await statuses(id)).toEqual(['1 published']);
    if (!plan) throw new Error('It was not imported');
    const lines = planLines(plan, { slug, as: 'published', dryRun: false, created: false }).join('\n');
    expect(lines).toContain('Imported as published into');
    expect(lines).toContain('Total income, £500: kept here as a target for 2029/30');
    const document = await documentFor(id, '2022-03-31');
    const page = renderToStaticMarkup(createElement(StatementBody, { document: publicDocument(document) }));
    expect(plain(page)).toContain('Total income £500 31 March 2030 A target of this statement');
    for (const print of [renewalPdf, statementPdf]) {
      const outline = await pdfOutline(await openPdf(await print(document, publishedFacts)));
      expect(outline).toContain('row Total income | £500 | 31 March 2030 | A target of this statement');
    }
  });

  test('what stays a draft is never said to be imported as published', async () => {
    const { slug } = await newOrganisation();
    const { plan } = await importRows(slug, [year(2021, { series: 'target' })], { as: 'published' });
    if (!plan) throw new Error('It was not imported');
    const lines = planLines(plan, { slug, as: 'published', dryRun: false, created: false }).join('\n');
    expect(lines).toContain('Imported as draft into');
    expect(lines).toContain('it is a draft, and not published: it needs a figure of what happened');
    expect(lines).not.toContain('as published');
  });

  test('an aim does not replace what somebody declared: it waits in a draft', async () => {
    const { id, slug } = await newOrganisation();
    await importRows(slug, [income(2021, '100'), year(2021)], { as: 'published' });
    await database()
      .updateTable('version')
      .set({ declared_by: 'p1' })
      .where('organisation_id', '=', id)
      .execute();
    const aim = { ...income(2029, '500'), series: 'target' };
    const { plan } = await importRows(slug, [aim], { as: 'published' });
    expect(plan?.statements.map(({ keptBecause }) => keptBecause)).toEqual([
      expect.stringContaining('declared here'),
    ]);
    expect(await statuses(id)).toEqual(['1 published', '2 draft']);
  });

  test('a correction of published figures is a new version: a draft, or one that supersedes', async () => {
    const { id, slug } = await newOrganisation();
    await importRows(slug, [income(2021, '100'), year(2021)], { as: 'published' });
    await importRows(slug, [income(2021, '101')], { as: 'published' });
    expect(await statuses(id)).toEqual(['1 superseded', '2 published']);
    const document = await documentFor(id, '2022-03-31');
    expect(document.sections.flatMap(({ items }) => items.flatMap(({ figures }) => figures)).length).toBe(2);
    await importRows(slug, [income(2021, '102')]);
    expect(await statuses(id)).toEqual(['1 superseded', '2 published', '3 draft']);
    await importRows(slug, [income(2021, '102')], { as: 'published' });
    expect(await statuses(id)).toEqual(['1 superseded', '2 superseded', '3 published']);
  });

  test('what overlaps a statement joins it with its own period', async () => {
    const { id, slug } = await newOrganisation();
    await importRows(slug, [income(2021, '100')]);
    await importRows(slug, [row({ period_start: '2021-09-01', period_end: '2022-08-31' })]);
    expect(await statementsOf(database(), id)).toHaveLength(1);
    const [only] = await yearsOf(id);
    expect(only?.figures.map(({ period }) => period.end).sort()).toEqual(['2022-03-31', '2022-08-31']);
  });

  test('a second figure of a measure, for days that overlap its year, is refused before anything is written', async () => {
    const { id, slug } = await newOrganisation();
    await importRows(slug, [year(2021), income(2021, '100')]);
    const before = await yearsOf(id);
    const calendar = row({ period_start: '2021-01-01', period_end: '2021-12-31' });
    for (const dryRun of [true, false]) {
      const { errors } = await importRows(slug, [calendar, year(2022)], { dryRun });
      expect(errors).toMatchObject([{ row: 2, column: 'period_start' }]);
      expect(errors[0]?.message).toBe(
        '1 January 2021 to 31 December 2021 overlaps the statement for 1 April 2021 to 31 March 2022, which has a figure of Loaves given away for 1 April 2021 to 31 March 2022. A statement has one: give this the days of the one it belongs to, or leave it out',
      );
    }
    expect(await yearsOf(id)).toEqual(before);
    const twice = [calendar, year(2021)];
    const { errors } = await importRows((await newOrganisation()).slug, twice);
    expect(errors.map(({ row: at }) => at)).toEqual([2, 3]);
  });

  test('the preview says which year takes figures of other days, and which published statement is revised', async () => {
    const { slug } = await newOrganisation();
    await importRows(slug, [income(2021, '100')], { as: 'published' });
    const rows = [row({ period_start: '2021-01-01', period_end: '2021-12-31' }), year(2022)];
    const { plan } = await importRows(slug, rows, { dryRun: true });
    expect(plan?.statements.map(({ revises }) => revises)).toEqual(['published', null]);
    expect(plan?.notices.map(({ message }) => message)).toEqual([
      '1 January 2021 to 31 December 2021 overlaps the statement for 1 April 2021 to 31 March 2022: its figures go there, with their own days',
    ]);
    const same = await importRows(slug, [income(2021, '100')], { dryRun: true });
    expect(same.plan?.statements.map(({ revises }) => revises)).toEqual([null]);
  });

  test('a draft that people work in is not published by a file, and a submitted one not changed', async () => {
    const { id, slug } = await newOrganisation();
    const actor = { personId: 'p1', name: 'Ada' };
    await importRows(slug, [income(2021, '100')], { actor });
    const { errors } = await importRows(slug, [income(2021, '101')], { as: 'published' });
    expect(errors).toMatchObject([{ row: 2, column: 'period_end' }]);
    expect(errors[0]?.message).toContain('people are working on');
    await inTransaction((tx) =>
      tx
        .updateTable('version')
        .set({ status: 'submitted', ...frozenEmpty })
        .where('organisation_id', '=', id)
        .execute(),
    );
    const closed = await importRows(slug, [income(2021, '101')]);
    expect(closed.errors[0]?.message).toContain('is with the assessor');
  });

  test('a person imports into drafts only', async () => {
    const { slug } = await newOrganisation();
    const actor = { personId: 'p1', name: 'Ada' };
    await expect(importRows(slug, [year(2021)], { actor, as: 'published' })).rejects.toThrow('assessor');
  });

  test('XLSX comes in as CSV does', async () => {
    const { id, slug } = await newOrganisation();
    const bytes = xlsxOf([
      ['period_start', 'period_end', 'label', 'unit', 'value'],
      [{ day: '2021-04-01' }, { day: '2022-03-31' }, 'Loaves', 'loaves', 12.5],
    ]);
    const { errors } = await importRows(slug, [], { bytes, filename: 'figures.xlsx' });
    expect(errors).toEqual([]);
    expect((await yearsOf(id))[0]?.figures).toMatchObject([{ number: 12.5, decimals: 1 }]);
  });

  test('twenty thousand figures come in within half a minute', async () => {
    const { id, slug } = await newOrganisation();
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      year(2000 + (index % 20), { label: `Measure ${Math.floor(index / 20)}`, value: String(index) }),
    );
    const start = performance.now();
    const { errors } = await importRows(slug, rows);
    expect(errors).toEqual([]);
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(await ownMeasures(database(), id)).toHaveLength(1_000);
  });
});

async function statuses(organisationId: string): Promise<string[]> {
  const versions = await versionsOf(database(), organisationId);
  return versions.map(({ number, status }) => `${number} ${status}`).sort();
}

async function documentFor(organisationId: string, periodEnd: string): Promise<StatementDocument> {
  const year = (await yearsOf(organisationId)).find(({ statement }) => statement.period_end === periodEnd);
  const version = year && (await versionById(database(), organisationId, year.version.id));
  if (!version?.document) throw new Error('nothing frozen');
  return JSON.parse(version.document) as StatementDocument;
}
