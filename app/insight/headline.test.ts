import { expect, test } from 'vitest';
import { figure, financialYear, itemOf, measureNamed } from '../../tests/support/figures';
import { asMeasure } from '../questionnaire/own-measure';
import { headlineOf } from './headline';

const furniture = asMeasure({
  id: `own_${'2'.repeat(32)}`,
  label: 'Furniture given to households leaving homelessness',
  unit: 'pieces',
  kind: 'count',
  polarity: 'higher',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure: 'open',
});

function headline(...moves: [ReturnType<typeof asMeasure>, number, number, number?][]): string | undefined {
  const items = moves.map(([measure, before, now, decimals = 0]) => {
    const at = (end: number, value: number) =>
      figure(measure.id, end, value, { status: value === 0 ? 'nil' : 'reported', decimals });
    return { ...itemOf(measure, [], 2026), figures: [at(2026, now)], history: [at(2025, before)] };
  });
  const period = financialYear(2026);
  const statement = { id: 's', version: 1, level: 'mark', cycle: 'annual', period } as const;
  return headlineOf({ statement, sections: [{ id: 'jobs', title: 'Jobs', items }] })
    ?.parts.map(({ words }) => words)
    .join('');
}

test('says less of what is not counted, whatever its unit, and fewer of what is', () => {
  expect(headline([furniture, 402, 388])).toBe(
    'Less furniture given to households leaving homelessness in 2025/26, down by 14, to 388 pieces.',
  );
  expect(headline([furniture, 374, 388])).toMatch(/^More furniture given to households/);
  expect(headline([measureNamed('jobs_created_fte'), 0.57, 0.5, 2])).toMatch(
    /^Fewer jobs created, full-time equivalent in 2025\/26, down by 0\.07, to 0\.50? FTE\.$/,
  );
});

test('says by how much and to what, which no reader takes for a range', () => {
  expect(headline([measureNamed('jobs_created'), 8, 4], [measureNamed('volunteers'), 14, 18])).toBe(
    'Fewer jobs created in 2025/26, down by 4, to 4 jobs, but more volunteers, up by 4, to 18 people.',
  );
});
