import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/access/can';
import { loadDemo } from '~/demo/load.server';
import { dashboardOf, trendsCsv } from '~/organisation/dashboard.server';
import { measurePage } from '~/organisation/measure.server';
import { commissionerPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { amendStatement } from '~/statement/amend.server';
import { frozenDocument } from '~/statement/document-of.server';
import { importTable } from '~/statement/import/import.server';
import { type OpenStatement, openStatement } from '~/statement/open.server';
import { prepareStatement } from '~/statement/prepare.server';
import { ChangedSince, documentShown } from '~/statement/shown.server';
import { startStatement } from '~/statement/start.server';
import { submitStatement } from '~/statement/submit.server';
import { BroughtInYears } from '~/ui/brought-in-years';
import { database } from '~db/client';
import { bytesOf, csvOf, type Row, row } from '../cases/rows';
import { publishedFacts } from '../pdf/made-up-facts';
import { openPdf, readingOrder } from '../pdf/open-pdf';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { plain } from '../support/read-outputs';
import { overTheirs, sendSection } from '../support/section-post';

const NOT_HERE = 'not declared here, not assessed';
const jobs: Row = { measure: 'jobs_created', label: 'Jobs', unit: 'jobs' };
const year = (end: number) => ({ start: `${end - 1}-04-01`, end: `${end}-03-31` });
const inYear = (end: number, more: Row): Row => ({
  ...jobs,
  period_start: year(end).start,
  period_end: year(end).end,
  ...more,
});

const ends = ({ sections }: StatementDocument) => {
  const history = sections.flatMap(({ items }) => items.flatMap((item) => item.history));
  return [...new Set(history.map(({ period }) => period.end))].sort();
};

describe.each(engines())('earlier years in a statement, %s', (engine) => {
  freshDatabase(engine);
  let editor: Actor;
  let director: Actor;
  const see = () => demoStatement(director, 'bryn-works', '2025-03-31');

  beforeAll(async () => {
    await loadDemo();
    [editor, director] = await Promise.all([demoActor('editor'), demoActor('director')]);
    await bringIn('report-2018.csv', [
      inYear(2017, { value: '41' }),
      inYear(2018, { value: '43', source: 'Annual report 2018' }),
      inYear(2018, {
        measure: 'outcomes',
        label: 'What changed',
        unit: '',
        value: 'Nine people found work.',
      }),
    ]);
    await amendStatement(editor, await demoStatement(editor, 'bryn-works', '2025-03-31'));
  }, 120_000);

  async function bringIn(filename: string, rows: readonly Row[]): Promise<void> {
    const bytes = bytesOf(csvOf(rows.map(row)));
    const { errors } = await importTable({ actor: editor, slug: 'bryn-works', filename, bytes, as: 'draft' });
    expect(errors).toEqual([]);
  }

  async function answer(open: OpenStatement, value: string): Promise<void> {
    const form = new FormData();
    form.append('jobs_created.value', value);
    form.append('base', '{}');
    const first = await sendSection(editor, open, 'jobs', form);
    if (!('kind' in first) || first.kind !== 'conflict') return;
    form.set('base', overTheirs(first));
    expect(await sendSection(editor, open, 'jobs', form)).toMatchObject({ kind: 'saved' });
  }

  /** A person begins a year and answers one question. */
  async function beginByHand(end: number, value: string): Promise<void> {
    const { organisation } = await see();
    const { statementId } = await startStatement({
      actor: editor,
      organisationId: organisation.id,
      period: year(end),
    });
    const open = await openStatement(editor, statementId, 'statement.edit');
    await answer(open, value);
  }

  const document = async () => (await documentShown(await see())).document;

  test('are those that were declared, and those an import brought in, which are listed with where they are from', async () => {
    await beginByHand(2016, '977');
    const shown = await document();
    expect(ends(shown)).not.toContain('2016-03-31');
    expect(ends(shown).slice(0, 2)).toEqual(['2017-03-31', '2018-03-31']);
    expect(shown.broughtInYears?.slice(0, 2)).toEqual([
      { period: year(2017), source: 'report-2018.csv' },
      { period: year(2018), source: 'Annual report 2018' },
    ]);
    expect(JSON.stringify(shown).includes('Nine people found work')).toBe(false);
    const list = plain(renderToStaticMarkup(createElement(BroughtInYears, { years: shown.broughtInYears })));
    expect(list).toContain('1 April 2016 to 31 March 2017: from report-2018.csv');
    expect(list).toContain('1 April 2017 to 31 March 2018: from Annual report 2018');
  });

  test('are called brought in on the pages of trends, and no drafts', async () => {
    const { organisation } = await see();
    const { view } = (await measurePage(organisation, 'jobs_created', { from: null, to: 2018 })) ?? {};
    const labels = view?.rows.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['2016/17 (brought in)', '2017/18 (brought in)']));
    const { latest, others } = await dashboardOf(organisation, { periodEnd: '2018-03-31' });
    expect(latest).toMatchObject({ year: '2017/18', status: 'Brought in' });
    expect(others).toContainEqual(expect.objectContaining({ year: '2016/17', status: 'Brought in' }));
    expect(await trendsCsv(organisation, 'jobs_created', { from: 2017, to: 2017 })).toContain(
      '2016/17 (brought in)',
    );
  });

  test('a person’s hand on one of them makes it theirs to declare', async () => {
    await bringIn('report-2015.csv', [inYear(2015, { value: '911' })]);
    expect(ends(await document())).toContain('2015-03-31');
    const open = await demoStatement(editor, 'bryn-works', '2015-03-31');
    await answer(open, '912');
    expect(ends(await document())).not.toContain('2015-03-31');
  });

  test('another year brought in after the page was shown refuses the declaration, and says so', async () => {
    await prepareStatement(editor, await demoStatement(editor, 'bryn-works', '2025-03-31'));
    const seen = await see();
    await bringIn('report-2014.csv', [inYear(2014, { value: '51' })]);
    const refused = await submitStatement(director, seen, { name: 'Owen', role: 'Chair' }).catch(
      (error) => error,
    );
    expect(refused).toBeInstanceOf(ChangedSince);
    expect((refused as ChangedSince).details.changes.map(({ what }) => what)).toContain('imported figures');
  });

  test('what the page listed is what is frozen, and every document says it of each', async () => {
    const listed = (await document()).broughtInYears;
    expect(listed?.map(({ period }) => period.end)).toContain('2014-03-31');
    await submitStatement(director, await see(), { name: 'Owen', role: 'Chair' });
    const open = await see();
    const frozen = await frozenDocument(database(), open);
    expect(frozen.broughtInYears).toEqual(listed);
    expect(ends(frozen).filter((end) => end <= '2016-03-31')).toEqual(['2014-03-31']);
    const spoken = async (pdf: Uint8Array) =>
      (await readingOrder(await openPdf(pdf)))
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ');
    const told = [
      plain(renderToStaticMarkup(createElement(StatementBody, { document: publicDocument(frozen) }))),
      await spoken(await renewalPdf(frozen, publishedFacts)),
      await spoken(await statementPdf(frozen, publishedFacts)),
      await spoken(await commissionerPdf(frozen, publishedFacts)),
    ];
    for (const words of told) {
      expect(words).toContain(`2016/17: brought in (source as given: report-2018.csv); ${NOT_HERE}.`);
      expect(words).toContain(`2017/18: brought in (source as given: Annual report 2018); ${NOT_HERE}.`);
    }
  });

  test('published without a declaration, a year tells of none that only an import’s draft holds', async () => {
    const slug = `bakery-${engine}`;
    const request = { actor: null, slug, create: 'Bakery', filename: 'bakery.csv' };
    const rows = (end: number) => bytesOf(csvOf([row(inYear(end, { value: '12' }))]));
    await importTable({ ...request, bytes: rows(2019), as: 'draft' });
    await importTable({ ...request, bytes: rows(2020), as: 'published' });
    const version = await database()
      .selectFrom('version')
      .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
      .selectAll('version')
      .where('organisation.slug', '=', slug)
      .where('version.status', '=', 'published')
      .executeTakeFirstOrThrow();
    const frozen = await frozenDocument(database(), { version });
    expect([ends(frozen), frozen.broughtInYears]).toEqual([[], undefined]);
  });
});
