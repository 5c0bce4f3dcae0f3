import { expect, test } from 'vitest';
import { usualStatement } from '../../tests/pdf/made-up-statement';
import { figure, itemOf, measureNamed } from '../../tests/support/figures';
import { explained } from './explained';

test('tells in points what was frozen as a percentage of a percentage', () => {
  const document = usualStatement();
  const paid = (end: number, numerator: number) =>
    figure('real_living_wage', end, 0, { status: 'reported', number: null, numerator, denominator: 200 });
  const { period } = document.statement;
  const now = { ...paid(2026, 160), period };
  const before = { ...paid(2025, 80), period: { start: '2020-04-01', end: '2021-03-31' } };
  const staff = measureNamed('real_living_wage');
  const item = { ...itemOf(staff, [], 2026), figures: [now], history: [before] };
  const warning = {
    measureId: staff.id,
    rule: 'large_change',
    message: 'That is 100% more than last year. Readers will ask. What happened?',
    explanation: 'A new contract.',
  };
  const sections = [{ id: 'jobs', title: 'Jobs', lede: '', items: [item] }];
  const facts = (items = sections) =>
    explained({ ...document, sections: items, warnings: [warning] }).map(({ fact }) => fact);
  expect(facts()).toEqual(['40.0 percentage points more than last year.']);
  const jobs = { ...item, measure: { ...measureNamed('jobs_created'), id: staff.id } };
  expect(facts([{ id: 'jobs', title: 'Jobs', lede: '', items: [jobs] }])).toEqual([
    '100% more than last year.',
  ]);
});

test('tells what was frozen otherwise as it is told today', () => {
  const document = usualStatement();
  const { period } = document.statement;
  const year = { start: '2020-04-01', end: '2021-03-31' };
  const factsOf = (id: string, now: number, before: number, message: string, then = year) => {
    const measure = measureNamed(id);
    const item = {
      measure,
      figures: [figure(id, 2026, now, { period })],
      history: [figure(id, 2025, before, { period: then })],
    };
    const warning = { measureId: id, rule: 'large_change', message, explanation: 'A contract ended.' };
    const sections = [{ id: 'jobs', title: 'Jobs', items: [item] }];
    return explained({ ...document, sections, warnings: [warning] }).map(({ fact }) => fact);
  };
  expect(factsOf('waste_diverted', 63, 100, '37% fewer than last year.')).toEqual([
    '37% less than last year.',
  ]);
  expect(factsOf('jobs_created', 0, 9, 'That is 100% fewer than in 2020/21. What happened?')).toEqual([
    'None, after 9 in 2020/21.',
  ]);
  const months = { start: '2020-03-01', end: '2021-03-31' };
  expect(factsOf('jobs_created', 3, 12, '75% fewer than last year.', months)).toEqual([]);
});
