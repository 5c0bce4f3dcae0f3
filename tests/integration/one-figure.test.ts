import { parse } from 'csv-parse/sync';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareDemo } from '~/demo/prepare.server';
import { chartFile } from '~/organisation/chart-file.server';
import { dashboardOf, trendsCsv } from '~/organisation/dashboard.server';
import { measurePage } from '~/organisation/measure.server';
import { readEnv } from '~/platform/env.server';
import { commissionerPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import type { StatementDocument } from '~/questionnaire/document';
import { versionDocument } from '~/statement/check.server';
import { reviewPage } from '~/statement/review.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { publishedFacts } from '../pdf/made-up-facts';
import { readAloud } from '../pdf/open-pdf';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';

const env = readEnv({
  NODE_ENV: 'test',
  DEMO_PASSWORD: 'correct horse battery',
  DATABASE_URL: 'postgres://unused',
});

/** What each row of the tables of a page says, cell by cell. */
function rowsIn(html: string): string[][] {
  return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  );
}

/**
 * The demo's last year holds a figure for one contract beside the whole organisation's: 4 jobs of 18. Taken for the
 * whole, it made “4 → 13” of 18 → 13 in a signed statement.
 */
describe.each(engines())('last year’s figure is the whole organisation’s (%s)', (engine) => {
  freshDatabase(engine);
  let draft: StatementDocument;
  beforeAll(async () => {
    await prepareDemo(env);
    const actor = await demoActor('editor');
    draft = await versionDocument(await demoStatement(actor, 'bryn-works', '2026-03-31'));
  });

  test('on the check page and the public page', () => {
    const html = renderToStaticMarkup(createElement(StatementBody, { document: draft }));
    const jobs = rowsIn(html).find(([name]) => name?.startsWith('Jobs created, jobs'));
    expect(jobs?.slice(1, 3)).toEqual(['18', '13']);
  });

  test.each([
    ['the renewal PDF', renewalPdf],
    ['the statement PDF', statementPdf],
    ['the commissioner PDF', commissionerPdf],
  ])('in %s', async (_name, print) => {
    const words = await readAloud(await print(draft, publishedFacts));
    expect(words).toMatch(/Jobs created(, jobs)? (\d+ )*18 13\b/);
    expect(words).not.toMatch(/Jobs created(, jobs)? (\d+ )*4 13\b/);
  });

  test('and a draft is told as one: headline, page of a measure, pictures and files', async () => {
    const organisation = await organisationBySlug(database(), 'bryn-works');
    if (!organisation) throw new Error('There is no demo');
    const { overview } = await dashboardOf(organisation, { periodEnd: '2026-03-31' });
    expect(overview?.headline?.parts.map(({ words }) => words).join('')).toMatch(
      /^Draft, not declared: Fewer jobs created in 2025\/26, down by 5, to 13 jobs, but /,
    );
    expect(overview?.thisYear).toBe('2025/26 (draft)');
    expect(await readAloud(await renewalPdf(draft, publishedFacts))).toContain(
      'Draft, not declared: Fewer jobs created in 2025/26',
    );
    const zoom = { from: null, to: null };
    const svg = await chartFile(organisation, 'jobs_created', zoom);
    expect(svg).toContain('Jobs created: 13 jobs in 2025/26 (draft), down 5 on 2024/25');
    expect(svg).toContain('Nobody has declared the figures of 2025/26 yet.');
    const view = (await measurePage(organisation, 'jobs_created', zoom))?.view;
    expect(view?.aside).toBe('Target 16 jobs: not reached in a draft that nobody has declared.');
    const rows = parse(await trendsCsv(organisation, 'jobs_created', zoom), { columns: true });
    expect(rows).toContainEqual(
      expect.objectContaining({ period: '2025/26 (draft)', value: '13', draft: 'yes' }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ period: '2024/25', value: '18', draft: '' }));
  });

  test('on the assessor’s page', async () => {
    const open = await demoStatement(await demoActor('assessor'), 'bryn-works', '2026-03-31');
    const { sections } = await reviewPage(await demoActor('assessor'), open);
    const jobs = sections.flatMap(({ items }) => items).find(({ measure }) => measure.id === 'jobs_created');
    expect([jobs?.before, jobs?.now]).toEqual(['18 jobs', '13 jobs']);
  });
});
