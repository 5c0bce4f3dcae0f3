import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { publishedFacts } from '../../tests/pdf/made-up-facts';
import { usualStatement } from '../../tests/pdf/made-up-statement';
import { paths } from '../paths';
import type { StatementDocument } from '../questionnaire/document';
import { cicReport } from './cic34/report';
import { reportText } from './cic34/report-text';
import { directoryText } from './directory-text';
import { StatementOpening } from './html/statement-opening';
import { statementSchema } from './jsonld/schema-org';
import { markOf } from './pdf/documents/renewal-cover';
import { publicDocument } from './public-document';
import { rangesAmong, rulesApplied } from './rules-applied';

const PROMISE = /recognised|ranges|rounded/i;

/** Money alone: nobody is counted, so that no rule has anything to do. */
function moneyOnly(document: StatementDocument): StatementDocument {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.filter(({ measure }) => measure.kind === 'money'),
    })),
  };
}

const opening = (document: StatementDocument) =>
  renderToStaticMarkup(
    createElement(StatementOpening, {
      document,
      level: 'Mark',
      badge: 'leaf',
      approvedAt: null,
      code: null,
      here: paths.published('x', '2026-03-31'),
    }),
  );

const said = (document: StatementDocument) => {
  const open = publicDocument(document);
  return {
    sentence: rulesApplied(open),
    page: opening(open),
    'statement.pdf': markOf(open, { ...publishedFacts, audience: 'public' }),
    'schema.org': JSON.stringify(statementSchema({ document: open, facts: publishedFacts })),
    summary: directoryText(document),
    CIC34: reportText(cicReport(document)).replace(/\s+/g, ' '),
  };
};

describe('that nobody can be recognised', () => {
  it('is promised where a figure was changed for it, by the rule that did', () => {
    const { sentence, page, 'statement.pdf': mark } = said(usualStatement());
    for (const words of [sentence, page, mark]) {
      expect(words).toMatch(PROMISE);
      expect(words).toContain('rule sdc-2');
    }
  });

  it('gives an example as one, never as a number of the statement', () => {
    const open = publicDocument(usualStatement());
    const least = { as: 'band', low: 10, high: null } as const;
    const sections = open.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        figures: item.figures.map((figure) => ({ ...figure, published: least })),
      })),
    }));
    expect(rulesApplied({ ...open, sections })).toContain(
      '(a stated “more than 26”, for example, would be “at least 20”)',
    );
  });

  it('is said of people who could be recognised, never of those who stand as they are', () => {
    const open = publicDocument(usualStatement());
    const words = [
      markOf(open, { ...publishedFacts, audience: 'public' }),
      rangesAmong(open),
      String(statementSchema({ document: open, facts: publishedFacts })['@graph'][2]?.description),
    ];
    for (const each of words) {
      expect(each).toMatch(
        /[Ww]here people could be recognised, numbers are ranges or not shown \(rule sdc-2\)/,
      );
      expect(each).not.toMatch(/small numbers of people/i);
    }
  });

  it('is promised nowhere where none was', () => {
    for (const [place, words] of Object.entries(said(moneyOnly(usualStatement()))))
      expect([place, PROMISE.exec(words)?.[0]]).toEqual([place, undefined]);
  });
});
