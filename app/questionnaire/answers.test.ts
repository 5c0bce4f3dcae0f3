import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financialYear, measureNamed } from '../../tests/support/figures';
import { readAnswer, type TypedAnswer, typeAnswer } from './answers';

const periods = { own: financialYear(2026), previous: financialYear(2025) };
const jobs = measureNamed('barrier_jobs');
const read = (typed: TypedAnswer) => readAnswer(jobs, typed, periods);

describe('readAnswer', () => {
  it('tells nil, blank, not measured and not applicable apart', () => {
    expect(read({ value: '0' }).figures).toMatchObject([{ status: 'nil', number: 0 }]);
    expect(read({ value: '' }).figures).toEqual([]);
    expect(read({ absent: 'not_measured' }).figures).toMatchObject([
      { status: 'not_measured', number: null },
    ]);
    expect(read({ absent: 'not_applicable' }).figures).toMatchObject([{ status: 'not_applicable' }]);
    expect(read({ absent: 'not_measured', value: '3' }).faults).toMatchObject([{ field: 'absent' }]);
  });

  it('puts targets and restatements into their own periods', () => {
    const { figures } = read({ value: '5', target: '6', nextTarget: '7', comparative: '4' });
    expect(figures.map(({ series, period, number }) => [series, period.end, number])).toEqual([
      ['actual', '2026-03-31', 5],
      ['target', '2026-03-31', 6],
      ['target', '2027-03-31', 7],
      ['comparative', '2025-03-31', 4],
    ]);
  });

  it('names the field that is wrong', () => {
    expect(read({ value: '5', groups: { disabled: 'x' } }).faults).toMatchObject([
      { field: 'groups.disabled' },
    ]);
    expect(read({ value: '5', periodStart: '2025-13-01', periodEnd: '2026-01-01' }).faults).toMatchObject([
      { field: 'periodStart' },
    ]);
    expect(read({ note: 'about what?' }).faults).toMatchObject([{ field: 'value' }]);
    expect(read({ value: '5', note: 'x'.repeat(2_001) }).faults).toMatchObject([{ field: 'note' }]);
  });

  it('types back what it has read', () => {
    const whole = fc.nat({ max: 100_000 }).map(String);
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const typed = fc.record(
      {
        value: whole,
        qualifier: maybe(fc.constantFrom('more_than', 'about')),
        basis: maybe(fc.constantFrom('counted', 'modelled')),
        note: maybe(fc.constantFrom('by payroll', 'ŵŷ')),
        target: maybe(whole),
        nextTarget: maybe(whole),
        comparative: maybe(whole),
        groups: maybe(fc.record({ disabled: whole, other: whole })),
      },
      { requiredKeys: ['value'] },
    );
    fc.assert(
      fc.property(typed, (answer) => {
        const first = read(answer as TypedAnswer);
        const again = read(typeAnswer(jobs, first.figures, periods));
        return first.faults.length === 0 && JSON.stringify(again.figures) === JSON.stringify(first.figures);
      }),
      { numRuns: 10_000 },
    );
  });
});
