import { createElement, isValidElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '~/paths';
import { cicReport } from '~/publication/cic34/report';
import { reportText } from '~/publication/cic34/report-text';
import { dataFile } from '~/publication/data-files';
import { directoryText } from '~/publication/directory-text';
import { statementPdf } from '~/publication/documents.server';
import { ExplanationsTable } from '~/publication/html/explanations-table';
import { StatementBody } from '~/publication/html/statement-body';
import { StatementOpening } from '~/publication/html/statement-opening';
import { commissioner } from '~/publication/pdf/documents/commissioner';
import { DECLARATIONS, declaration } from '~/publication/pdf/documents/declaration';
import { EDITIONS } from '~/publication/pdf/documents/edition';
import type { DocumentFacts } from '~/publication/pdf/documents/facts';
import { Renewal } from '~/publication/pdf/documents/renewal';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import type { Figure } from '~/questionnaire/figure';
import { openPdf, readingOrder } from '../pdf/open-pdf';
import { engines, freshDatabase } from '../support/database';
import { everythingPublished, type Published, publishEverything } from '../support/published-everything';
import { plain } from '../support/read-outputs';

/** What the assessor's worksheet says, and who is spoken to: none of it is for readers. */
const FORBIDDEN = [
  /\b(?:you|your|yours|yourself|yourselves)\b/i,
  /\b(?:we|our|ours|us)\b/i,
  /\?/,
  /\bTo be judged\b/i,
  /\bMet\b/,
  /\bnot met\b/i,
  /\bAnswered:/,
  /\bNot answered\b/i,
  /\breadiness\b/i,
  /\breaders will ask\b/i,
  /\bcriteri(?:on|a)\b(?!:? [A-K](?: to |\b)|,conditions\b)/i,
  /\bNo explanation was given\b/i,
];

const OWN = 'Words of its own.';

/** The same document with one sentence in place of everything that the enterprise says itself. */
function withoutItsWords(document: StatementDocument): StatementDocument {
  const quiet = ({ explanations: _, ...figure }: Figure): Figure => ({
    ...figure,
    text: figure.text && OWN,
    note: figure.note && OWN,
    explanation: figure.explanation && OWN,
    source: null,
    statedLabel: null,
  });
  return {
    ...document,
    organisation: { ...document.organisation, name: 'An enterprise', purpose: OWN },
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        measure: item.measure.own
          ? { ...item.measure, definition: OWN, label: item.measure.id }
          : item.measure,
        figures: item.measure.kind === 'choice' ? item.figures : item.figures.map(quiet),
        history: item.measure.kind === 'choice' ? item.history : item.history.map(quiet),
      })),
    })),
    warnings: document.warnings.map((each) => ({ ...each, explanation: each.explanation && OWN })),
    goals: (document.goals ?? []).map((goal) => ({ ...goal, plan: OWN, label: OWN })),
    ...(document.broughtIn && { broughtIn: { source: 'a file of figures' } }),
  };
}

const drawn = (element: ReactElement) => plain(renderToStaticMarkup(element).replace(/></g, '> <'));
/** The words of a PDF's parts before they are laid out, with what is said of pictures and links. */
function spoken(node: unknown): string {
  if (Array.isArray(node)) return node.map(spoken).join(' ');
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (!isValidElement(node)) return '';
  const { type, props } = node as ReactElement<Record<string, unknown>>;
  if (typeof type === 'function') return spoken((type as (given: unknown) => unknown)(props));
  return [props.alt, props.says, props.children].map(spoken).join(' ');
}

const text = (file: ReturnType<typeof dataFile>) => new TextDecoder().decode(file);

/** Everything that the public is given of a statement, by its name. */
function publicTexts({ document, facts }: { document: StatementDocument; facts: DocumentFacts }) {
  const open = publicDocument(document);
  const here = paths.published('x', '2024-03-31');
  const opening = {
    document: open,
    level: 'Mark',
    badge: 'leaf',
    approvedAt: facts.approvedAt?.slice(0, 10) ?? null,
    code: facts.code,
    here,
  };
  const given: DocumentFacts = { ...facts, audience: 'public' };
  return {
    page: [
      createElement(StatementOpening, opening),
      createElement(StatementBody, { document: open }),
      createElement(ExplanationsTable, { document: open }),
    ]
      .map(drawn)
      .join(' '),
    'statement.pdf': spoken(Renewal({ document: open, facts: given })),
    'commissioner.pdf': spoken(commissioner({ document: open, facts: given, slice: {} })(EDITIONS[0])),
    'declaration.pdf': spoken(declaration({ document: open, facts: given })(DECLARATIONS[0])),
    summary: directoryText(document),
    CIC34: reportText(cicReport(document)).replace(/\s+/g, ' '),
    'data.csv': text(dataFile('data.csv', [{ document, facts: given }])),
    'parts.csv': text(dataFile('parts.csv', [{ document, facts: given }])),
    'codebook.csv': text(dataFile('codebook.csv', [{ document, facts: given }])),
    'data.jsonld': text(dataFile('data.jsonld', [{ document, facts: given }])),
  };
}

describe.each(engines())('what the public reads of every demo and case statement, %s', (engine) => {
  freshDatabase(engine);
  let published: Published[] = [];
  beforeAll(async () => {
    await publishEverything();
    published = await everythingPublished();
  }, 180_000);

  test('is in the third person and holds no question and no worksheet', () => {
    const found = new Set<string>();
    for (const { document, facts } of published)
      for (const [place, words] of Object.entries(
        publicTexts({ document: withoutItsWords(document), facts }),
      ))
        for (const phrase of FORBIDDEN) {
          const at = words.search(phrase);
          if (at >= 0) found.add(`${place}: …${words.slice(Math.max(0, at - 50), at + 50)}…`);
        }
    expect([...found]).toEqual([]);
  }, 120_000);

  test('tells every explanation of an open figure that was given, on the page and in the PDFs', () => {
    let told = 0;
    for (const { name, document, facts } of published) {
      const { page, ...files } = publicTexts({ document, facts });
      for (const { explanation } of publicDocument(document).warnings) {
        told += 1;
        const words = plain(explanation ?? '');
        expect([name, words, page.includes(words)]).toEqual([name, words, true]);
        expect([name, words, files['statement.pdf'].replace(/\s+/g, ' ').includes(words)]).toEqual([
          name,
          words,
          true,
        ]);
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  test('calls a number by the register that it is in', () => {
    const societies = new Set<boolean>();
    for (const { document, facts } of published) {
      const { legalForm, companyNumber } = document.organisation;
      if (!companyNumber) continue;
      const society = /society/i.test(legalForm);
      societies.add(society);
      const words = publicTexts({ document, facts })['statement.pdf'];
      expect(words).toContain(society ? 'Registration number' : 'Company number');
      expect(words).not.toContain(society ? 'Company number' : 'Registration number');
    }
    expect(societies.size).toBe(2);
  });

  test('is the same in the file that is printed', async () => {
    const chosen = published.filter(({ name }) => name === 'bryn-works 2024-03-31');
    expect(chosen).toHaveLength(1);
    for (const { document, facts } of chosen) {
      const pdf = await statementPdf(withoutItsWords(document), facts);
      const words = (await readingOrder(await openPdf(pdf))).map((each) => each.text).join(' ');
      expect(words).toContain('What stands out, and why');
      expect(FORBIDDEN.filter((phrase) => phrase.test(words))).toEqual([]);
    }
  }, 60_000);
});
