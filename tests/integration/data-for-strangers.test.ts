import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedData } from '~/commissioning/data-files.server';
import { everyYearFile } from '~/commissioning/every-year.server';
import { organisationIds } from '~/publication/organisation-id';
import { publicVersion } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { type Figure, figureKey } from '~/questionnaire/figure';
import { kinds } from '~/questionnaire/kinds/kinds';
import { answerOf } from '~/questionnaire/year-figure';
import { engines, freshDatabase } from '../support/database';
import { wholePublished } from '../support/frozen';
import { hasPython } from '../support/programs';
import { publishEverything, publishedStatements } from '../support/published-everything';

const NAMES = ['data.csv', 'parts.csv', 'codebook.csv'] as const;

type Row = Record<string, string>;
interface Found {
  first_column_of_parts: string;
  sums: Record<string, number>;
  sums_after_join: Record<string, number>;
  most_rows: number;
  unexplained: string[];
  no_numbers: Row[];
  beside_a_range: Row[];
  not_as_exact_as_it_says: Row[];
  without_part: Row[];
  rows: Row[];
}

/** A published statement, as it was declared and as the public sees it. */
interface Truth {
  slug: string;
  exact: StatementDocument;
  open: StatementDocument;
  code: string;
}

describe.runIf(hasPython).each(engines())('data for strangers, %s (needs python3)', (engine) => {
  freshDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), 'strangers-'));
  const truths: Truth[] = [];
  let found: Record<string, Found> = {};

  beforeAll(async () => {
    await publishEverything();
    for (const { slug, period_end: end } of await publishedStatements()) {
      const version = await wholePublished(slug, end);
      if (!version?.document) throw new Error(`${slug} ${end} has no document`);
      const exact = JSON.parse(version.document) as StatementDocument;
      const open = publicVersion({ ...version, document: version.document });
      truths.push({ slug, exact, open, code: version.verification_code ?? '' });
    }
    for (const slug of new Set(truths.map((truth) => truth.slug)))
      await write(slug, (name) => everyYearFile(slug, name));
    for (const { slug, exact } of truths) {
      const { end } = exact.statement.period;
      await write(`${slug} ${end}`, (name) => publishedData(slug, end, name));
    }
    const said = execFileSync('python3', ['tests/support/stranger.py', folder], { maxBuffer: 500_000_000 });
    found = JSON.parse(said.toString());
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  async function write(name: string, file: (name: (typeof NAMES)[number]) => Promise<{ bytes: Uint8Array }>) {
    mkdirSync(join(folder, name));
    for (const each of NAMES) writeFileSync(join(folder, name, each), (await file(each)).bytes);
  }

  it('has figures of every kind to look at', () => {
    const rows = truths.flatMap(({ slug }) => found[slug]?.rows ?? []);
    const values = (column: string) => new Set(rows.map((row) => row[column]));
    for (const how of ['exact', 'stated', 'rounded', 'banded', 'withheld'])
      expect(values('published')).toContain(how);
    for (const part of ['', 'group', 'area', 'target', 'restated']) expect(values('part')).toContain(part);
    expect([...values('licence_until')].filter(Boolean).length).toBeGreaterThan(3);
    expect(truths.length).toBeGreaterThan(45);
  });

  it('a naive sum by measure gives the total that the statement has, joined or not', () => {
    let sums = 0;
    for (const { slug, exact, open } of truths) {
      const said = found[`${slug} ${exact.statement.period.end}`];
      expect(Object.keys(said?.sums ?? {})).not.toHaveLength(0);
      for (const [measure, sum] of Object.entries(said?.sums ?? {})) {
        expect(sum, `${slug} ${exact.statement.period.end} ${measure}`).toBeCloseTo(
          totalIn({ exact, open }, measure),
          6,
        );
        sums += 1;
      }
      expect(said?.sums_after_join).toEqual(said?.sums);
    }
    expect(sums).toBeGreaterThan(700);
  });

  it('and over all years, what its statements have together', () => {
    for (const slug of new Set(truths.map((truth) => truth.slug))) {
      const years = truths.filter((truth) => truth.slug === slug);
      const said = found[slug];
      expect(said?.most_rows).toBe(1);
      expect(said?.sums_after_join).toEqual(said?.sums);
      for (const [measure, sum] of Object.entries(said?.sums ?? {}))
        expect(sum, `${slug} ${measure}`).toBeCloseTo(
          years.reduce((total, year) => total + totalIn(year, measure), 0),
          5,
        );
    }
  });

  it('has numbers alone in its columns of numbers, none beside a range, and each part says so first', () => {
    for (const [name, said] of Object.entries(found)) {
      expect(said.first_column_of_parts, name).toBe('part');
      expect(said.no_numbers, name).toEqual([]);
      expect(said.beside_a_range, name).toEqual([]);
      expect(said.not_as_exact_as_it_says, name).toEqual([]);
      expect(said.without_part, name).toEqual([]);
      expect(said.unexplained, name).toEqual([]);
    }
  });

  it('has the truth between its bounds in every row, and every public figure in one row', () => {
    let ranges = 0;
    for (const { slug, exact, open, code } of truths) {
      const rows = found[`${slug} ${exact.statement.period.end}`]?.rows ?? [];
      const stated = new Map(figuresIn(exact).map((figure) => [figureKey(figure), figure]));
      expect(rows.map(keyOf).sort()).toEqual(figuresIn(open).map(figureKey).sort());
      for (const row of rows) {
        const figure = stated.get(keyOf(row));
        if (!figure) throw new Error(`${slug}: ${keyOf(row)} was never stated`);
        const truth = kinds.share.plot(figure) ?? Number.NaN;
        // "Less than 30" may be 29, and "more than 30" is 31 at least.
        const most = figure.qualifier === 'less_than' ? truth - 1 : truth;
        const least = figure.qualifier === 'more_than' ? truth + 1 : truth;
        if (row.lower) expect(Number(row.lower), keyOf(row)).toBeLessThanOrEqual(least);
        if (row.upper) expect(Number(row.upper), keyOf(row)).toBeGreaterThanOrEqual(most);
        if (row.published !== 'exact' && row.published !== 'stated' && row.lower) ranges += 1;
        expect(row).toMatchObject({
          organisation_ids: organisationIds(open.organisation).join(' '),
          version: String(open.statement.version),
          code,
          licence_until: open.broughtIn ? '' : (open.licenceUntil ?? ''),
        });
      }
    }
    expect(ranges).toBeGreaterThan(100);
  });
});

const figuresIn = ({ sections }: StatementDocument): Figure[] =>
  sections.flatMap(({ items }) => items.flatMap(({ figures }) => figures));

const keyOf = ({ measure = '', series, group = '', period_start, period_end, area = '' }: Row) =>
  [measure, series, group, period_start, period_end, area].join('|');

/** What a statement's public page says of a measure in numbers; nothing where it says a range. */
function totalIn({ exact, open }: Pick<Truth, 'exact' | 'open'>, measureId: string): number {
  const { period } = exact.statement;
  const shown = answerOf(figuresIn(open), measureId, period);
  const stated = shown && figuresIn(exact).find((figure) => figureKey(figure) === figureKey(shown));
  const item = exact.sections.flatMap(({ items }) => items).find(({ measure }) => measure.id === measureId);
  if (!shown || shown.published || !stated || !item || !kinds[item.measure.kind].plotted) return 0;
  return item.measure.kind === 'share' && stated.number === null
    ? (kinds.share.plot(stated) ?? 0)
    : (stated.number ?? 0);
}
