import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { publishedData } from '~/commissioning/data-files.server';
import { directoryEntry } from '~/commissioning/directory.server';
import { directoryTextOf } from '~/commissioning/directory-text.server';
import { publishedStatement } from '~/commissioning/published.server';
import {
  commissionerFile,
  declarationFile,
  factsOf,
  statementFile,
} from '~/commissioning/published-files.server';
import { verify } from '~/commissioning/verification.server';
import { paths } from '~/paths';
import { sha256 } from '~/platform/canonical.server';
import { renewalPdf } from '~/publication/documents.server';
import { StatementOpening } from '~/publication/html/statement-opening';
import type { StatementDocument } from '~/questionnaire/document';
import { loader as declarationPage } from '~/routes/directory.$slug.$periodEnd.declaration[.]pdf';
import { VerifiedFacts } from '~/routes/verify.$code/verified';
import { frozenDocument } from '~/statement/document-of.server';
import { importTable } from '~/statement/import/import.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { bytesOf, csvOf, type Row, row } from '../cases/rows';
import { openPdf, readingOrder } from '../pdf/open-pdf';
import { engines, freshDatabase } from '../support/database';
import { letDocumentsChange } from '../support/frozen';
import { plain } from '../support/read-outputs';

const END = '2024-03-31';
const income: Row = { measure: 'total_income', label: 'Turnover', unit: 'GBP', value: '120' };

async function importYear(slug: string, rows: readonly Row[]): Promise<void> {
  const bytes = bytesOf(csvOf(rows.map(row)));
  const request = { actor: null, slug, create: 'The bakery', bytes, filename: 'bakery-2024.csv' };
  const { errors } = await importTable({ ...request, as: 'published' });
  expect(errors).toEqual([]);
}

function versionOf(slug: string) {
  return database()
    .selectFrom('version')
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .selectAll('version')
    .where('organisation.slug', '=', slug)
    .executeTakeFirstOrThrow();
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const spoken = await readingOrder(await openPdf(bytes));
  return spoken
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Everything that is told of a published year, by where it is told. */
async function told(slug: string): Promise<[string, string][]> {
  const found = await publishedStatement(slug, END);
  const { document, approvedAt, code } = found;
  const opening = createElement(StatementOpening, {
    document,
    level: 'Mark',
    badge: 'leaf',
    approvedAt,
    code,
    here: paths.published('x', '2026-03-31'),
  });
  const verified = await verify(code ?? '', '192.0.2.1');
  if (verified.state !== 'known') throw new Error('The code is not known');
  const frozen = await frozenDocument(database(), { version: await versionOf(slug) });
  return [
    ['public page', plain(renderToStaticMarkup(opening))],
    ['directory text', await directoryTextOf(slug, END)],
    ['verify', plain(renderToStaticMarkup(createElement(VerifiedFacts, { found: verified })))],
    ['statement', await textOf((await statementFile(slug, END)).bytes)],
    ['commissioner', await textOf((await commissionerFile(slug, END, {})).bytes)],
    ['declaration', await textOf((await declarationFile(slug, END)).bytes)],
    ['renewal', await textOf(await renewalPdf(frozen, factsOf(found)))],
    ['JSON-LD', new TextDecoder().decode((await publishedData(slug, END, 'data.jsonld')).bytes)],
  ];
}

const CLAIMS = /approved|declared true|declared by|imported figures|\bMark\b(?! CIC)|Readiness/i;

describe.each(engines())('a year that was brought in, %s', (engine) => {
  freshDatabase(engine);

  test('says so wherever it is told, by its sources, and claims no declaration, approval or level', async () => {
    const slug = `sources-${engine}`;
    await importYear(slug, [
      { ...income, source: 'Annual report 2024' },
      { source: 'Annual report 2024' },
      { label: 'Bread courses', unit: 'courses', source: 'Website, May 2024' },
    ]);
    const document = JSON.parse((await versionOf(slug)).document ?? '{}') as StatementDocument;
    const source = 'Annual report 2024; Website, May 2024';
    expect(document).toMatchObject({ declaration: null, broughtIn: { source } });
    // Nobody assessed which level and cycle it is for: what is frozen keeps them, what is published says neither.
    const said = JSON.parse((await versionOf(slug)).public_document ?? '{}') as StatementDocument;
    expect(Object.keys(said.statement).sort()).toEqual(['id', 'period', 'version']);
    expect(document.statement).toHaveProperty('level');
    expect(said).not.toHaveProperty('leastReinvested');
    const words = `brought in (source as given: ${source}); not declared here, not assessed`;
    for (const [place, text] of await told(slug)) {
      expect([place, text.toLowerCase()]).toEqual([place, expect.stringContaining(words.toLowerCase())]);
      expect([place, CLAIMS.exec(text)?.[0]]).toEqual([place, undefined]);
    }
    const csv = new TextDecoder().decode((await publishedData(slug, END, 'data.csv')).bytes);
    const [head = '', ...lines] = csv.trim().split(/\r?\n/);
    expect(head).toMatch(/,brought_in,criteria,conditions$/);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/,yes,,$/);
    const organisation = await organisationBySlug(database(), slug);
    const entry = organisation && (await directoryEntry(organisation));
    expect(entry).toMatchObject({ level: null, levelWords: '', years: [{ broughtIn: true }] });
  });

  test('has a summary to save, where others have a declaration', async () => {
    const slug = `saved-${engine}`;
    await importYear(slug, [income]);
    const params = { slug, periodEnd: END };
    const request = new Request(`https://o.example${paths.published(slug, END)['declaration.pdf']}`);
    const answer = (await declarationPage({ request, params, context: {} })) as Response;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain(`filename="${slug}-${END}-summary.pdf"`);
  });

  test('a source that could point to somebody is no part of it: the file’s name stands instead', async () => {
    const slug = `few-${engine}`;
    const people: Row = { measure: 'homelessness_prevented', label: 'Prevented', unit: 'households' };
    await importYear(slug, [income, { ...people, value: '37', source: 'Case files, 37 households' }]);
    expect((await publishedStatement(slug, END)).document.broughtIn).toEqual({ source: 'bakery-2024.csv' });
  });

  test('one stored before with a declaration that nobody made says the same', async () => {
    const slug = `before-${engine}`;
    await importYear(slug, [{ ...income, source: 'Annual report 2024' }]);
    const { id, document, public_document } = await versionOf(slug);
    const declaration = { name: 'Imported figures', role: 'Import', date: '2026-01-01' };
    const asBefore = (text: string | null) => {
      const { broughtIn: _, ...rest } = JSON.parse(text ?? '{}') as StatementDocument;
      return JSON.stringify({ ...rest, declaration });
    };
    const asItWas = asBefore(document);
    await letDocumentsChange();
    await database()
      .updateTable('version')
      .set({
        document: asItWas,
        document_sha256: sha256(asItWas),
        public_document: asBefore(public_document),
        declared_name: declaration.name,
        declared_role: declaration.role,
        submitted_at: new Date('2026-01-01'),
        decided_at: new Date('2026-01-01'),
      })
      .where('id', '=', id)
      .execute();
    for (const [place, text] of await told(slug)) {
      expect([place, text]).toEqual([
        place,
        expect.stringMatching(/brought in \(source as given: .*not assessed/i),
      ]);
      expect([place, CLAIMS.exec(text)?.[0]]).toEqual([place, undefined]);
    }
  });
});
