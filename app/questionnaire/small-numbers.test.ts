import { describe, expect, it } from 'vitest';
import { exactNumbersIn, smallNumbersIn } from './small-numbers';

describe('small numbers of people in words', () => {
  it.each([
    ['We housed two residents this winter.', ['two residents']],
    ['In March 3 young women moved on.', ['3 young women']],
    ['One of our tenants had slept in a car.', ['One of our tenants']],
    ['Nine households came back; four of them twice.', ['Nine households', 'four of them']],
    ['A house for five former rough sleepers', ['five former rough sleepers']],
    ['Six\nfamilies stayed.', ['Six families']],
  ])('finds %j', (text, phrases) => {
    expect(smallNumbersIn(text)).toEqual(phrases);
  });

  it.each([
    'We housed 212 residents.',
    'Nine in ten residents stayed.',
    'Women are one in six of our learners.',
    'Open two days a week for residents.',
    'Two houses for our tenants.',
    '1.5 people per room',
    'Courses for 30 people in 2 towns',
    'Clause 4: children',
    'One reason is that people wait.',
    'Between 19 people and 24 people',
  ])('says nothing of %j', (text) => {
    expect(smallNumbersIn(text)).toEqual([]);
  });
});

describe('sensitive counts told in words', () => {
  const exact = new Set([34, 1234]);

  it('are found as they are, and no other number is', () => {
    const text =
      'Prevented for 34 households and 1,234 former tenants; 33 households, £34 people pay, 34 beds. Of 34 tenancies most last.';
    expect(exactNumbersIn(text, exact)).toEqual(['34 households', '1,234 former tenants', '34 tenancies']);
  });
});
