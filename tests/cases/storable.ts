import fc from 'fast-check';
import { type AnswerPeriods, blankFigure } from '~/questionnaire/answers';
import { explaining } from '~/questionnaire/explanations';
import {
  BASES,
  type Basis,
  type Figure,
  figureKey,
  NO_VALUE,
  type Period,
  QUALIFIERS,
  type Qualifier,
  type Value,
} from '~/questionnaire/figure';
import type { KindName } from '~/questionnaire/kinds/kinds';
import { numberValue } from '~/questionnaire/kinds/numeric';
import type { Measure } from '~/questionnaire/measure';
import { nextPeriod } from '~/questionnaire/period';

/** Words as a database takes them, whoever wrote them: nothing that a form would have cleaned is cleaned. */
const words = fc
  .tuple(
    fc.constantFrom('', '', '  ', '\n', '\r\n\r\n', '\t', '\u00a0', '\ufeff', '<b>&amp;"\'</b> '),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'one\r\ntwo\rthree\nfour',
        '👩‍👩‍👧 ŵŷ £5',
        'cafe\u0301 \u202ereversed\u202c',
        'about 5%',
        '1,234',
      ),
      fc.constantFrom(9_990, 2_801, 501).map((length) => 'Ten thousand. '.repeat(800).slice(0, length)),
    ),
    fc.constantFrom('', ' ', '\n', '\r\n'),
  )
  .map(([lead, body, end]) => `${lead}${body.toWellFormed().replaceAll('\u0000', '')} words${end}`);
const noted = fc.option(words, { freq: 2 });

const decimals = fc.integer({ min: 0, max: 6 });
/** Any number, with as many decimals as it has; and one that was stored with fewer than it has. */
const numbers = fc
  .oneof(
    { weight: 8, arbitrary: fc.tuple(fc.integer({ min: -445_000_000, max: 445_000_000 }), decimals) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(0, 1, 5_625, 999_999_999_999_999), fc.constantFrom(0, 2)),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constant(0), decimals) },
  )
  .map(([digits, places]) => numberValue(Number((digits / 10 ** places).toFixed(places)), places))
  .map((value) => (value.number === 0 ? { ...value, number: 0 } : value));
const roughly = fc.tuple(numbers, decimals).map(([value, places]) => ({ ...value, decimals: places }));
const percentages = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 2 }))
  .map(([hundredths, places]) => numberValue(Number((hundredths / 100).toFixed(places)), places));
const fractions = fc
  .tuple(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }))
  .map(([a, b]): Value => ({ ...NO_VALUE, numerator: Math.min(a, b), denominator: b }));
const statedFractions = fc
  .tuple(fractions, fc.oneof(percentages, numbers))
  .map(([fraction, { number, decimals: places }]) => ({ ...fraction, number, decimals: places }));
const absent = fc.constantFrom<Value>(
  { ...NO_VALUE, status: 'not_measured' },
  { ...NO_VALUE, status: 'not_applicable' },
);

const figured = fc.oneof(numbers, roughly, fractions, statedFractions, percentages);
const ofKind: Record<KindName, (measure: Measure) => fc.Arbitrary<Value>> = {
  count: () => figured,
  money: () => figured,
  ratio: () => figured,
  share: () => fc.oneof(percentages, percentages, figured),
  text: () => words.map((text) => ({ ...NO_VALUE, text })),
  date: () =>
    fc.constantFrom('2026-02-28', '2019-12-31', '31 March 2026').map((text) => ({ ...NO_VALUE, text })),
  choice: ({ options = [] }) =>
    fc
      .shuffledSubarray([...options.map(({ id }) => id), 'retired_option', 'Another one'.toLowerCase()], {
        minLength: 1,
      })
      .map((ids) => ({ ...NO_VALUE, text: ids.join(' ') })),
};

const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });
const qualifiers = orNone(fc.constantFrom(...(Object.keys(QUALIFIERS) as Qualifier[])));
const bases = orNone(fc.constantFrom(...(Object.keys(BASES) as Basis[])));
const explained = fc.dictionary(
  fc.constantFrom('', 'large_change', 'groups_differ', 'profit_parts', 'a_retired_rule', 'Not a name'),
  words,
  { maxKeys: 3 },
);

function anyFigure(measure: Measure, period: Period, series: Figure['series']): fc.Arbitrary<Figure> {
  const value = fc.oneof(
    { weight: 6, arbitrary: ofKind[measure.kind](measure) },
    { weight: 1, arbitrary: absent },
  );
  return fc
    .tuple(
      value,
      fc.record({
        qualifier: qualifiers,
        basis: bases,
        note: noted,
        source: noted,
        statedLabel: noted,
      }),
      explained,
    )
    .map(([given, said, byRule]) => ({
      ...blankFigure(measure.id, period, series),
      ...given,
      ...said,
      ...explaining(byRule),
    }));
}

const ACADEMIC = { start: '2025-09-01', end: '2026-08-31' };
const HALF = { start: '2025-04-01', end: '2025-09-30' };
const DAY = { start: '2026-03-31', end: '2026-03-31' };
const LONG_AGO = { start: '2011-01-01', end: '2011-12-31' };

/** Whatever a database can hold of one measure in one version of a statement, possible by its kind or not asked any more. */
export function storableAnswer(measure: Measure, { own, previous }: AnswerPeriods): fc.Arbitrary<Figure[]> {
  const before = previous ?? {
    start: `${own.start.slice(0, 3)}4-04-01`,
    end: `${own.end.slice(0, 3)}5-03-31`,
  };
  const periods = fc.constantFrom(own, own, own, own, ACADEMIC, HALF, DAY, LONG_AGO);
  const total = periods.chain((period) => anyFigure(measure, period, 'actual'));
  const group = fc
    .tuple(
      fc.constantFrom(
        ...(measure.breakdown ?? []).map(({ id }) => id),
        ...['other', 'unknown', 'a_retired_group', 'constructor', 'No name at all'],
      ),
      periods.chain((period) => anyFigure(measure, period, 'actual')),
    )
    .map(([category, figure]) => ({ ...figure, category }));
  const slice = anyFigure(measure, own, 'actual').map((figure) => ({ ...figure, slice: 'Torfaen' }));
  const other = fc
    .constantFrom<[Figure['series'], Period][]>(
      ['target', own],
      ['target', nextPeriod(own)],
      ['target', ACADEMIC],
      ['forecast', own],
      ['forecast', nextPeriod(own)],
      ['comparative', before],
      ['comparative', LONG_AGO],
    )
    .chain(([series, period]) => anyFigure(measure, period, series));
  return fc
    .tuple(
      fc.oneof(
        { weight: 5, arbitrary: total.map((one) => [one]) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
      fc.array(total, { maxLength: 1 }),
      fc.array(group, { maxLength: 3 }),
      fc.array(other, { maxLength: 3 }),
      fc.array(slice, { maxLength: 1 }),
    )
    .map((all) => {
      const byKey = new Map(all.flat().map((figure) => [figureKey(figure), figure]));
      return [...byKey.values()];
    });
}

/** What stands in an answer, in the words of a tally. */
export function tallied(measure: Measure, figure: Figure): string[] {
  const { qualifier, basis, status, numerator, number, series, category } = figure;
  return [
    `${measure.own ? 'own ' : ''}${measure.kind}`,
    ...(status === 'reported' ? [] : [status.replace('_', ' ')]),
    ...(qualifier ? ['qualifier'] : []),
    ...(basis ? ['basis'] : []),
    ...(numerator !== null ? ['n of N'] : []),
    ...(number !== null && numerator === null && measure.kind === 'share' ? ['percentage alone'] : []),
    ...(series === 'actual' ? [] : [series]),
    ...(category ? ['group'] : []),
    ...(figure.slice ? ['contract'] : []),
    ...(figure.explanation ? ['explanation'] : []),
    ...(figure.note ? ['note'] : []),
  ];
}
