import { expect, test } from 'vitest';
import { blankFigure } from './answers';
import { notYetStated } from './readiness';

const PERIOD = { start: '2025-04-01', end: '2026-03-31' };
const jobs = (series: 'actual' | 'target' | 'forecast') => ({
  ...blankFigure('jobs_created', PERIOD, series),
  number: 9,
});

test('a statement speaks of a period that has ended: not on its last day, but on the day after', () => {
  expect(notYetStated([jobs('actual')], PERIOD, '2026-03-31')).toContain('after 31 March 2026');
  expect(notYetStated([jobs('actual')], PERIOD, '2026-04-01')).toBeNull();
});

test('what is said of one group or contract, or that nothing was measured, states nothing of the whole', () => {
  const said = [
    { category: 'disabled' },
    { slice: 'Torfaen' },
    { number: null, status: 'not_measured' as const },
    { number: null, status: 'not_applicable' as const },
  ];
  for (const more of said)
    expect(notYetStated([{ ...jobs('actual'), ...more }], PERIOD, '2026-04-01')).toContain(
      'whole organisation',
    );
  const nil = { ...jobs('actual'), number: 0, status: 'nil' as const };
  expect(notYetStated([nil], PERIOD, '2026-04-01')).toBeNull();
});

test('targets, forecasts and stories alone make none', () => {
  const story = { ...blankFigure('aims', PERIOD), text: 'We aim at jobs.' };
  for (const figures of [[], [jobs('target')], [jobs('forecast'), story]])
    expect(notYetStated(figures, PERIOD, '2026-04-01')).toContain('what happened');
});
