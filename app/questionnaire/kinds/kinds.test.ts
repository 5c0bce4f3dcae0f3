import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../figure';
import { formatCell, formatFigure } from '../format';
import type { Measure } from '../measure';
import { sections } from '../sections';
import { type KindName, kinds } from './kinds';

const RUNS = { numRuns: 10_000 };
const measures = sections().flatMap((section) => section.measures);

function measureOf(kind: KindName, more: Partial<Measure> = {}): Measure {
  const found = measures.find((measure) => measure.kind === kind && !measure.derived);
  const blank = {
    id: 'x',
    kind,
    unit: 'percent',
    label: 'X',
    question: 'X?',
    definition: 'X.',
    definitionSource: 'X',
  };
  return {
    ...(found ?? { ...blank, polarity: 'neutral', head: 'social', disclosure: 'open' as const }),
    ...more,
  };
}

const NASTY = [
  'NaN',
  '∞',
  '1e3',
  '0x10',
  '½',
  '１２',
  '9007199254740993',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀',
  '__proto__',
  '-0.0x',
];

describe.each(Object.keys(kinds) as KindName[])('%s', (name) => {
  const kind = kinds[name];
  const measure = measureOf(name);

  it('takes nothing, spaces and no-break spaces as no answer, never as zero', () => {
    for (const nothing of ['', ' ', '\u00a0', '\u200b', '\n\t'])
      expect(kind.parse({ value: nothing, numerator: nothing, denominator: nothing }, measure)).toEqual({
        ok: true,
        value: null,
      });
  });

  it.each(NASTY)('answers %j with a sentence beside the field', (typed) => {
    const parsed = kind.parse({ value: typed, numerator: typed, denominator: typed }, measure);
    if (parsed.ok) expect(parsed.value?.number ?? null).toBeNull();
    else for (const error of parsed.errors) expect(error.message).toMatch(/^[A-Z][^{}<>]{8,160}$/);
  });

  it('types back what it has read, whatever was typed', () => {
    const typed = fc.record({
      value: fc.string(),
      numerator: fc.nat().map(String),
      denominator: fc.nat().map(String),
    });
    fc.assert(
      fc.property(typed, (words) => {
        const first = kind.parse(words, measure);
        if (!first.ok || !first.value) return true;
        const again = kind.parse(kind.typed(first.value, measure), measure);
        return again.ok && JSON.stringify(again.value) === JSON.stringify(first.value);
      }),
      RUNS,
    );
  });
});

describe('money', () => {
  const money = measureOf('money', { mayBeNegative: true });
  it.each([
    ['£1,234', '£1,234'],
    ['-191027', '−£191,027'],
    ['(191,027)', '−£191,027'],
    ['1234.5', '£1,234.50'],
    ['£445,000,000', '£445,000,000'],
  ])('reads %s as %s', (typed, shown) => {
    const parsed = kinds.money.parse({ value: typed }, money);
    expect(parsed.ok && parsed.value && kinds.money.format(parsed.value, money)).toBe(shown);
  });

  it('keeps every penny', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (pence) => {
        const typed = (pence / 100).toFixed(2);
        const parsed = kinds.money.parse({ value: typed }, money);
        return (
          parsed.ok && Math.round((parsed.value?.number ?? Number.NaN) * 100) === (pence === 0 ? 0 : pence)
        );
      }),
      RUNS,
    );
  });
});

describe('share', () => {
  const share = measureOf('share');
  const shown = (value: Value) => formatFigure({ ...value, qualifier: null }, share);
  const parse = (numerator: string, denominator: string, value = '') =>
    kinds.share.parse({ numerator, denominator, value }, share);

  it.each([
    ['37', '38', '37 of 38 (97%)'],
    ['199', '200', '199 of 200 (99%)'],
    ['1', '999', '1 of 999 (1%)'],
    ['96', '96', '96 of 96 (100%)'],
    ['0', '5', '0 of 5 (0%)'],
  ])('%s of %s is %s', (n, total, words) => {
    const parsed = parse(n, total);
    expect(parsed.ok && parsed.value && shown(parsed.value)).toBe(words);
  });

  it('takes a percentage alone', () => {
    const parsed = parse('', '', '84.5%');
    expect(parsed.ok && parsed.value && shown(parsed.value)).toBe('84.5%');
  });

  it.each([
    ['5', '', 'denominator'],
    ['', '5', 'numerator'],
    ['6', '5', 'numerator'],
    ['0', '0', 'denominator'],
    ['1.5', '3', 'numerator'],
  ])('refuses %s of %s at the right box', (n, total, part) => {
    expect(parse(n, total)).toMatchObject({ ok: false, errors: [{ part }] });
  });
});

describe('text', () => {
  const text = measureOf('text', { maxLength: 10 });
  it('counts characters as a reader does', () => {
    expect(kinds.text.parse({ value: 'ŵŷŵŷŵŷŵŷŵŷ' }, text).ok).toBe(true);
    expect(kinds.text.parse({ value: 'abcdefghijk' }, text).ok).toBe(false);
  });
  it('does not take a link alone for an answer', () => {
    expect(kinds.text.parse({ value: 'http://example.org/x' }, measureOf('text')).ok).toBe(false);
  });
});

it('prints decimals as stated and qualifiers in words', () => {
  const measure = measureOf('ratio', { unit: 'percent' });
  const value = {
    ...(kinds.ratio.parse({ value: '9.0' }, { ...measure, decimals: 6 }) as { value: Value }).value,
  };
  expect(formatCell({ ...value, qualifier: 'more_than' }, measure)).toBe('more than 9.0%');
});
