import { describe, expect, it } from 'vitest';
import {
  exactNumbersIn,
  publicName,
  smallNumbersIn,
  smallNumbersInName,
  withoutNumbers,
  withoutSmallNumbers,
} from './small-numbers';

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

describe('people in a public role', () => {
  it.each(['Four volunteers and two instructors ran it.', 'Six staff and 3 drivers kept it open.'])(
    'may be few in a note: %j',
    (note) => {
      expect(withoutSmallNumbers(note)).toBe(note);
    },
  );
});

describe('sensitive counts told in words', () => {
  const exact = new Set([34, 1234]);

  it('are found as they are, and no other number is', () => {
    const text =
      'Prevented for 34 households and 1,234 former tenants; 33 households, £34 people pay, 34 beds. Of 34 tenancies most last.';
    expect(exactNumbersIn(text, exact)).toEqual([
      '34 households',
      '1,234 former tenants',
      '34 beds',
      '34 tenancies',
    ]);
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
    'Deunaw ffeil.',
    'Deugain ffeil.',
  ])('leaves out of a note on a protected figure: %j', (note) => {
    expect(withoutNumbers(`${note} Counted by the wardens.`)).toBe('Counted by the wardens.');
  });
});

describe('a count without its noun, or with the noun before it', () => {
  it.each([
    ['Supported this year, people: 4.', ['people: 4']],
    ['Aelwydydd: saith.', ['Aelwydydd: saith']],
    ['Tenancies: seven in nine.', ['Tenancies: seven in nine']],
    ['We are proud of our tenants (six).', ['tenants (six)']],
    ['Homeless men housed (the 3 in Pill)', ['men housed (the 3 in Pill)']],
    ['Seven of the nine stayed.', ['Seven of the nine']],
    ['We ended homelessness for seven.', ['for seven']],
    ['We gave beds to four.', ['to four']],
    ['4 stayed with us.', ['4 stayed']],
    ['3 of us have been homeless.', ['3 of us']],
    ['Bob un o’r naw.', ['Bob un o’r naw']],
    ['The waiting list is down from fourteen to nine.', ['down from fourteen to nine']],
    ['Eleven found paid work, and 7 of 9 kept it.', ['7 of 9']],
    ['The pair left in May.', ['The pair']],
    ['We housed 4x people.', ['4x people']],
    ['A Five-person household came.', ['Five-person household']],
    ['We thank our only disabled colleague.', ['our only disabled colleague']],
    ['We met a 19-year-old from Pill.', ['19-year-old from Pill']],
    ['We housed ٣ families and ३ women.', ['3 families', '3 women']],
    ['A family of five was rehoused.', ['family of five']],
    ['Two were jailed again.', ['Two were jailed']],
    ['Six new posts, nearly all of which went to people who had been homeless.', ['nearly all of which']],
    ['Those who took jobs elsewhere were all still there.', ['were all still there']],
    ['All of them had been homeless.', ['All of them']],
    ['None of the tenants was evicted.', ['None of the tenants']],
    ['Every one of them kept the tenancy.', ['one of them']],
    ['Roedd pob un ohonynt yn ddigartref.', ['pob un ohonynt']],
  ])('finds %j', (text, phrases) => {
    expect(smallNumbersIn(text)).toEqual(phrases);
  });

  it.each([
    'Twenty-three households kept a home.',
    'Twenty three households kept a home.',
    'Tri ar hugain o aelwydydd.',
    'Symudodd tair aelwyd ar hugain.',
    'Pedwar deg tri o bobl.',
    'We opened for tenants from nine to five.',
    'One in six of our tenants.',
    'We raised it from one in nine to one in six for tenants.',
    'The hostel is open to four.30 on Fridays.',
    'Two depots and the shelter, all of it painted.',
    'All three workshops were open for homeless people.',
    'The pair of vans broke down.',
    'Our pay ratio is 4.9 to 1 for all tenants.',
    'Tenants: 4 days of work.',
    'For an eighteen-year-old a year of waiting is long.',
    'Tenants can pay, speak to the landlord, or all three.',
  ])('says nothing of %j', (text) => {
    expect(smallNumbersIn(text)).toEqual([]);
  });
});

describe('what the tables hide, in words', () => {
  const counts = new Set([23, 43, 74, 88, 7, 13]);
  const shares = new Set([84.1]);

  it.each([
    ['Twenty-three households kept a home.', ['Twenty-three households']],
    ['Seventy-four of the eighty-eight felt better.', ['Seventy-four of the eighty-eight']],
    ['74 of the 88 who answered felt better.', ['74 of the 88']],
    ['Tri ar hugain o aelwydydd.', ['Tri ar hugain o aelwydydd']],
    ['Pedwar deg tri o bobl.', ['Pedwar deg tri o bobl']],
    ['Households: 23.', ['23']],
    ['٢٣ households', ['23 households']],
    ['We stopped it 23 times as a rule.', []],
    ['We made 23 loaves with love, in 13 new workshops, with 43 volunteers.', []],
    ['84% felt better, and 85% ate.', ['84%']],
    ['84.1 per cent felt better.', ['84.1 per cent']],
    ['Seven tenants; seven workshops.', ['Seven tenants']],
    ['Thirteen jobs for people facing barriers.', ['Thirteen jobs for people']],
    ['Thirteen volunteers found work.', ['Thirteen volunteers found work']],
  ])('finds %j', (text, phrases) => {
    expect(exactNumbersIn(text, counts, shares)).toEqual(phrases);
  });

  it.each([
    'It cost £23 and 23 pence.',
    'Open on 23 May, at 13:43 or 7.43.',
    'Call 01633 74 88 or 029 2074 0088.',
    'At 23 High Street, flat 13.',
    '23% of sites, in 2023/23 and over 23 weeks.',
    'A 13-month year.',
    'We have a target of 84%, and aim for 84% at 26 weeks.',
    'We gave 88 free journeys to people in a hospice.',
    'Children aged 13 or under 23.',
    'Thirteen new jobs, most of them for people facing barriers.',
    'About two in seven are men.',
    'The youngest was 23 and the oldest 74.',
  ])('says nothing of %j', (text) => {
    expect(exactNumbersIn(text, counts, shares)).toEqual([]);
  });
});

describe('the name of an own measure', () => {
  it.each([
    ['Homeless men housed (the 3 in Pill)', 'people', 'Homeless men housed'],
    ['Rehoused (three in Pill)', 'households', 'Rehoused'],
    ['Two women from Risca in work', 'people', 'Own measure, in people'],
    ['Hours for one client', 'hours', 'Hours for one client'],
    ['Homeless men housed (in Pill)', 'people', 'Homeless men housed (in Pill)'],
    ['Loaves (the 3 in Pill)', 'loaves', 'Loaves (the 3 in Pill)'],
    ['Women who stayed 26 weeks', 'people', 'Women who stayed 26 weeks'],
    ['Nine in ten tenants satisfied', 'percent', 'Nine in ten tenants satisfied'],
  ])('“%s” is published as what counts nobody', (label, unit, published) => {
    expect(publicName({ label, unit })).toBe(published);
    expect(smallNumbersInName({ label, unit }).length > 0).toBe(label !== published);
  });
});

it('long and hostile words are read in a moment', () => {
  const texts = [
    'two of the ',
    'tri dyn ',
    'people ',
    'a-',
    '9 of 8 ',
    'tenants (',
    'all of the women ',
    '1,234,',
  ];
  const started = performance.now();
  for (const each of texts) {
    smallNumbersIn(each.repeat(400));
    exactNumbersIn(each.repeat(400), new Set([9, 34]), new Set([5]));
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
