import { describe, expect, it } from 'vitest';
import { smallNumbersIn } from './small-numbers';

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
