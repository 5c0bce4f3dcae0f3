import { describe, expect, it } from 'vitest';
import { exactNumbersIn, smallNumbersIn, withoutNumbers } from './small-numbers';

describe('what counts a few by itself', () => {
  it.each([
    ['A trio of lads left prison.', 'A trio'],
    ['③ families were rehoused, and ３ more.', '3 more'],
    ['A couple moved home.', 'A couple'],
    ['Half a dozen rough sleepers came.', 'Half a dozen rough sleepers'],
    ['Twins from Ebbw Vale got a flat.', 'Twins'],
    ['both were sisters', 'both were'],
    ['V families more', 'V families'],
    ['care leavers (under five)', '(under five)'],
    ['2/3 of 12', '2/3 of 12'],
    ['eight out of thirteen people previously in custody abstained', 'eight out of thirteen people'],
    ['10 of 13 ex-offenders', '10 of 13 ex-offenders'],
  ])('%s', (words, phrase) => {
    expect(smallNumbersIn(words)).toContain(phrase);
  });

  it.each([
    'Nine out of ten residents said so.',
    'Three out of four tenants.',
    'Three more courses ran.',
    'A trio of workshops opened.',
    'Children under five play here.',
    'A couple of weeks later.',
    'Both sites are open.',
    '12 of 37 said so.',
  ])('not: %s', (words) => {
    expect(smallNumbersIn(words)).toEqual([]);
  });
});

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

describe('what a linter of digits and plain English misses', () => {
  it.each([
    ['A trio moved on together.', ['A trio']],
    ['Cafodd tair aelwyd gartref newydd.', ['tair aelwyd']],
    ['Symudodd dau o blant.', ['dau o blant']],
    ['We housed ③ families.', ['3 families']],
    ['We housed ３ families.', ['3 families']],
    ['A third of the nine found work.', ['A third of the nine']],
    ['½ of the 9 tenants stayed.', ['1⁄2 of the 9 tenants']],
    ['Both of them found work.', ['Both of them']],
    ['A pair of tenants share it.', ['A pair of tenants']],
  ])('finds %j', (text, phrases) => {
    expect(smallNumbersIn(text)).toEqual(phrases);
  });

  it.each([
    'A couple of weeks.',
    'A trio of concerts.',
    'A third of the ninety stayed.',
    'Half of the cost.',
  ])('says nothing of %j', (text) => {
    expect(smallNumbersIn(text)).toEqual([]);
  });

  it('finds the exact number of a protected count beside whom it counts', () => {
    expect(exactNumbersIn('92 posts, 41 of them filled by people', new Set([41]))).toEqual(['41 of them']);
  });

  it.each([
    'Counted on ⑦ doors.',
    'Seven files.',
    'Tri ffeil.',
    '７ files.',
    'A dozen files.',
    'Half of them.',
  ])('leaves out of a note on a protected figure: %j', (note) => {
    expect(withoutNumbers(`${note} Counted by the wardens.`)).toBe('Counted by the wardens.');
  });
});
