import { describe, expect, it } from 'vitest';
import { blankFigure } from '../questionnaire/answers';
import { asMeasure, kindOfUnit } from '../questionnaire/own-measure';
import { disclose } from './disclosure';

const year = { start: '2024-04-01', end: '2025-03-31' };

/** What the public reads of an own measure in percent of which nobody has said whom it could point to. */
function published(label: string) {
  const own = { id: 'own_1', label, unit: 'percent', head: null, definition: '', disclosure: null } as const;
  const measure = asMeasure({ ...own, kind: kindOfUnit(own.unit), polarity: 'neutral', accrual: 'in_year' });
  const stated = { ...blankFigure(measure.id, year), status: 'reported' as const, number: 47 };
  return disclose({ measure, figures: [stated] })[0];
}

describe('a percentage of an own measure', () => {
  it.each(['Sales growth', 'Growth in sales', 'Increase in revenue', 'Turnover growth'])(
    'is published as it is where it rests on money: %s',
    (label) => expect(published(label)).toMatchObject({ number: 47 }),
  );

  it.each([
    'Growth in clients',
    'Sales team with a disability',
    'Sales growth of people we trained',
    'Growth',
  ])('is withheld where people may stand behind it: %s', (label) =>
    expect(published(label)?.published).toEqual({ as: 'withheld', why: 'unknown_base' }),
  );
});
