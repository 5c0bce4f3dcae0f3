import { describe, expect, it } from 'vitest';
import { kinds } from './kinds/kinds';
import { asMeasure, asUnit, kindOfUnit, type OwnMeasure } from './own-measure';

const own = (label: string, unit: string): OwnMeasure => ({
  id: 'own_0123456789abcdef0123456789abcdef',
  label,
  unit,
  kind: kindOfUnit(unit),
  polarity: 'higher',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure: 'people',
});

describe('how an own measure is asked', () => {
  it.each([
    ['Meals', 'meals', 'Meals', 'Number of meals', 'meals'],
    ['In a job after a year', 'percent', 'In a job after a year, as a percentage', 'Percentage', '%'],
    [
      'In a job after a year',
      'percent of people who trained',
      'In a job after a year, as a percentage of people who trained',
      'Percentage of people who trained',
      '% of people who trained',
    ],
    ['Saved', 'GBP per group', 'Saved', 'Pounds per group', 'GBP per group'],
    [
      'Highest pay',
      'times the lowest wage',
      'Highest pay',
      'How many times the lowest wage',
      'times the lowest wage',
    ],
    ['Trips', 'trips per person', 'Trips', 'Number of trips per person', 'trips per person'],
  ])('“%s” in %s', (label, unit, question, field, after) => {
    const measure = asMeasure(own(label, unit));
    expect(measure.question).toBe(question);
    expect(kinds[measure.kind].inputs.value?.(measure)).toMatchObject({ label: field, after });
  });

  it('says a multiple as a rate, which nobody adds up, and a number of times as a count', () => {
    expect(['times the lowest wage', 'times as much', 'times used', 'times'].map(kindOfUnit)).toEqual([
      'ratio',
      'ratio',
      'count',
      'count',
    ]);
  });

  it.each([
    ['%', 'percent'],
    ['% of families', 'percent of families'],
    ['Per cent of sites', 'percent of sites'],
    ['percentage of people', 'percent of people'],
    ['percent', 'percent'],
    ['percentiles', 'percentiles'],
    ['meals', 'meals'],
  ])('a unit typed as “%s” is %s', (typed, unit) => {
    expect(asUnit(typed)).toBe(unit);
  });
});
