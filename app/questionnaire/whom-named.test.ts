import { describe, expect, it } from 'vitest';
import { classOf } from './disclosure-class';
import type { DisclosureClass } from './measure';
import { asMeasure, kindOfUnit, type OwnMeasure, tooOpen } from './own-measure';
import { whomNamed } from './whom-named';

const own = (label: string, unit: string, disclosure: DisclosureClass | null = 'open'): OwnMeasure => ({
  id: 'own_0123456789abcdef0123456789abcdef',
  label,
  unit,
  kind: kindOfUnit(unit),
  polarity: 'higher',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure,
});

describe('whom the words of an own measure name', () => {
  it.each([
    ['Families supported', 'families', 'people'],
    ['Families supported by volunteers', 'families', 'people'],
    ['People supported by volunteers', 'people', 'people'],
    ['Children reached', 'number', 'people'],
    ['Women in our programme', 'per year', 'people'],
    ['Women in our programme', 'number a year', 'people'],
    ['Course leavers', 'leavers', 'people'],
    ['On our courses', 'course participants', 'people'],
    ['At our events', 'bus users', 'people'],
    ['Satisfied', 'percent of families', 'people'],
    ['Tenants who feel safe', 'percent', 'people'],
    ['Women helped into work', 'FTE', 'people'],
    ['Teuluoedd a gefnogwyd', 'teuluoedd', 'people'],
    ['Plant a phobl ifanc', 'nifer', 'people'],
    ['Menywod', 'menywod y flwyddyn', 'people'],
    ['Women housed', 'number', 'sensitive'],
    ['Women housed', 'women', 'sensitive'],
    ['Care leavers in a first job', 'people', 'sensitive'],
    ['Volunteers who are care leavers', 'people', 'sensitive'],
    ['Stays in our refuge', 'stays', 'sensitive'],
    ['Asylum claims won', 'claims', 'sensitive'],
    ['Debt plans agreed', 'plans', 'sensitive'],
    ['Cartrefi i bobl ddigartref', 'cartrefi', 'sensitive'],
    ['Goroeswyr trais yn y cartref', 'nifer', 'sensitive'],
    ['People with a disability supported', 'people', 'special'],
    ['Staff with a disability', 'staff', 'special'],
    ['Releases from custody', 'releases', 'special'],
    ['Did not reoffend', 'percent', 'special'],
    ['Mental health referrals', 'referrals', 'special'],
    ['Recoveries from addiction', 'number', 'special'],
    ['From ethnic minorities', 'percent', 'special'],
    ['LGBTQ+ young people', 'people', 'special'],
    ['Of the Muslim faith', 'number', 'special'],
    ['Pobl anabl a gefnogwyd', 'pobl', 'special'],
    ['Cyn-droseddwyr mewn gwaith', 'pobl', 'special'],
    ['Cleifion â phroblemau iechyd meddwl', 'cleifion', 'special'],
  ] as const)('“%s” in %s: %s', (label, unit, whom) => {
    expect(whomNamed(own(label, unit))).toBe(whom);
  });

  it.each([
    ['Meals redistributed', 'meals'],
    ['Meals for homeless people', 'meals'],
    ['Hours of work for ex-homeless people', 'hours'],
    ['Hours of support', 'hours of support'],
    ['Counselling for survivors', 'sessions'],
    ['Furniture given to households leaving homelessness', 'pieces'],
    ['Passenger journeys', 'journeys'],
    ['Patient transport', 'passenger journeys'],
    ['Sites run by women', 'percent of sites'],
    ['Prison workshops', 'workshops'],
    ['Social value from rehabilitation', 'GBP'],
    ['Average annual saving per family', 'GBP per family'],
    ['Staff', 'people'],
    ['Staff hours', 'hours'],
    ['Volunteer hours', 'person hours'],
    ['Volunteers', 'people'],
    ['New volunteers', 'volunteers'],
    ['People who gave their time', 'volunteers'],
    ['Women directors', 'people'],
    ['Women on our board', 'percent'],
    ['Staff trained in first aid', 'percent of staff'],
    ['Shareholders', 'people'],
    ['Customers', 'customers'],
    ['Passengers carried', 'passengers'],
    ['Members of our co-operative', 'members'],
    ['Apprentices', 'apprentices'],
    ['Jobs created', 'jobs'],
    ['Health and safety incidents', 'incidents'],
    ['Homes let at social rent', 'homes'],
    ['Hardship grants paid', 'grants'],
    ['CSCS cards issued', 'cards'],
    ['Carbon saved', 'tonnes'],
    ['Prydau bwyd', 'prydau'],
    ['Oriau gwirfoddoli i bobl ifanc', 'oriau'],
    ['Staff', 'staff'],
    ['Gwirfoddolwyr', 'gwirfoddolwyr'],
    ['Sales growth', 'percent'],
    ['UK recycled plastic content', 'percent'],
  ] as const)('“%s” in %s: nobody', (label, unit) => {
    expect(whomNamed(own(label, unit))).toBeNull();
    expect(tooOpen(own(label, unit))).toBeNull();
    expect(classOf(asMeasure(own(label, unit)))).toBe('open');
  });

  it('holds against an answer that says less, of a measure as it is stored and in a document of long ago', () => {
    const stored = own('Families supported', 'families');
    const { disclosureAssumed: _, ...frozen } = { ...asMeasure(stored), disclosure: 'open' as const };
    expect(classOf(asMeasure(stored))).toBe('sensitive');
    expect(asMeasure(stored).disclosureAssumed).toBe(true);
    expect(classOf(frozen)).toBe('sensitive');
    const disabled = own('People with a disability supported', 'people', 'people');
    expect(classOf(asMeasure(disabled))).toBe('special');
    expect(classOf({ ...asMeasure(disabled), disclosure: 'people' })).toBe('special');
    expect(classOf(asMeasure(own('People with a disability supported', 'people', null)))).toBe('special');
  });

  it('lets an answer stand that says as much or more', () => {
    expect(classOf(asMeasure(own('Families supported', 'families', 'people')))).toBe('people');
    expect(classOf(asMeasure(own('Meals for families', 'meals', 'special')))).toBe('special');
    expect(tooOpen(own('Families supported', 'families', 'people'))).toBeNull();
  });

  it('says in the words of the choices which one is left, and how a thing is said to be one', () => {
    expect(tooOpen(own('Families supported', 'families'))).toMatch(
      /speaks of people.*People we helped.*unit/,
    );
    expect(tooOpen(own('Women housed', 'number', 'people'))).toMatch(/People in a delicate situation/);
    expect(tooOpen(own('Did not reoffend', 'percent', 'sensitive'))).toMatch(/People by health/);
  });
});
