import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import type { Actor } from '~/access/can';
import { chartFile } from '~/organisation/chart-file.server';
import { dashboardOf, trendsCsv } from '~/organisation/dashboard.server';
import { measurePage } from '~/organisation/measure.server';
import { paths } from '~/paths';
import { cicReport } from '~/publication/cic34/report';
import { reportText } from '~/publication/cic34/report-text';
import { dataFile } from '~/publication/data-files';
import { directoryText } from '~/publication/directory-text';
import { commissionerPdf, declarationPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { StatementOpening } from '~/publication/html/statement-opening';
import { publicDocument } from '~/publication/public-document';
import { withoutBroughtIn } from '~/questionnaire/brought-in';
import type { StatementDocument } from '~/questionnaire/document';
import { yearLabel } from '~/questionnaire/period';
import { meta } from '~/routes/directory.$slug.$periodEnd._index';
import { MeasureNotes } from '~/routes/organisations.$slug.measures.$measure._index/measure-notes';
import { MeasureTable } from '~/routes/organisations.$slug.measures.$measure._index/measure-table';
import { ReviewSection } from '~/routes/review.$id._index/review-section';
import { LastYearPanel } from '~/routes/statements.$id.$section/last-year';
import { CheckFindings } from '~/routes/statements.$id.check/check-findings';
import { checkPage, versionDocument } from '~/statement/check.server';
import { openStatement } from '~/statement/open.server';
import { reviewPage } from '~/statement/review.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { OverviewBody } from '~/ui/overview-body';
import { StaticChart } from '~/ui/static-chart';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { publishedFacts } from '../pdf/made-up-facts';
import { isCounted, Truth } from './claims';
import { type MadeHistory, storeHistory } from './made-up-history';
import { plain, readCsv, readGraph, readPdf, readStatementPage, readTrendCsv } from './read-outputs';

interface Verdict {
  read: number;
  disagreements: string[];
}

/** Something put wrong on purpose, to see that it is noticed. */
export type Sabotage = (document: StatementDocument) => StatementDocument;
const none: Sabotage = (document) => document;

/**
 * Stores a history, asks the program for everything that says a figure of it, and reads that as its readers do: private
 * places against what is true, public ones against what is published.
 */
export async function readEveryPlace(
  history: MadeHistory,
  { pdfs = true, sabotage = none }: { pdfs?: boolean; sabotage?: Sabotage } = {},
): Promise<Verdict> {
  const { draft } = await storeHistory(history);
  const actor = editorOf(history);
  const open = await openStatement(actor, draft, 'organisation.read');
  const document = await versionDocument(open);
  const exact = new Truth(history, null);
  const published = new Truth(history, publicDocument(document));
  await readPrivate(history, { actor, draft, exact, document: sabotage(document) });
  await readPublic(sabotage({ ...document, draft: undefined } as never), published);
  if (pdfs) {
    const renewal = await renewalPdf(sabotage(document), publishedFacts);
    await readPdf('renewal PDF', renewal, exact);
    for (const [place, print] of [
      ['statement PDF', statementPdf],
      ['commissioner PDF', commissionerPdf],
      ['declaration PDF', declarationPdf],
    ] as const)
      await readPdf(place, await print(sabotage(document), publishedFacts), published);
  }
  return {
    read: exact.read + published.read,
    disagreements: [...exact.disagreements, ...published.disagreements],
  };
}

function editorOf({ organisation: { id, slug, name } }: MadeHistory): Actor {
  const membership = { organisationId: id, slug, name, role: 'editor' as const };
  return {
    personId: crypto.randomUUID(),
    name: 'E',
    email: 'e@example.org',
    bodyRoles: [],
    memberships: [membership],
  };
}

interface Private {
  actor: Actor;
  draft: string;
  exact: Truth;
  document: StatementDocument;
}

async function readPrivate(history: MadeHistory, { actor, draft, exact, document }: Private): Promise<void> {
  const open = await openStatement(actor, draft, 'organisation.read');
  const organisation = await organisationBySlug(database(), history.organisation.slug);
  if (!organisation) throw new Error('It was not stored');
  for (const { id, items } of document.sections) {
    if (!items.some(({ measure }) => isCounted(measure))) continue;
    const { questions } = await sectionPage(actor, open, await sectionContext(open, id));
    for (const { measure, last } of questions) {
      if (!last || !isCounted(measure)) continue;
      const panel = renderToStaticMarkup(createElement(LastYearPanel, { measure, last }));
      const says = plain(/<b>(.*?)<\/b>/.exec(panel)?.[1] ?? '');
      const year = plain(/<p>(.*?)<\/p>/.exec(panel)?.[1] ?? '');
      if (says) exact.check({ place: 'form', name: measure.label, year, series: 'actual', says });
      exact.trace('form', plain(panel));
    }
  }
  const check = await checkPage(actor, open);
  const asked = createElement(CheckFindings, {
    id: draft,
    missing: [],
    short: [],
    words: check.words,
    document: { ...document, warnings: [] },
  });
  const findings = renderToStaticMarkup(createElement(MemoryRouter, null, asked));
  exact.trace('check page', plain(findings));
  readStatementPage('check page', renderToStaticMarkup(createElement(StatementBody, { document })), exact);
  const assessor = { ...actor, bodyRoles: ['assessor' as const], memberships: [] };
  const review = await reviewPage(assessor, await openStatement(assessor, draft, 'organisation.read'));
  for (const section of review.sections) {
    const html = renderToStaticMarkup(
      createElement(ReviewSection, { section, statementId: '', shown: null, result: undefined }),
    );
    for (const item of section.items.filter(({ measure }) => isCounted(measure))) {
      const { now, before } = exact.newest(item.measure);
      const name = item.measure.label;
      if (now)
        exact.check({ place: 'review', name, year: yearLabel(now.period), series: 'actual', says: item.now });
      if (before) exact.named('review', item.beforeYear, before);
      if (before && withoutBroughtIn(item.beforeYear) === yearLabel(before.period))
        exact.check({ place: 'review', name, year: item.beforeYear, series: 'actual', says: item.before });
      else if (before)
        exact.disagree('review', `${name} has ${item.beforeYear} before it, not ${yearLabel(before.period)}`);
    }
    exact.trace('review', plain(html.replace(/<p>(\d{4}[^<]*)<\/p>/g, ' ')));
  }
  if (check.document.sections.length !== document.sections.length)
    exact.disagree('check page', 'lacks a section');
  for (const periodEnd of [null, history.years.at(-1)?.period.end ?? null]) {
    const { overview } = await dashboardOf(organisation, { periodEnd });
    if (!overview) continue;
    const html = renderToStaticMarkup(createElement(OverviewBody, { overview, slug: null, live: false }));
    exact.trace('overview', plain(html.replace(/<svg.*?<\/svg>/gs, ' ')));
    // An overview of an earlier year does not know what the draft says of that year.
    if (overview.thisYear.startsWith(yearLabel(document.statement.period)))
      readStatementPage('overview', html, exact);
  }
  const zoom = { from: null, to: null };
  readTrendCsv('trends as CSV', await trendsCsv(organisation, null, zoom), exact);
  for (const measure of history.measures) {
    const page = await measurePage(organisation, measure.id, zoom).catch(() => null);
    if (!page) continue;
    const { view } = page;
    exact.trace('measure page', `${view.chart.finding} ${view.aside ?? ''}`);
    readStatementPage(
      'measure page',
      tableOf(renderToStaticMarkup(createElement(MeasureTable, { view })), view.label),
      exact,
      // The numbers behind a share stand bare in columns of their own beside it.
      { trace: false },
    );
    exact.trace(
      'measure page',
      plain(renderToStaticMarkup(createElement(MeasureNotes, { notes: view.notes }))),
    );
    readStatementPage(
      'measure page',
      renderToStaticMarkup(createElement(StaticChart, { chart: view.chart })),
      exact,
    );
    if (view.chart.points.length === 0) continue;
    const svg = await chartFile(organisation, measure.id, zoom);
    exact.trace('picture as a file', plain(svg.replace(/<g .*<\/g>/s, ' ')));
  }
}

/** The page of a measure names it in its caption, with what the table holds. */
const tableOf = (html: string, label: string) =>
  html
    .replace(/<caption([^>]*)>.*?<\/caption>/s, `<caption$1>${label}</caption>`)
    .replace(/<span class="measure-table__period">.*?<\/span>/gs, '');

async function readPublic(document: StatementDocument, published: Truth): Promise<void> {
  const open = publicDocument(document);
  const opening = renderToStaticMarkup(
    createElement(StatementOpening, {
      document: open,
      level: 'Mark',
      badge: 'leaf',
      approvedAt: null,
      code: null,
      here: paths.published('x', '2026-03-31'),
    }),
  );
  published.trace('public page', plain(opening));
  readStatementPage(
    'public page',
    renderToStaticMarkup(createElement(StatementBody, { document: open })),
    published,
  );
  const tags =
    meta({
      data: { document: open, approvedAt: null, code: null, here: paths.published('x', '2026-03-31') },
    } as never) ?? [];
  published.trace('meta tags', tags.map((tag) => Object.values(tag).join(' ')).join(' '));
  published.trace('directory', directoryText(document));
  published.trace('CIC34', reportText(cicReport(document)));
  const facts = {
    origin: 'https://o.example',
    code: null,
    sha256: null,
    approvedAt: null,
    publishedAt: null,
  };
  const file = (name: Parameters<typeof dataFile>[0]) =>
    new TextDecoder().decode(dataFile(name, [{ document, facts }]));
  readCsv('CSV', [file('data.csv'), file('parts.csv')], published);
  published.trace('codebook', file('codebook.csv'));
  readGraph('JSON-LD', file('data.jsonld'), published);
}
