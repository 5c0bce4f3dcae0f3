import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Membership } from '~/access/can';
import { referenceDocuments } from '~/commands/reference';
import { dashboardOf } from '~/organisation/dashboard.server';
import { codebookCsv } from '~/publication/csv/codebook-csv';
import { dataCsv } from '~/publication/csv/figures-csv';
import { renewalPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { statementJsonLd } from '~/publication/jsonld/statement-jsonld';
import { draftSection } from '~/questionnaire/draft-schema';
import type { Measure } from '~/questionnaire/measure';
import { askAlso, coreMeasure } from '~/questionnaire/sections';
import { versionDocument } from '~/statement/check.server';
import { documentOf } from '~/statement/document-of.server';
import { addOrganisationIn } from '~/statement/import/add-organisation.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { startStatement } from '~/statement/start.server';
import { freezeDocument } from '~/statement/submit.server';
import { database, inTransaction } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { moveVersion, statementById, versionsOfStatement } from '~db/queries/statements';
import { drawnText, openPdf } from '../pdf/open-pdf';
import { engines, freshDatabase } from '../support/database';
import { financialYear } from '../support/figures';
import { formOf } from '../support/form-of';
import { CONTINUE, sectionHtml, sendSection } from '../support/section-post';
import { objections } from '../support/shacl';

const INJECTED: Measure = {
  id: 'bicycles_repaired',
  kind: 'count',
  unit: 'bicycles',
  unitOne: 'bicycle',
  label: 'Bicycles repaired',
  question: 'How many bicycles did you repair?',
  definition: 'Bicycles that left the workshop fit to ride.',
  definitionSource: 'A test’s own definition.',
  polarity: 'higher',
  head: 'environmental',
  disclosure: 'open',
};
const actor = {
  personId: '00000000-0000-7000-8000-00000000000a',
  name: 'A Tester',
  email: 'a@example.org',
  bodyRoles: [],
  memberships: [] as Membership[],
};

// One object added to one section, and nothing else, must reach every place a measure can reach.
describe.each(engines())('one edit, everywhere, on %s', (engine) => {
  freshDatabase(engine);
  let stop: () => void;
  let slug: string;
  let statementIds: string[];

  beforeAll(async () => {
    const environment = coreMeasure('waste_diverted');
    expect(environment).toBeDefined();
    stop = askAlso([{ id: 'environment', title: '', lede: '', measures: [INJECTED] }]);
    slug = 'bike-works';
    const organisation = await inTransaction((tx) => addOrganisationIn(tx, { slug, name: 'Bike Works' }));
    actor.memberships = [{ organisationId: organisation.id, slug, name: 'Bike Works', role: 'editor' }];
    statementIds = [];
    for (const [year, value] of [
      [2025, '1,204'],
      [2026, '1,731'],
    ] as const) {
      const started = await startStatement({
        actor,
        organisationId: organisation.id,
        period: financialYear(year),
      });
      statementIds.push(started.statementId);
      const open = await opened(started.statementId);
      await answer(open, value);
      // Only a year that somebody has declared is one that the next is set against.
      await inTransaction(async (tx) => {
        const frozen = freezeDocument(await documentOf(tx, open));
        const at = { organisationId: organisation.id, id: open.version.id, from: ['draft'] as const };
        await moveVersion(tx, { ...at, to: 'submitted' }, frozen);
      });
    }
  });
  afterAll(() => stop?.());

  async function opened(id: string) {
    const statement = await statementById(database(), id);
    const organisation = await organisationBySlug(database(), slug);
    if (!statement || !organisation) throw new Error('It was not started');
    const versions = await versionsOfStatement(database(), organisation.id, id);
    const [version] = versions;
    if (!version) throw new Error('It has no version');
    return { organisation, statement, versions, version };
  }
  const last = () => opened(statementIds[1] ?? '');

  /** As a person does: the section's form, a number typed into its field, and “Save and continue”. */
  async function answer(open: Awaited<ReturnType<typeof opened>>, value: string) {
    const form = formOf(await sectionHtml(actor, open, 'environment'), CONTINUE);
    expect(form.get(`${INJECTED.id}.value`)).toBe('');
    form.set(`${INJECTED.id}.value`, value);
    expect(await sendSection(actor, open, 'environment', form)).toMatchObject({ kind: 'saved', saved: 1 });
  }

  it('the form asks it, with last year beside it and a question about its rise', async () => {
    const open = await last();
    const view = await sectionPage(actor, open, await sectionContext(open, 'environment'));
    const question = view.questions.find(({ measure }) => measure.id === INJECTED.id);
    expect(question).toMatchObject({ typed: { value: '1731' }, last: { display: '1,204 bicycles' } });
    expect(question?.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('44% more than last year'),
    ]);
  });

  it('validation refuses nonsense in it', async () => {
    const { section, periods } = await sectionContext(await last(), 'environment');
    const read = draftSection(section.measures, periods).safeParse({ bicycles_repaired: { value: 'many' } });
    expect(read.data?.bicycles_repaired?.faults).toMatchObject([{ field: 'value' }]);
  });

  it('the dashboard draws it', async () => {
    const { organisation } = await last();
    const { overview } = await dashboardOf(organisation);
    const line = overview?.sections
      .flatMap(({ lines }) => lines)
      .find(({ measureId }) => measureId === INJECTED.id);
    expect(line).toMatchObject({ previous: '1,204', value: '1,731', change: 'Up 527 on 2024/25' });
    expect(overview?.headline?.parts.map(({ words }) => words).join('')).toBe(
      'More bicycles repaired in 2025/26, up by 527, to 1,731 bicycles.',
    );
  });

  it('HTML, PDF, CSV with its codebook and JSON-LD state it', async () => {
    const document = await versionDocument(await last());
    expect(renderToString(createElement(StatementBody, { document }))).toContain('1,731');
    const facts = {
      status: 'draft',
      approvedAt: null,
      publishedAt: null,
      code: null,
      sha256: null,
      origin: 'http://localhost',
    };
    const words = await wordsOf(await renewalPdf(document, facts));
    expect(words).toContain('Bicycles repaired');
    expect(words).toContain('1,731');
    expect(dataCsv([{ document, facts }])).toMatch(/bicycles_repaired,.*1731/);
    expect(codebookCsv([document])).toContain(`bicycles_repaired,${INJECTED.label},bicycles,count,`);
    const jsonld = statementJsonLd(document, facts);
    expect(jsonld).toContain(INJECTED.definition);
    expect(jsonld).toContain('"hasNumericalValue": "1731"');
    expect(await objections(jsonld)).toEqual([]);
  });

  it('the generated documents define it', () => {
    expect(referenceDocuments(2026)['docs/measures/2026.md']).toContain(
      'Bicycles that left the workshop fit to ride.',
    );
  });
});

async function wordsOf(pdf: Uint8Array): Promise<string> {
  const document = await openPdf(pdf);
  const pages = Array.from({ length: document.numPages }, (_, index) => drawnText(document, index + 1));
  return (await Promise.all(pages)).join('\n');
}
