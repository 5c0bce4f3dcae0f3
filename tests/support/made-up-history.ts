import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from '~/platform/canonical.server';
import { blankFigure } from '~/questionnaire/answers';
import { type Basis, type Figure, type Period, QUALIFIERS, type Qualifier } from '~/questionnaire/figure';
import type { Measure } from '~/questionnaire/measure';
import { asMeasure, kindOfUnit } from '~/questionnaire/own-measure';
import { questionnaireFor } from '~/questionnaire/sections';
import { answerRow } from '~/statement/answer-rows.server';
import { inTransaction } from '~db/client';
import { addOwnMeasures } from '~db/queries/organisations';
import { anOrganisation, aStatement, aVersion } from './database';
import { financialYear } from './figures';

/** One statement of a made-up organisation: what speaks for its year, and what an earlier version of it had said. */
export interface MadeYear {
  period: Period;
  figures: Figure[];
  /** Superseded: no number of these may be read anywhere. */
  ghosts: Figure[];
  /** Nobody declared it here. */
  broughtIn: boolean;
}

export interface MadeHistory {
  organisation: ReturnType<typeof anOrganisation>;
  /** Every measure asked, and every one that was replaced. */
  measures: Measure[];
  own: Parameters<typeof asMeasure>[0][];
  years: MadeYear[];
}

const UNITS = ['meals', 'GBP', 'percent', 'percent of groups', 'GBP per group', 'tonnes', 'visits', 'people'];
const SLICES = ['Torfaen', 'Gwent contract'];
const LAST = 2026;

/** What one measure says in one year. */
interface Choice {
  says: 'number' | 'nil' | 'not_measured' | 'not_applicable' | 'nothing' | 'forecast' | 'lone target';
  qualifier: Qualifier | null;
  basis: Basis | null;
  note: boolean;
  slice: boolean;
  group: boolean;
  target: boolean;
  next: boolean;
  restated: boolean;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  says: fc.constantFrom<Choice['says'][]>(
    ...(['number', 'number', 'number', 'number', 'number', 'nil', 'not_measured'] as const),
    ...(['not_applicable', 'nothing', 'forecast', 'lone target'] as const),
  ),
  qualifier: fc.option(fc.constantFrom(...(Object.keys(QUALIFIERS) as Qualifier[])), { freq: 2 }),
  basis: fc.option(fc.constantFrom<Basis[]>('counted', 'survey', 'estimated', 'modelled'), { freq: 2 }),
  note: fc.boolean(),
  slice: fc.boolean(),
  group: fc.boolean(),
  target: fc.boolean(),
  next: fc.boolean(),
  restated: fc.boolean(),
});

export interface Seed {
  /** How many years, and whether one in the middle is left out. */
  count: number;
  gap: boolean;
  units: string[];
  /** The first own measure gives way to the second in this year of the history. */
  replacedAt: number;
  academic: boolean;
  core: number;
  versions: boolean[];
  /** Which years before the last were brought in. */
  broughtIn: boolean[];
  choices: Choice[];
}

export const madeUpSeed: fc.Arbitrary<Seed> = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  gap: fc.boolean(),
  units: fc.shuffledSubarray(UNITS, { minLength: 3, maxLength: 4 }),
  replacedAt: fc.integer({ min: 1, max: 4 }),
  academic: fc.boolean(),
  core: fc.nat(1_000),
  versions: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  broughtIn: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  choices: fc.array(choice, { minLength: 60, maxLength: 60 }),
});

/** Core measures of each shape, of which a history takes one of each: no name of a measure stands here. */
function coreOf(pick: number): Measure[] {
  const all = questionnaireFor({ level: 'mark', year: LAST, own: [] }).flatMap(({ measures }) => measures);
  const feeding = new Set(
    all.flatMap(({ derived }) => (derived ? [derived.denominator, ...derived.numerator] : [])),
  );
  const plain = all.filter(({ id, derived }) => !derived && !feeding.has(id));
  const kinds: Measure[][] = [
    plain.filter(
      ({ kind, disclosure, breakdown }) => kind === 'count' && disclosure === 'open' && !breakdown,
    ),
    plain.filter(({ kind, disclosure, breakdown }) => kind === 'count' && disclosure === 'open' && breakdown),
    plain.filter(({ kind, disclosure }) => kind === 'count' && disclosure !== 'open'),
    plain.filter(({ kind }) => kind === 'share'),
    plain.filter(({ kind }) => kind === 'money'),
  ];
  return kinds.flatMap((of) => of[pick % Math.max(of.length, 1)] ?? []);
}

/** Makes every number one that occurs nowhere else, so that whoever reads it knows which figure it is. */
class Numbers {
  private at = 0;
  next(measure: Measure): Pick<Figure, 'number' | 'decimals' | 'numerator' | 'denominator'> {
    this.at += 1;
    const none = { number: null, decimals: 0, numerator: null, denominator: null };
    const { at } = this;
    if (measure.kind === 'share') return { ...none, numerator: 2003 + at * 11, denominator: 9001 + at * 13 };
    if (measure.kind === 'money') return { ...none, number: 300_017 + at * 1_009 };
    if (/^percent/.test(measure.unit))
      return { ...none, number: Number((10.07 + at * 0.13).toFixed(2)), decimals: 2 };
    return { ...none, number: 20_011 + at * 37 };
  }
}

export function makeHistory(seed: Seed): MadeHistory {
  const organisation = anOrganisation({ region: 'Wales', areas: '' });
  const own = seed.units.map((unit, index) => ({
    id: `own_${randomUUID().replaceAll('-', '')}`,
    label: `Ours ${['alpha', 'beta', 'gamma', 'delta'][index]}`,
    unit,
    kind: kindOfUnit(unit),
    polarity: (['higher', 'lower', 'neutral', 'higher'] as const)[index] ?? 'neutral',
    head: ([null, 'social', 'economic', 'environmental'] as const)[index] ?? null,
    accrual: (['in_year', 'in_year', 'point_in_time', 'cumulative'] as const)[index] ?? 'in_year',
    definition: index % 2 ? 'Each one counted once.' : '',
    // One that replaces another is of its class: what it stands for is published by one rule.
    disclosure: (['open', 'open', 'people', null] as const)[index] ?? null,
    replaces: null as string | null,
  }));
  const [first, second] = own;
  if (first && second) second.replaces = first.id;
  const measures = [...coreOf(seed.core), ...own.map(asMeasure)];
  const ends = Array.from({ length: seed.count }, (_, index) => LAST - seed.count + 1 + index);
  const kept = seed.gap && ends.length > 3 ? ends.filter((_, index) => index !== ends.length - 2) : ends;
  const numbers = new Numbers();
  let at = 0;
  const chosen = () => seed.choices[at++ % seed.choices.length] as Choice;
  const years = kept.map((end, index) => {
    const period = financialYear(end);
    const before = kept[index - 1];
    const figures = measures.flatMap((measure, place) => {
      // The one that is replaced ends where the other begins, and both may speak of that year.
      if (measure.id === first?.id && index > seed.replacedAt) return [];
      if (measure.id === second?.id && index < seed.replacedAt) return [];
      const academic = seed.academic && place === 3 && measure.kind !== 'money';
      return figuresOf(measure, chosen(), numbers, {
        own: academic ? { start: `${end - 2}-09-01`, end: `${end - 1}-08-31` } : period,
        statement: period,
        previous: before ? financialYear(before) : null,
      });
    });
    const ghosts = seed.versions[index]
      ? measures.flatMap((measure) =>
          figuresOf(measure, { ...chosen(), restated: false }, numbers, {
            own: period,
            statement: period,
            previous: null,
          }),
        )
      : [];
    const broughtIn = index < kept.length - 1 && Boolean(seed.broughtIn[index]);
    return { period, figures, ghosts, broughtIn };
  });
  return { organisation, measures, own, years };
}

interface Periods {
  own: Period;
  statement: Period;
  previous: Period | null;
}

function figuresOf(measure: Measure, chosen: Choice, numbers: Numbers, periods: Periods): Figure[] {
  const { own, statement, previous } = periods;
  const blank = (period: Period, series: Figure['series'] = 'actual') =>
    blankFigure(measure.id, period, series);
  const small = measure.disclosure !== 'open' && !measure.own && !chosen.next;
  const value = () => {
    const made = numbers.next(measure);
    return small && made.number !== null ? { ...made, number: made.number % 45 } : made;
  };
  const stated = (made: ReturnType<typeof value>) => ({
    ...made,
    status: made.number === 0 ? ('nil' as const) : ('reported' as const),
  });
  const aim = (period: Period): Figure[] => {
    const made = numbers.next(measure);
    const number = measure.kind === 'share' ? 37.25 + ((made.numerator ?? 0) % 40) : made.number;
    return [
      {
        ...blank(period, 'target'),
        status: 'reported',
        number,
        decimals: measure.kind === 'share' ? 2 : made.decimals,
      },
    ];
  };
  const figures: Figure[] = [];
  const { says, qualifier, basis } = chosen;
  const note = chosen.note ? 'Taken from the registers.' : null;
  if (says === 'number') figures.push({ ...blank(own), ...stated(value()), qualifier, basis, note });
  if (says === 'nil' && measure.kind !== 'share')
    figures.push({ ...blank(own), status: 'nil', number: 0, basis });
  if (says === 'not_measured' || says === 'not_applicable') figures.push({ ...blank(own), status: says });
  if (says === 'forecast') figures.push({ ...blank(own, 'forecast'), ...stated(value()), qualifier });
  if (says === 'lone target') figures.push(...aim(statement));
  if (says === 'number') {
    if (chosen.slice) figures.push({ ...blank(own), ...stated(value()), slice: SLICES[0] ?? '' });
    if (chosen.slice && chosen.group)
      figures.push({ ...blank(own), ...stated(value()), slice: SLICES[1] ?? '' });
    const [group] = measure.breakdown ?? [];
    if (chosen.group && group) figures.push({ ...blank(own), ...stated(value()), category: group.id });
    if (chosen.target) figures.push(...aim(statement));
    if (chosen.restated && previous && measure.kind !== 'share')
      figures.push({ ...blank(previous, 'comparative'), ...stated(numbers.next(measure)) });
  }
  if (chosen.next && says !== 'lone target') {
    const next = {
      start: `${Number(statement.start.slice(0, 4)) + 1}-04-01`,
      end: `${Number(statement.end.slice(0, 4)) + 1}-03-31`,
    };
    figures.push(...aim(next));
  }
  return figures;
}

/** Puts a history into the database, as the lifecycle leaves it: the last year a draft, the others published. */
export async function storeHistory({ organisation, own, years }: MadeHistory): Promise<{ draft: string }> {
  let draft = '';
  await inTransaction(async (tx) => {
    await tx.insertInto('organisation').values(organisation).execute();
    await addOwnMeasures(
      tx,
      own.map((each, position) => ({
        ...each,
        replaces: each.replaces ?? null,
        organisation_id: organisation.id,
        position,
        created_at: organisation.created_at,
      })),
    );
    for (const [index, { period, figures, ghosts, broughtIn }] of years.entries()) {
      const statement = aStatement(organisation, { period_start: period.start, period_end: period.end });
      await tx.insertInto('statement').values(statement).execute();
      const last = index === years.length - 1;
      if (last) draft = statement.id;
      const spoken = aVersion(
        statement,
        last ? { number: 2 } : { ...published, ...(!broughtIn && declared), number: 2 },
      );
      const before = aVersion(statement, { ...published, status: 'superseded', number: 1 });
      for (const [version, says] of [
        [before, ghosts],
        [spoken, figures],
      ] as const) {
        await tx.insertInto('version').values(version).execute();
        const rows = says.map((figure) =>
          answerRow(figure, {
            organisationId: organisation.id,
            versionId: version.id,
            personId: null,
            revision: 1,
            at: organisation.created_at,
          }),
        );
        if (rows.length > 0) await tx.insertInto('answer').values(rows).execute();
      }
    }
  });
  return { draft };
}

const declared = { declared_by: 'a director', decided_by: 'an assessor' };

const NOTHING_SAID = JSON.stringify({ sections: [] });

const published = {
  status: 'published',
  published_at: new Date('2026-06-01T09:00:00Z'),
  document: NOTHING_SAID,
  document_sha256: sha256(NOTHING_SAID),
} as const;
