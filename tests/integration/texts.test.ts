import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { cicReport } from '~/publication/cic34/report';
import { reportText } from '~/publication/cic34/report-text';
import { directoryText, wordsIn } from '~/publication/directory-text';
import { DISCLOSURE } from '~/publication/disclosure';
import { commissionerPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { everyYear } from '~/publication/pdf/documents/every-year';
import { publicDocument } from '~/publication/public-document';
import { formatFigure } from '~/questionnaire/format';
import { yearLabel } from '~/questionnaire/period';
import { wholeFigures } from '~/questionnaire/year-figure';
import { openPdf } from '../pdf/open-pdf';
import { isCounted } from '../support/claims';
import { engines, freshDatabase } from '../support/database';
import { everythingPublished, type Published, publishEverything } from '../support/published-everything';
import { plain } from '../support/read-outputs';

describe.each(engines())('texts of every demo and case statement, %s', (engine) => {
  freshDatabase(engine);
  let published: Published[] = [];
  beforeAll(async () => {
    await publishEverything();
    published = await everythingPublished();
  }, 120_000);

  const countsIn = (text: string): string[] => text.match(/\d[\d,.]*\d|\d/g) ?? [];

  test('the directory’s has 50 to 100 words and no number that is not published', () => {
    for (const { document } of published) {
      const text = directoryText(document);
      expect([text, wordsIn(text) >= 50, wordsIn(text) <= 100]).toEqual([text, true, true]);
      const open = publicDocument(document);
      const allowed = [
        document.organisation.name,
        document.organisation.purpose,
        document.broughtIn?.source ?? '',
        document.statement.period.end.replaceAll('-', ' ').replace(/ 0/g, ' '),
        '13 months',
        ...open.sections.flatMap(({ items }) =>
          items.flatMap(({ measure, figures }) => [
            measure.label,
            ...figures.flatMap((figure) => [formatFigure(figure, measure), yearLabel(figure.period)]),
          ]),
        ),
      ].flatMap(countsIn);
      expect(countsIn(text.replace(DISCLOSURE, '')).filter((count) => !allowed.includes(count))).toEqual([]);
    }
  });

  test('the page says every figure of earlier years that the PDF says of measures without one this year', () => {
    let seen = 0;
    for (const { name, document } of published) {
      const open = publicDocument(document);
      const page = plain(renderToStaticMarkup(createElement(StatementBody, { document: open })));
      const items = open.sections
        .flatMap((section) => section.items)
        .filter(({ measure, figures }) => isCounted(measure) && !wholeFigures(figures, measure.id).length);
      for (const { label, part, cells } of everyYear(items, open).rows.filter(({ part }) => !part)) {
        expect([name, label, part, page.includes(label.replace(/, [^,]*$/, ''))]).toEqual([
          name,
          label,
          part,
          true,
        ]);
        for (const [year, cell] of cells) {
          expect([name, label, year, cell, page.includes(cell)]).toEqual([name, label, year, cell, true]);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  test('a commissioner’s document is read in one sitting', async () => {
    for (const { name, document, facts } of published) {
      const { numPages } = await openPdf(await commissionerPdf(document, facts));
      expect([name, numPages]).toEqual([name, Math.min(numPages, 4)]);
    }
  }, 60_000);

  test('the CIC34 draft has its four parts, and leaves open what nobody said', () => {
    for (const { document } of published) {
      const report = cicReport(document);
      expect(report.parts.slice(0, 4).map(({ title }) => title.slice(0, 6))).toEqual([
        'Part 1',
        'Part 2',
        'Part 3',
        'Part 4',
      ]);
      const text = reportText(report).replace(/\s+/g, ' ');
      expect(text).toContain('[to complete: the directors’ remuneration');
      expect(text).toContain('[to complete: each transfer for less than full consideration');
      expect(text.includes('limited by shares')).toBe(/shares/.test(document.organisation.legalForm));
    }
  });
});
