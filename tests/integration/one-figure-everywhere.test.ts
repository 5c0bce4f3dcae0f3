import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentItem } from '~/questionnaire/document';
import type { Figure } from '~/questionnaire/figure';
import { freshDatabase } from '../support/database';
import { readEveryPlace, type Sabotage } from '../support/every-place';
import { financialYear } from '../support/figures';
import { madeUpSeed, makeHistory, type Seed } from '../support/made-up-history';

/** More by the environment, for a long run by hand. */
const RUNS = Number(process.env.HISTORIES ?? 20);

/**
 * One figure, said once: whatever the history of an organisation is, every place that says a figure of it says the same
 * one, in the same form, of the same year. Places are read as their readers read them, never through a view model.
 */
describe('every place that says a figure', () => {
  freshDatabase();

  it('says what is true in private, and its one published form in public', async () => {
    let [histories, read] = [0, 0];
    await fc.assert(
      fc.asyncProperty(madeUpSeed, async (seed) => {
        const verdict = await readEveryPlace(makeHistory(seed));
        histories += 1;
        read += verdict.read;
        expect([...new Set(verdict.disagreements)].slice(0, 12)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    process.stdout.write(`${histories} histories, ${read} figures read, 0 disagreements\n`);
    expect(read).toBeGreaterThan(histories * 100);
  }, 3_600_000);

  /** A history in which every kind of wrong pick shows: slices, qualifiers, bases, a replaced measure, a gap. */
  const SEED: Seed = {
    count: 4,
    gap: false,
    units: ['visits', 'people', 'percent of groups'],
    replacedAt: 2,
    academic: false,
    core: 0,
    versions: [true, true, true, true, true],
    broughtIn: [true, false, true, false, false],
    choices: Array.from({ length: 60 }, (_, index) => ({
      says: 'number',
      qualifier: index % 4 === 3 ? 'more_than' : null,
      basis: index % 3 === 2 ? 'modelled' : 'counted',
      note: false,
      slice: true,
      group: false,
      target: true,
      next: index % 2 === 0,
      restated: index % 5 === 4,
    })),
  };

  const everyFigure =
    (change: (figure: Figure, item: DocumentItem, past: boolean) => Figure): Sabotage =>
    (document) => ({
      ...document,
      sections: document.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => ({
          ...item,
          figures: item.figures.map((each) => change(each, item, false)),
          history: item.history.map((each) => change(each, item, true)),
        })),
      })),
    });

  it.each<[string, Sabotage]>([
    [
      'a contract’s figure is taken for the whole',
      everyFigure((each, _, past) => (past ? { ...each, slice: '' } : each)),
    ],
    ['a qualifier is lost', everyFigure((each) => ({ ...each, qualifier: null }))],
    [
      'a basis is lost in earlier years',
      everyFigure((each, _, past) => (past ? { ...each, basis: null } : each)),
    ],
    [
      'old figures are lent to the new name',
      everyFigure((each, { measure }) => ({ ...each, measureId: measure.id })),
    ],
    [
      'last year’s figure is an older one',
      everyFigure((each, _, past) =>
        past && each.period.end === '2024-03-31' ? { ...each, period: financialYear(2025) } : each,
      ),
    ],
    [
      'one digit of one figure is another',
      everyFigure((each, { measure }, past) =>
        past || measure.kind !== 'money' || each.number === null
          ? each
          : { ...each, number: each.number + 1 },
      ),
    ],
    ['a year does not say that it was brought in', ({ broughtInYears: _, ...document }) => document],
  ])('fails where %s', async (_fault, sabotage) => {
    expect((await readEveryPlace(makeHistory(SEED), { pdfs: false })).disagreements).toEqual([]);
    const { disagreements } = await readEveryPlace(makeHistory(SEED), { pdfs: false, sabotage });
    expect(disagreements.length).toBeGreaterThan(0);
    const pdfs = await readEveryPlace(makeHistory(SEED), { sabotage });
    expect(pdfs.disagreements.some((each) => each.startsWith('renewal PDF'))).toBe(true);
  });
});
