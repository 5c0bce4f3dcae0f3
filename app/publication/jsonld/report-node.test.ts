import { expect, test } from 'vitest';
import { figure, measureNamed } from '../../../tests/support/figures';
import { publishedCells } from '../csv/published-cells';
import { reportNode } from './report-node';

const IDS = { id: 'r', indicator: 'i', organisation: 'o' };

test('says the same number as the figures’ CSV where it follows from two others', () => {
  const staff = measureNamed('staff_survey');
  const of = (more: object) =>
    figure('staff_survey', 2026, 0, {
      status: 'reported',
      number: null,
      numerator: 41,
      denominator: 45,
      ...more,
    });
  for (const said of [of({}), of({ number: 91 }), of({ numerator: 45 })]) {
    const node = reportNode(said, staff, IDS) as unknown as { value: { hasNumericalValue: string } };
    expect(Number(node.value.hasNumericalValue)).toBe(Number(publishedCells(said, staff).value));
  }
});
