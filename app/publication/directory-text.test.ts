import { describe, expect, it } from 'vitest';
import { usualStatement } from '../../tests/pdf/made-up-statement';
import type { StatementDocument } from '../questionnaire/document';
import type { Period } from '../questionnaire/figure';
import { directoryText, wordsIn } from './directory-text';

/** A year that was brought in, of which nobody has said anything but its figures. */
function broughtIn(more: Partial<StatementDocument['organisation']> = {}): StatementDocument {
  const document = usualStatement();
  const unsaid = {
    name: 'charity-1064698 Ltd',
    purpose: '',
    fieldOfWork: 'Not stated',
    region: 'Not stated',
  };
  return {
    ...document,
    declaration: null,
    broughtIn: { source: 'Annual report 2026' },
    organisation: { ...document.organisation, ...unsaid, legalForm: 'Not stated', ...more },
  };
}

const withoutFigures = (document: StatementDocument): StatementDocument => ({ ...document, sections: [] });

describe('the directory’s text', () => {
  it('says of what was brought in that it is in the directory, not what nobody knows it to be', () => {
    const text = directoryText(broughtIn());
    expect(text).toMatch(
      /^charity-1064698 Ltd stands in this directory with figures brought in from elsewhere\. /,
    );
    expect(text).not.toContain('social enterprise');
    expect(directoryText(broughtIn({ region: 'North West' }))).toMatch(
      /^charity-1064698 Ltd, in the North West, stands in this directory with/,
    );
    expect(directoryText(broughtIn({ legalForm: 'Charity' }))).toMatch(
      /^charity-1064698 Ltd is a charity\. /,
    );
  });

  it('says of a figure of another time that it is one, never that it is this year’s', () => {
    const only = (ids: string[], period?: Period): StatementDocument => ({
      ...broughtIn(),
      sections: usualStatement().sections.map((section) => ({
        ...section,
        items: section.items
          .filter(({ measure }) => ids.includes(measure.id))
          .map((item) => ({
            ...item,
            history: [],
            figures: item.figures
              .filter(({ category, slice, series }) => !category && !slice && series === 'actual')
              .map((figure) => ({
                ...figure,
                period: period && figure.measureId === 'jobs_created' ? period : figure.period,
              })),
          })),
      })),
    });
    const first = { start: '2025-07-01', end: '2026-07-31' };
    expect(directoryText(only(['jobs_created'], first))).toContain(
      ' The figure brought in is: jobs created, 2025/26 (13 months), 31 jobs.',
    );
    expect(directoryText(only(['jobs_created']))).toContain(
      ' For the year to 31 March 2026 the figure brought in is: jobs created, 31 jobs.',
    );
    expect(directoryText(only(['jobs_created', 'total_income'], first))).toMatch(
      / For the year to 31 March 2026 the figure brought in is: total income, £842,300; for other times: jobs created, 2025\/26 \(13 months\), 31 jobs\./,
    );
  });

  it('has 50 to 100 words, with figures and without, and claims nothing of the files that they do not hold', () => {
    for (const document of [broughtIn(), withoutFigures(broughtIn()), withoutFigures(usualStatement())]) {
      const text = directoryText(document);
      expect([text, wordsIn(text) >= 50, wordsIn(text) <= 100]).toEqual([text, true, true]);
      expect(text).not.toMatch(/basis|organisation’s own/);
    }
    expect(directoryText(withoutFigures(broughtIn()))).toContain(
      'marks those that are said to be estimated, modelled or from a survey',
    );
  });
});
