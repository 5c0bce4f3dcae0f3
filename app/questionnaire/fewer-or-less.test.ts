import { expect, it } from 'vitest';
import { fewerOrLess } from './fewer-or-less';
import { sections } from './sections';

it.each([
  ['Jobs created', 'fewer'],
  ['Jobs created, full-time equivalent', 'fewer'],
  ['Own staff, full-time equivalent', 'fewer'],
  ['People gaining a qualification', 'fewer'],
  ['Member groups receiving food', 'fewer'],
  ['Households prevented from becoming homeless', 'fewer'],
  ['Regulated qualifications awarded', 'fewer'],
  ['Newly qualified teachers trained', 'fewer'],
  ['Pieces of furniture repaired and sold', 'fewer'],
  ['Number of meals served', 'fewer'],
  ['Homes kept warm', 'fewer'],
  ['Paid hours generated for Brindley Square', 'fewer'],
  ['Passenger journeys (teithiau)', 'fewer'],
  ['Furniture given to households leaving homelessness', 'less'],
  ['Waste diverted from landfill', 'less'],
  ['Carbon avoided', 'less'],
  ['Food that arrived and could not be used', 'less'],
  ['Sports equipment lent', 'less'],
  ['Skills training', 'less'],
  ['Gas saved', 'less'],
  ['Business support given', 'less'],
  ['Glass recycled', 'less'],
  ['Distance driven for passengers', 'less'],
])('%s: %s', (label, word) => {
  expect(fewerOrLess(label)).toBe(word);
});

it('is right of every count that the scheme asks for', () => {
  const counts = sections()
    .flatMap(({ measures }) => measures)
    .filter(({ kind }) => kind === 'count');
  const less = counts.filter(({ label }) => fewerOrLess(label) === 'less').map(({ label }) => label);
  expect(less).toEqual(['Carbon emitted', 'Carbon avoided', 'Waste diverted from landfill']);
});
