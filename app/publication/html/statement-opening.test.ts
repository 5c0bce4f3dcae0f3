import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { usualStatement } from '../../../tests/pdf/made-up-statement';
import { paths } from '../../paths';
import type { StatementDocument } from '../../questionnaire/document';
import { sliceOf } from '../pdf/documents/slice';
import { publicDocument } from '../public-document';
import { StatementBody } from './statement-body';
import { descriptionOf, StatementOpening } from './statement-opening';

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

/** Money and the whole organisation alone: no group, no contract, no area, no target. */
function withoutParts(document: StatementDocument): StatementDocument {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items
        .filter(({ measure }) => measure.kind === 'money' && measure.head === 'economic')
        .map((item) => ({
          ...item,
          figures: item.figures.filter(
            ({ series, slice, category }) => series === 'actual' && !slice && !category,
          ),
          history: [],
        })),
    })),
  };
}

const PARTS = 'Groups, contracts, areas and targets (CSV)';

describe('the opening of a public statement', () => {
  const whole = publicDocument(usualStatement());
  const bare = publicDocument(withoutParts(usualStatement()));

  it('offers parts as a file, and areas and contracts alone, where there are any', () => {
    expect(opening(whole)).toContain(PARTS);
    expect(opening(whole)).toContain('One theme, area or contract alone (PDF)');
    expect(opening(bare)).not.toContain(PARTS);
    expect(opening(bare)).toContain('One theme alone (PDF)');
  });

  it('offers a theme only where it has a figure', () => {
    expect(opening(whole)).toContain('<option value="social">');
    expect(opening(bare)).toContain('<option value="economic">');
    expect(opening(bare)).not.toMatch(/<option value="(?:social|environmental)">/);
    expect(opening({ ...bare, sections: [] })).not.toContain('id="theme"');
  });

  it('asks for no day of a tender that it would refuse', () => {
    const days = /<input[^>]* min="([^"]+)" max="([^"]+)"/.exec(opening(whole));
    expect(days?.slice(1)).toEqual(['2020-03-31', '2032-03-31']);
    const answers = (day: string) => sliceOf(whole, { tenderDate: day }) !== null;
    expect(['2020-03-30', '2020-03-31', '2032-03-31', '2032-04-01'].map(answers)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('opens with the purpose, and with no empty paragraph where nobody stated one', () => {
    const of = (purpose: string) =>
      opening({ ...whole, organisation: { ...whole.organisation, purpose } }).match(
        /<p class="lede">.*?<\/p>/g,
      );
    expect(of('To mend what is broken.')).toEqual(['<p class="lede">To mend what is broken.</p>']);
    expect([of(''), of('  ')]).toEqual([null, null]);
  });

  it('describes the page by the purpose, or by whose figures they are', () => {
    const { organisation } = whole;
    expect(descriptionOf(whole)).toBe(organisation.purpose);
    expect(descriptionOf({ ...whole, organisation: { ...organisation, purpose: '' } })).toBe(
      'Figures of Bryn Works CIC for 1 April 2025 to 31 March 2026, as they stand in the directory.',
    );
  });
});

describe('the tables of figures of a public statement', () => {
  it('say of a cell without anything that nothing is stated, to readers by eye and by ear', () => {
    const html = renderToStaticMarkup(
      createElement(StatementBody, { document: publicDocument(usualStatement()) }),
    );
    expect(html).toContain(
      '<span aria-hidden="true">–</span><span class="govuk-visually-hidden">no figure here</span>',
    );
    expect(html).not.toMatch(/<td[^>]*><\/td>/);
  });
});
