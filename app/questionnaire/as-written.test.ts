import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, readAsWritten } from './as-written';
import { draftSection } from './draft-schema';
import { QUALIFIERS, type Qualifier } from './figure';
import { shownAs } from './inputs';
import type { Measure } from './measure';
import { sections } from './sections';

const measures = sections().flatMap((section) => section.measures);
const called = (id: string) => measures.find((measure) => measure.id === id) as Measure;
const jobs = called('jobs_created');
const income = called('total_income');
const share = called('jobs_sustained_26w');
const periods = { own: { start: '2025-04-01', end: '2026-03-31' }, previous: null };

describe('a number as people write it', () => {
  it.each([
    ['70+', 'more than 70 jobs'],
    ['c. 70', 'about 70 jobs'],
    ['c70', 'about 70 jobs'],
    ['>70', 'more than 70 jobs'],
    ['> 70 jobs', 'more than 70 jobs'],
    ['≥70', 'at least 70 jobs'],
    ['>=70', 'at least 70 jobs'],
    ['< 70', 'less than 70 jobs'],
    ['about 3m', 'about 3,000,000 jobs'],
    ['About 1.25 million', 'about 1,250,000 jobs'],
    ['1 234', '1,234 jobs'],
    ['1\u00a0234', '1,234 jobs'],
    ['12 jobs', '12 jobs'],
    ['1 job', '1 job'],
    ['12k', '12,000 jobs'],
    ['nearly 12', 'almost 12 jobs'],
    ['70ish', 'about 70 jobs'],
    ['12 jobs approx', 'about 12 jobs'],
  ])('%s is %s', (raw, words) => {
    expect(asWritten(jobs, 'value', raw)?.words).toBe(words);
  });

  it.each([
    ['£1.2m', '£1,200,000'],
    ['about £3m', 'about £3,000,000'],
    ['-£3k', '−£3,000'],
    ['3,500.50 pounds', '£3,500.50'],
  ])('of money %s is %s', (raw, words) => {
    expect(asWritten({ ...income, mayBeNegative: true }, 'value', raw)?.words).toBe(words);
  });

  it('is read in targets and groups in one line', () => {
    expect(asWritten(jobs, 'target', 'c. 20')).toMatchObject({
      sets: { target: 'about 20' },
      words: 'about 20 jobs',
    });
    expect(asWritten(called('barrier_jobs'), 'groups.disabled', '5+')).toMatchObject({
      group: 'more than 5',
    });
    expect(asWritten(share, 'numerator', '1 200')).toMatchObject({
      sets: { numerator: '1200' },
      words: '1,200',
    });
  });

  it('is nothing where it could say two things, or something that has no word here', () => {
    const none = [
      '5 or 6',
      '5-6',
      '12 people',
      '≤ 70',
      'up to 70',
      '>70+',
      '1 2',
      '12,3',
      '1.5',
      'many',

      'm',
      '1.2345k',
      'cat 5',
    ];
    for (const raw of none) expect(asWritten(jobs, 'value', raw), raw).toBeNull();
    expect(asWritten({ ...jobs, unit: 'm' }, 'value', '12 m')?.words).toBe('12 m');
    expect(asWritten(share, 'denominator', 'c. 7')).toBeNull();
    // What is written the plain way is read as it always was, and nothing is said of it.
    for (const raw of ['70', '1,234', '0', '']) expect(asWritten(jobs, 'value', raw)).toBeNull();
    // Two different words for how exact it is: whoever wrote them chooses.
    expect(readAsWritten(jobs, { value: '70+', qualifier: 'about' }).read).toEqual([]);
    expect(readAsWritten(jobs, { value: '70+', qualifier: 'more_than' }).typed).toMatchObject({
      value: '70',
    });
  });

  it('is read in two boxes, or in the first of them', () => {
    const read = (typed: object) => readAsWritten(share, typed).typed;
    expect(read({ numerator: 'c. 13', denominator: '14' })).toEqual({
      numerator: '13',
      denominator: '14',
      qualifier: 'about',
    });
    expect(read({ numerator: '13 of 14' })).toEqual({ numerator: '13', denominator: '14' });
    expect(read({ numerator: 'about 1 300 out of 1,400' })).toMatchObject({
      numerator: '1300',
      denominator: '1400',
      qualifier: 'about',
    });
    expect(read({ numerator: '93%' })).toEqual({ numerator: '', value: '93' });
    // A total that is given says another thing.
    expect(read({ numerator: '13 of 14', denominator: '15' })).toEqual({
      numerator: '13 of 14',
      denominator: '15',
    });
    for (const plain of ['13', '1,300']) expect(asWritten(share, 'numerator', plain)).toBeNull();
  });

  it.each([
    ['5-6', 'Enter one number'],
    ['up to 70', '“Up to” has no word here'],
    ['12 people', 'This is answered in jobs'],
    ['seventy', 'Enter a number using digits only, like 1,234'],
    ['12O', 'choose that under “How exact”'],
  ])('that cannot be read says what to do: %s', (raw, words) => {
    const [fault] = draftSection([jobs], periods).parse({ [jobs.id]: { value: raw } })[jobs.id]?.faults ?? [];
    expect(fault?.message).toContain(words);
  });

  it('is from then on what it was saved as, so that nobody seems to have changed it', () => {
    const typed = (value: string) =>
      draftSection([jobs], periods).parse({ [jobs.id]: { value } })[jobs.id]?.typed;
    expect(typed('007')).toEqual({ value: '7' });
    expect(typed(' 1,234 ')).toEqual({ value: '1234' });
    const money = draftSection([{ ...income, mayBeNegative: true }], periods).parse({
      [income.id]: { value: '(500)' },
    });
    expect(money[income.id]?.typed).toEqual({ value: '-500' });
  });

  it('is not worked through where it is longer than anybody writes one', () => {
    const long = `${'1 '.repeat(20_000)}of ${'9'.repeat(40_000)}`;
    for (const part of ['value', 'numerator', 'target']) expect(asWritten(share, part, long)).toBeNull();
    expect(
      draftSection([share], periods).parse({ [share.id]: { numerator: long } })[share.id]?.faults,
    ).not.toEqual([]);
  });

  it('counts only once it has been shown what it is read as', () => {
    const typed = { [jobs.id]: { value: '70+' } };
    const unseen = draftSection([jobs], periods).parse(typed)[jobs.id];
    expect(unseen).toMatchObject({
      figures: [],
      typed: { value: '70+' },
      faults: [{ field: 'value', message: expect.stringContaining('“more than 70 jobs”') }],
    });
    const readAs = new Set([shownAs(jobs.id, { part: 'value', raw: '70+' })]);
    const seen = draftSection([jobs], periods, { figures: [], shown: {}, readAs }).parse(typed)[jobs.id];
    expect(seen).toMatchObject({
      faults: [],
      typed: { value: '70', qualifier: 'more_than' },
      figures: [{ number: 70, qualifier: 'more_than' }],
    });
    // Of another number nothing was shown.
    const other = { [jobs.id]: { value: '80+' } };
    expect(
      draftSection([jobs], periods, { figures: [], shown: {}, readAs }).parse(other)[jobs.id]?.figures,
    ).toEqual([]);
  });

  it('is read as the number that it is, whichever way it is written', () => {
    const WORDS: Record<Qualifier, string[]> = {
      more_than: ['>', 'more than ', 'over '],
      at_least: ['≥', 'at least '],
      about: ['c. ', '~', 'about ', 'approx. '],
      almost: ['nearly ', 'almost '],
      less_than: ['<', 'under ', 'fewer than '],
    };
    const qualified = fc
      .constantFrom(...(Object.keys(QUALIFIERS) as Qualifier[]))
      .chain((qualifier) => fc.constantFrom(...WORDS[qualifier]).map((before) => ({ qualifier, before })));
    const written = fc.constantFrom(
      (n: number) => String(n),
      (n: number) => n.toLocaleString('en-GB'),
      (n: number) => n.toLocaleString('en-GB').replaceAll(',', ' '),
      (n: number) => `${n / 1_000}k`,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000_000 }),
        qualified,
        written,
        fc.constantFrom('', ' jobs'),
        (n, { qualifier, before }, write, unit) => {
          const found = asWritten(jobs, 'value', `${before}${write(n)}${unit}`);
          expect(found?.sets).toEqual({ value: String(n), qualifier });
          // Read again the plain way it says the same, and no more is said of it.
          expect(asWritten(jobs, 'value', found?.sets.value ?? '')).toBeNull();
        },
      ),
    );
  });
});
