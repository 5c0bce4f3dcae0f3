import { beforeAll, describe, expect, test } from 'vitest';
import { verifyPassword } from '~/account/password.server';
import { checkChains } from '~/audit/history.server';
import { checkDocuments } from '~/commands/integrity.server';
import { ACCOUNTS, EMAILS } from '~/demo/accounts';
import { ENTERPRISES } from '~/demo/enterprises/all';
import { loadDemo } from '~/demo/load.server';
import { prepareDemo } from '~/demo/prepare.server';
import { canonical } from '~/platform/canonical.server';
import { readEnv } from '~/platform/env.server';
import { dataCsv, partsCsv } from '~/publication/csv/figures-csv';
import { isBanded } from '~/questionnaire/disclosure-class';
import type { StatementDocument } from '~/questionnaire/document';
import { type Figure, figureKey } from '~/questionnaire/figure';
import { wordsToLookAt } from '~/questionnaire/small-numbers';
import { yearsOf } from '~/statement/figures.server';
import { importTable } from '~/statement/import/import.server';
import { STATUS_WORDS } from '~/statement/lifecycle';
import { database, inTransaction } from '~db/client';
import { changeOrganisation, organisationBySlug } from '~db/queries/organisations';
import { publishedDocuments } from '~db/queries/publications';
import { bytesOf } from '../cases/rows';
import { engines, freshDatabase } from '../support/database';
import { wholePublished } from '../support/frozen';

const env = readEnv({
  NODE_ENV: 'test',
  DEMO_PASSWORD: 'correct horse battery',
  DATABASE_URL: 'postgres://unused',
});

describe.each(engines())('%s', (engine) => {
  freshDatabase(engine);
  let lines: string[] = [];
  beforeAll(async () => {
    lines = await prepareDemo(env);
  });

  test('prints every account and the password', () => {
    for (const email of EMAILS) expect(lines.join('\n')).toContain(email);
    expect(lines.join('\n')).toContain('correct horse battery');
  });

  test('the accounts can sign in, the other people cannot', async () => {
    const rows = await database()
      .selectFrom('person')
      .innerJoin('auth_account', 'auth_account.person_id', 'person.id')
      .select(['person.email', 'auth_account.password'])
      .execute();
    expect(rows.length).toBeGreaterThan(EMAILS.length);
    const hashes = new Set(
      rows.filter(({ email }) => EMAILS.includes(email)).map(({ password }) => password),
    );
    expect(hashes.size).toBe(1);
    expect(await right([...hashes][0])).toBe(true);
    const others = rows.find(({ email }) => !EMAILS.includes(email));
    expect(await right(others?.password)).toBe(false);
  });

  test('has a statement in every state but refused, and five years or more of each enterprise', async () => {
    const statuses = await database().selectFrom('version').select('status').distinct().execute();
    const shown = Object.keys(STATUS_WORDS).filter((status) => status !== 'refused');
    expect(statuses.map(({ status }) => status).sort()).toEqual(shown.sort());
    for (const { organisation, years } of ENTERPRISES) {
      const row = await organisationBySlug(database(), organisation.slug);
      expect((await yearsOf(row?.id ?? '')).length).toBe(years.length);
      expect(years.length).toBeGreaterThanOrEqual(5);
    }
  });

  test('the trail is whole and every document matches its hash', async () => {
    expect((await checkChains()).broken).toEqual([]);
    expect((await checkDocuments()).wrong).toEqual([]);
  });

  test('the main enterprise’s draft is begun, and one large change waits for an explanation', async () => {
    const [first] = ENTERPRISES;
    expect(first?.editor.email).toBe(ACCOUNTS.editor.email);
    const bryn = await organisationBySlug(database(), 'bryn-works');
    const draft = (await yearsOf(bryn?.id ?? '')).at(-1);
    expect(draft?.version.status).toBe('draft');
    const jobs = draft?.figures.find(
      ({ measureId, series }) => measureId === 'jobs_created' && series === 'actual',
    );
    expect(jobs).toMatchObject({ number: 13, explanation: null });
    expect(draft?.figures.some(({ measureId }) => measureId === 'outcomes')).toBe(false);
  });

  test('a process that begins to load at the same time leaves it to the first', async () => {
    const before = await checkChains();
    await loadDemo();
    expect(await checkChains()).toEqual(before);
  });

  test('a second start changes nothing but the password', async () => {
    const before = await checkChains();
    await prepareDemo({ ...env, demoPassword: 'another password' });
    expect(await checkChains()).toEqual(before);
  });

  test('no declared words, published or still to be, tell a few people, or a count that the tables round', async () => {
    const documents = await everyDeclared();
    expect(documents.length).toBeGreaterThan(25);
    expect(documents.flatMap((document) => wordsToLookAt(document))).toEqual([]);
    const rounded = documents.map((document) => ({
      counts: roundedCounts(document),
      words: wordsOf(document),
    }));
    expect(rounded.flatMap(({ counts }) => counts).length).toBeGreaterThan(30);
    const told = rounded.flatMap(({ counts, words }) =>
      counts.filter((count) => new RegExp(`(?<![\\d,.£])${count}(?![\\d%]|[,.]\\d| March)`).test(words)),
    );
    expect(told).toEqual([]);
  });

  test('every published statement written as CSV reads back as it was', async () => {
    let areas = 0;
    for (const { organisation } of ENTERPRISES) {
      const row = await organisationBySlug(database(), organisation.slug);
      for (const { period_end } of await publishedDocuments(database(), row?.id ?? '')) {
        const text = (await wholePublished(organisation.slug, period_end))?.document;
        const document = JSON.parse(text ?? '') as StatementDocument;
        const slug = `copy-${document.statement.id}`;
        const versions = [{ document, facts: { origin: 'https://o.example', code: null } }];
        const copy = { actor: null, slug, filename: 'copy.csv', as: 'draft' as const };
        // The level is an accreditation, so an import does not give it.
        await importTable({ ...copy, create: 'Copy', bytes: bytesOf(ONE_ROW) });
        const made = await organisationBySlug(database(), slug);
        await inTransaction((tx) =>
          changeOrganisation(tx, made?.id ?? '', { level: document.statement.level }),
        );
        for (const csv of [dataCsv(versions), partsCsv(versions)])
          if (csv.trim().includes('\n'))
            expect((await importTable({ ...copy, bytes: bytesOf(csv) })).errors).toEqual([]);
        const years = (await yearsOf(made?.id ?? '')).filter(
          ({ statement }) => statement.period_end > '2001-01-01',
        );
        expect(years.map(({ statement }) => statement.period_end)).toEqual([document.statement.period.end]);
        expect(said(years[0]?.figures ?? [])).toEqual(said(figuresIn(document)));
        areas += figuresIn(document).filter(({ slice }) => slice !== '').length;
      }
    }
    expect(areas).toBeGreaterThan(4);
  });
});

/** Every document that was ever declared: published, superseded, or with the assessor. */
async function everyDeclared(): Promise<StatementDocument[]> {
  const query = database().selectFrom('version').select('document').where('document', 'is not', null);
  return (await query.execute()).map(({ document }) => JSON.parse(document ?? ''));
}

/** The words of every answer, and what is said beside its figures. */
function wordsOf(document: StatementDocument): string {
  const items = document.sections.flatMap(({ items }) => items);
  return items
    .flatMap(({ figures }) => figures)
    .flatMap(({ text, note, explanation }) => [text, note, explanation])
    .join('\n');
}

/** Counts that the tables round, as they are written: "34", "1,268". */
function roundedCounts(document: StatementDocument): string[] {
  const sensitive = document.sections
    .flatMap(({ items }) => items)
    .filter(({ measure }) => isBanded(measure));
  const numbers = sensitive
    .flatMap(({ figures }) => figures.filter(({ series }) => series === 'actual'))
    .flatMap(({ number, numerator, denominator }) => [number, numerator, denominator]);
  return numbers.flatMap((number) =>
    number !== null && number > 10 && number % 10 !== 0 ? [number.toLocaleString('en-GB')] : [],
  );
}

const ONE_ROW = 'period_start,period_end,measure,value\n2000-01-01,2000-12-31,jobs_created,1\n';

async function right(hash: string | null | undefined): Promise<boolean> {
  return verifyPassword({ hash: hash ?? '', password: 'correct horse battery' });
}

/** What was stated: shares worked out from other figures are left out, as the import leaves them. */
function figuresIn(document: StatementDocument): Figure[] {
  return document.sections
    .flatMap(({ items }) => items)
    .filter(({ measure }) => !measure.derived)
    .flatMap(({ figures }) => figures);
}

/** Own measures have other ids in another organisation, so they are left to their values. */
function said(figures: readonly Figure[]): string[] {
  return (
    figures
      // A file tells every explanation, and not which question it answers.
      .map(({ explanations: _, ...figure }) => ({
        ...figure,
        measureId: figure.measureId.replace(/^own_.*/, 'own'),
      }))
      .map((figure) => `${figureKey(figure)} ${canonical(figure)}`)
      .sort()
  );
}
