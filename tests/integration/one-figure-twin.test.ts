import { describe, expect, it, vi } from 'vitest';
import type * as YearFigure from '~/questionnaire/year-figure';
import { freshDatabase } from '../support/database';
import { readEveryPlace } from '../support/every-place';
import { makeHistory, type Seed } from '../support/made-up-history';

// A program that is the same but for one pick: it takes the figure of a contract for the whole organisation's.
vi.mock('~/questionnaire/year-figure', async (original) => {
  const real = await original<typeof YearFigure>();
  const isWhole: typeof real.isWhole = ({ category }) => category === '';
  const figureBefore: typeof real.figureBefore = (figures, measureId, period) =>
    figures.findLast(
      (each) => each.measureId === measureId && each.series === 'actual' && each.period.end < period.end,
    );
  return { ...real, isWhole, figureBefore };
});

const SEED: Seed = {
  count: 3,
  gap: false,
  units: ['visits', 'people', 'meals'],
  replacedAt: 1,
  academic: false,
  core: 0,
  broughtIn: [false, true, false, false, false],
  versions: [false, false, false, false, false],
  choices: Array.from({ length: 60 }, () => ({
    says: 'number',
    qualifier: null,
    basis: null,
    note: false,
    slice: true,
    group: false,
    target: false,
    next: false,
    restated: false,
  })),
};

describe('a twin of the program with one wrong pick', () => {
  freshDatabase();

  it('is found out, in private and in public, on the page and in the PDF', async () => {
    const { disagreements } = await readEveryPlace(makeHistory(SEED));
    for (const place of ['check page', 'review', 'public page', 'renewal PDF', 'statement PDF'])
      expect([place, disagreements.some((each) => each.startsWith(place))]).toEqual([place, true]);
  });
});
