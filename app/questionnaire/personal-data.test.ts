import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalDataIn, personalDataTyped } from './personal-data';

describe('personal data in words', () => {
  it.each([
    ['Her number is AB 12 34 56 C.', 'National Insurance number', 'AB 12 34 56 C'],
    ['ab123456c joined us', 'National Insurance number', 'ab123456c'],
    ['NI: JG103759', 'National Insurance number', 'JG103759'],
    ['Her number: SC 10 37 59 A', 'National Insurance number', 'SC 10 37 59 A'],
    ['born on Tuesday 3 March 1987', 'date of birth', 'born on Tuesday 3 March 1987'],
    ['He was born on 3 March 1987 in Newport.', 'date of birth', 'born on 3 March 1987'],
    ['DOB: 03/03/87', 'date of birth', 'DOB: 03/03/87'],
    ['D.O.B. 3.3.1987, Newport', 'date of birth', 'D.O.B. 3.3.1987'],
    ['date of birth is March 3rd, 1987', 'date of birth', 'date of birth is March 3rd, 1987'],
    ['Dyddiad geni: 3 Mawrth 1987', 'date of birth', 'Dyddiad geni: 3 Mawrth 1987'],
    ['Mary Jones (03/03/1987) was referred', 'date of birth', 'Mary Jones (03/03/1987'],
    [
      'Mary Jones, 12 Bath Road, Bristol BS1 4AA',
      'name with a postcode',
      'Mary Jones, 12 Bath Road, Bristol BS1 4AA',
    ],
    [
      'Mary Jones\n12 Bath Road\nNewport\nnp20 1ab',
      'name with a postcode',
      'Mary Jones 12 Bath Road Newport np20 1ab',
    ],
    ['In NP20 1AB we met Mrs Prydderch.', 'name with a postcode', 'NP20 1AB we met Mrs Prydderch'],
    [
      'Nneka Obi, 4 Hill Street, Newport NP20 1AB',
      'name with a postcode',
      'Nneka Obi, 4 Hill Street, Newport NP20 1AB',
    ],
  ])('%s', (words, what, phrase) => {
    expect(personalDataIn(words)).toEqual([{ what, phrase }]);
  });

  it.each([
    'Our shop at 12 Bath Road, Bristol BS1 4AA opened on 3 March 2024.',
    'The charity was born in 1987 on the docks. It had 123456 visitors.',
    'Hope House, 4 Hill Street, Newport NP20 1AB is full. Mary Jones came to us.',
    'Standard ISO 14001, form CIC34, contract AB/12/34/56, order GB123456A.',
    'We met on 3 March 1987.',
    'Kirkcaldy Furniture Reuse is a Scottish charity, SC045678, and a company, SC 123456.',
    'Companies OC301234, CE012345 and SE000123; the society RS007018.',
    'The project was born on 3 March 2012, our charity on 1 April 1987.',
    'Our company was born on 1 April 1987.',
    'The Robert Owen Community Centre, SY16 2NZ, and the Mary Jones Memorial Sports Hall, NP20 1AB, are ours.',
    '',
  ])('none: %s', (words) => {
    expect(personalDataIn(words)).toEqual([]);
  });

  it('finds a number however it is set apart, and wherever it stands', () => {
    const number = fc.tuple(
      fc.constantFrom('AB', 'JG', 'PX', 'YY'),
      fc.stringMatching(/^\d{6}$/),
      fc.constantFrom('A', 'B', 'C', 'D'),
      fc.constantFrom('', ' ', '-', ' '),
    );
    fc.assert(
      fc.property(number, fc.lorem(), fc.lorem(), ([prefix, digits, suffix, gap], before, after) => {
        const parts = [prefix, ...(digits.match(/\d\d/g) ?? []), suffix].join(gap);
        const found = personalDataIn(`${before} ${parts}, ${after}`);
        expect(found.map(({ what }) => what)).toEqual(['National Insurance number']);
      }),
    );
  });

  it('looks at everything that is typed into an answer', () => {
    const what = ['National Insurance number'];
    for (const typed of [
      { value: 'JG103759A' },
      { note: 'JG103759A' },
      { explanation: 'JG103759A' },
      { explanations: { large_change: 'JG103759A' } },
    ])
      expect(personalDataTyped(typed).map((each) => each.what)).toEqual(what);
    expect(personalDataTyped({ value: '12', groups: { disabled: '3' } })).toEqual([]);
  });

  it('asks about nothing that organisations have published of themselves', () => {
    const folder = 'tests/cases/published';
    const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.flatMap(personalDataIn)).toEqual([]);
  });
});
