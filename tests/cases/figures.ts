import fc from 'fast-check';
import { blankFigure } from '~/questionnaire/answers';
import {
  BASES,
  type Basis,
  type Figure,
  NO_VALUE,
  QUALIFIERS,
  type Qualifier,
  type Value,
} from '~/questionnaire/figure';
import { numberValue } from '~/questionnaire/kinds/numeric';
import type { Measure } from '~/questionnaire/measure';
import { cleanText } from '~/questionnaire/text';

/** Text as it is stored, of anything that can be typed; null for nothing. */
const stored = (limit: number) =>
  fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('=', '-', '+', '@', "'", '"', ',', '\n', '\t', 'ŵ', '£', ' '),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 40,
    })
    .map((text) => [...cleanText(text)].slice(0, limit).join('').trim())
    .filter((text) => !/(^|\n)(Why it changed|Of the measure as a whole): /.test(text))
    .map((text) => text || null);

const line = stored(100).map((text) => text?.replace(/\s+/g, ' ').trim() || null);

/** A value that the measure's kind accepts. */
function anyValue(measure: Measure): fc.Arbitrary<Value> {
  const absent = fc.constantFrom<Value>(
    { ...NO_VALUE, status: 'not_measured' },
    { ...NO_VALUE, status: 'not_applicable' },
  );
  return fc.oneof({ weight: 6, arbitrary: givenOf(measure) }, { weight: 1, arbitrary: absent });
}

function givenOf(measure: Measure): fc.Arbitrary<Value> {
  if (measure.kind === 'choice')
    return fc
      .constantFrom(...(measure.options ?? []).map(({ id }) => id))
      .map((text) => ({ ...NO_VALUE, text }));
  if (measure.kind === 'text')
    return stored(60).map((text) => ({ ...NO_VALUE, text: cleanText(`${text ?? ''} words`) }));
  if (measure.kind === 'share') return fc.oneof(fractionOf, percentOf, statedOf);
  return numberOf(measure);
}

const fractionOf = fc
  .tuple(fc.nat(5_000), fc.integer({ min: 1, max: 5_000 }))
  .map(([a, b]) => ({ ...NO_VALUE, numerator: Math.min(a, b), denominator: b }));
const percentOf = fc.integer({ min: 0, max: 1_000 }).map((tenths) => numberValue(tenths / 10, 1));
const statedOf = fc
  .tuple(fractionOf, fc.integer({ min: 1, max: 100 }))
  .map(([fraction, number]) => ({ ...fraction, number, decimals: 0 }));

function numberOf(measure: Measure): fc.Arbitrary<Value> {
  const most = measure.kind === 'money' ? 2 : (measure.decimals ?? 0);
  const least = measure.mayBeNegative ? -445_000_000 : 0;
  return fc
    .tuple(fc.integer({ min: least, max: 445_000_000 }), fc.integer({ min: 0, max: most }))
    .map(([digits, decimals]) => numberValue(Number((digits / 10 ** decimals).toFixed(decimals)), decimals))
    .map((value) => (value.number === 0 ? { ...value, number: 0 } : value));
}

/** Any figure of a measure in a period. */
export function anyFigure(measure: Measure, period: Figure['period'], series: Figure['series'] = 'actual') {
  const qualifiers = [null, ...Object.keys(QUALIFIERS)] as (Qualifier | null)[];
  const bases = [null, ...Object.keys(BASES)] as (Basis | null)[];
  return fc
    .record({
      value: anyValue(measure),
      qualifier: fc.constantFrom(...qualifiers),
      basis: fc.constantFrom(...bases),
      note: stored(200),
      explanation: stored(200),
      source: line,
      statedLabel: measure.own ? fc.constant(null) : line.map((text) => text && `${text} (as printed)`),
    })
    .map(({ value, ...rest }): Figure => ({ ...blankFigure(measure.id, period, series), ...value, ...rest }));
}
