import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { commissionerPdf, statementPdf } from '~/publication/documents.server';
import { StatementBody } from '~/publication/html/statement-body';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { publishedFacts } from './made-up-facts';
import { usualStatement } from './made-up-statement';
import { openPdf, readingOrder } from './open-pdf';

/** What each section still holds: nothing, or what an earlier year said in words. */
function emptied(): StatementDocument {
  const document = usualStatement();
  const sections = document.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      ...item,
      figures: [],
      history: item.measure.kind === 'text' ? item.figures : [],
    })),
  }));
  return { ...document, sections };
}

/** Headings below which nothing stands before the next one as high. */
function bare(roles: readonly string[]): string[] {
  const level = (role = '') => Number(/^H(\d)$/i.exec(role)?.[1] ?? 9);
  return roles.filter((role, at) => {
    const next = roles[at + 1];
    return level(role) < 9 && (next === undefined || level(next) <= level(role));
  });
}

it('print no heading, on the page or in a PDF', async () => {
  const document = emptied();
  const html = renderToStaticMarkup(createElement(StatementBody, { document: publicDocument(document) }));
  expect(html).not.toMatch(/<h2[^>]*>[^<]*<\/h2><\/section>/);
  expect(html).not.toContain('<section class="statement-section"');
  for (const print of [statementPdf, commissionerPdf]) {
    const spoken = await readingOrder(await openPdf(await print(document, publishedFacts)));
    expect(bare(spoken.map(({ role }) => role))).toEqual([]);
    const headings = spoken.filter(({ role }) => /^H2$/.test(role)).map(({ text }) => text.trim());
    const titles = document.sections.map(({ title }) => title);
    expect(headings.filter((heading) => titles.includes(heading))).toEqual([]);
  }
});
