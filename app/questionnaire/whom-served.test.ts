import { describe, expect, it } from 'vitest';
import { classOf } from './disclosure-class';
import { DISCLOSURE_CLASSES, type DisclosureClass, type Measure } from './measure';
import { asMeasure } from './own-measure';
import { coreMeasure, sections } from './sections';
import { asServed, leastOfServed, mostProtecting, protectedAsServed, SERVED } from './whom-served';

const CAFE = 'A café that teaches young people with learning disabilities a trade.';
const PLAIN = 'To keep clothes in use.';
const own = (label: string, unit: string, disclosure: DisclosureClass | null = 'people') =>
  asMeasure({
    id: `own_${'a'.repeat(32)}`,
    label,
    unit,
    kind: 'count',
    polarity: 'higher',
    head: 'social',
    accrual: 'in_year',
    definition: '',
    disclosure,
  });
const trained = coreMeasure('people_trained') as Measure;
const jobs = coreMeasure('jobs_created') as Measure;

describe('what counts of people are at least, by whom an organisation serves', () => {
  it.each([
    [PLAIN, undefined, null],
    [PLAIN, 'public', null],
    [PLAIN, 'delicate', 'sensitive'],
    [PLAIN, 'special', 'special'],
    // The purpose is published beside every figure: nobody can answer it away.
    [CAFE, undefined, 'special'],
    [CAFE, 'public', 'special'],
    [CAFE, 'delicate', 'special'],
    ['A way home for people who have been homeless.', 'public', 'sensitive'],
    ['Gwaith i bobl ddigartref.', undefined, 'sensitive'],
  ] as const)('“%s” with the answer %s: %s', (purpose, serves, least) => {
    expect(leastOfServed({ purpose, serves }, [])).toBe(least);
  });

  it('reads the names of own measures of people until something is answered, and those alone', () => {
    const deaf = own('Deaf people supported', 'people');
    expect(leastOfServed({ purpose: PLAIN }, [trained, deaf])).toBe('special');
    expect(leastOfServed({ purpose: PLAIN, serves: 'public' }, [deaf])).toBeNull();
    expect(leastOfServed({ purpose: PLAIN }, [own('Families supported', 'families')])).toBeNull();
    // Things are things: a core measure's own words say nothing of whom this organisation serves.
    expect(leastOfServed({ purpose: PLAIN }, [own('Meals for homeless people', 'meals', 'open')])).toBeNull();
    expect(
      leastOfServed(
        { purpose: PLAIN },
        sections().flatMap(({ measures }) => measures),
      ),
    ).toBeNull();
  });

  it('of several answers the one that protects most counts', () => {
    for (const one of SERVED)
      for (const other of SERVED)
        expect(mostProtecting([one, null, other, undefined])).toBe(
          SERVED[Math.max(SERVED.indexOf(one), SERVED.indexOf(other))],
        );
    expect(mostProtecting([null, undefined])).toBeUndefined();
  });
});

describe('a measure as served', () => {
  it('is raised where it counts people who were helped, and stays where it counts a role or a thing', () => {
    expect(classOf(asServed(trained, 'sensitive'))).toBe('sensitive');
    expect(classOf(asServed(trained, 'special'))).toBe('special');
    expect(classOf(asServed(own('Families supported', 'families'), 'special'))).toBe('special');
    expect(asServed(jobs, 'special')).toBe(jobs);
    const meals = own('Meals for families', 'meals', 'open');
    expect(asServed(meals, 'special')).toBe(meals);
  });

  it('is never less protected than it was, whatever it is and whatever was answered', () => {
    const rank = (measure: Measure) => DISCLOSURE_CLASSES.indexOf(classOf(measure));
    const measures = sections().flatMap((section) => section.measures);
    let raised = 0;
    for (const purpose of [PLAIN, CAFE])
      for (const serves of [undefined, ...SERVED]) {
        const asked = protectedAsServed(sections(), { purpose, serves }).flatMap((each) => each.measures);
        for (const [index, measure] of measures.entries()) {
          const now = asked[index] ?? measure;
          expect([measure.id, rank(now) >= rank(measure)]).toEqual([measure.id, true]);
          if (rank(now) > rank(measure)) raised += 1;
          if (classOf(measure) === 'open') expect(now).toBe(measure);
        }
      }
    expect(raised).toBeGreaterThan(20);
  });
});
