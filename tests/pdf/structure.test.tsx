import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { commissionerPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { sectionTitle } from '~/publication/pdf/documents/facts';
import { isStory, isWords } from '~/publication/pdf/documents/kinds-of-answer';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { nameWithUnit } from '~/questionnaire/format';
import { yearLabel } from '~/questionnaire/period';
import { publishedFacts } from './made-up-facts';
import { hugeStatement, smallStatement, usualStatement } from './made-up-statement';
import { openPdf } from './open-pdf';
import { htmlOutline, type Outline, pdfOutline } from './outlines';

/** The page, in the words the PDF has for the same: a section's title where the organisation speaks. */
function expectedFrom(document: StatementDocument): Outline {
  const items = document.sections.flatMap((section) => section.items);
  const titles = new Map(
    document.sections.map((section) => [`h2 ${section.title}`, `h2 ${sectionTitle(section)}`]),
  );
  // A short answer stands in a list of facts, not under a heading.
  const facts = new Set(
    items.filter((item) => isWords(item) && !isStory(item)).map(({ measure }) => `h3 ${measure.label}`),
  );
  return (
    htmlOutline(renderToStaticMarkup(<StatementBody document={document} />))
      // The PDF shows where the surplus went at its beginning.
      .filter((line) => !facts.has(line) && !line.startsWith('h2 Where the surplus'))
      .map((line) => titles.get(line) ?? line)
  );
}

/** The part of a PDF that tells the statement's sections. */
function sectionsOf(outline: Outline, document: StatementDocument): Outline {
  const [first] = document.sections;
  const from = first ? outline.indexOf(`h2 ${sectionTitle(first)}`) : -1;
  const ends = ['h2 Earlier years', 'h2 Definitions and method', 'h2 Declaration'];
  const to = Math.min(...ends.map((end) => outline.indexOf(end)).filter((at) => at > from));
  return outline.slice(from, to);
}

/** Of each row what page and PDF both have: this year's figure and its target. Other years stand in other places there. */
function ofThisYear(outline: Outline, document: StatementDocument): Outline {
  const year = yearLabel(document.statement.period);
  let head: string[] = [];
  return outline.flatMap((line) => {
    if (line.startsWith('head ')) head = line.split(' | ');
    if (!line.startsWith('row ')) return line.startsWith('head ') ? [] : [line];
    const cells = line.split(' | ');
    const at = (column: string) => (cells[head.indexOf(column)] ?? '').replace(/^–(no figure here)?$/, '');
    // Beside a newest column of another time, targets say whose they are.
    const [now, target] = [at(year), at('Target') || at(`Target ${year}`)];
    const lone = now === 'No figure' ? '' : now.replace(/ \(\d{4}.*\)$/, '');
    return lone || target ? [`${cells[0]} | ${lone} | ${target}`] : [];
  });
}

/** Rows of what this statement says of a coming year: on the page they stand in this year's column and say so. */
function ofOtherPeriods({ sections, statement }: StatementDocument): (line: string) => boolean {
  const names = sections
    .flatMap(({ items }) => items)
    .filter(({ figures }) => figures.some(({ period }) => period.end > statement.period.end))
    .map(({ measure }) => `row ${nameWithUnit(measure)} |`);
  return (line) => names.some((name) => line.startsWith(name));
}

const STATEMENTS: [string, () => StatementDocument][] = [
  ['usual', usualStatement],
  ['small', smallStatement],
  ['huge', hugeStatement],
];

describe.each(STATEMENTS)('the %s statement', (_name, make) => {
  const document = publicDocument(make());

  it('is told by its PDF in the order of its page: headings, table heads, every row with its values', async () => {
    const pdf = await openPdf(await statementPdf(document, publishedFacts));
    const expected = expectedFrom(document);
    const stories = document.sections.flatMap(({ items }) =>
      items.map(({ measure }) => `h3 ${measure.label}`),
    );
    expect(expected.filter((line) => line.startsWith('row ')).length).toBeGreaterThan(1);
    const printed = ofThisYear(sectionsOf(await pdfOutline(pdf), document), document);
    const shown = ofThisYear(expected, document);
    // The page draws every trend; the PDF those that matter most.
    const elsewhere = ofOtherPeriods(document);
    const trends = shown.filter((line) => line.startsWith('h3 ') && !stories.includes(line));
    const drawn = trends.filter((line) => printed.includes(line));
    expect(drawn.length).toBeGreaterThanOrEqual(Math.min(2, trends.length));
    const said = shown.filter((line) => !trends.includes(line) || drawn.includes(line));
    // Sections of which only earlier years tell have their rows in the PDF alone.
    const told = printed.filter(
      (line, at) =>
        !line.startsWith('h2 ') || said.includes(line) || !(printed[at + 1] ?? 'h2 ').startsWith('h2 '),
    );
    expect(told.filter((line) => !elsewhere(line))).toEqual(said.filter((line) => !elsewhere(line)));
  });

  it.each([
    ['renewal', () => renewalPdf(make(), publishedFacts)],
    ['commissioner', () => commissionerPdf(make(), publishedFacts)],
  ])('has heads with scope and headings without a gap in its %s PDF', async (_kind, print) => {
    const pdf = await print();
    const heads = Buffer.from(pdf)
      .toString('latin1')
      .split('endobj')
      .filter((object) => /\/S \/TH\b/.test(object));
    expect(heads.length).toBeGreaterThan(1);
    expect(heads.filter((object) => !/\/O \/Table\s+\/Scope \/(Column|Row)\b/.test(object))).toEqual([]);
    const outline = await pdfOutline(await openPdf(pdf));
    const levels = outline.flatMap((line) => /^h(\d) /.exec(line)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });
});

it('a table over several pages has one head row', async () => {
  const outline = await pdfOutline(await openPdf(await renewalPdf(hugeStatement(), publishedFacts)));
  const own = outline.slice(outline.indexOf('h2 The organisation’s own measures') + 1);
  const table = own.slice(
    0,
    own.findIndex((line) => line.startsWith('h') && !line.startsWith('head ')),
  );
  expect(table.length).toBeGreaterThan(60);
  expect(table.filter((line) => line.startsWith('head '))).toHaveLength(1);
});
