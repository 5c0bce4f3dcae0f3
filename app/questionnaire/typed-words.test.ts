import { describe, expect, it } from 'vitest';
import type { Measure } from './measure';
import { sections } from './sections';
import { partsChanged, typedInWords } from './typed-words';

const measures = sections().flatMap((section) => section.measures);
const called = (id: string) => measures.find((measure) => measure.id === id) as Measure;
const [choice] = measures.filter(({ options }) => (options?.length ?? 0) > 1);

describe('a typed answer in words', () => {
  it('says what the form says, never what it is stored as', () => {
    const typed = { value: '31', qualifier: 'more_than', basis: 'counted', groups: { care_leaver: '6' } };
    expect(typedInWords(called('barrier_jobs'), typed)).toBe(
      '31 · how exact: more than · how known: counted · Care leavers: 6',
    );
    expect(typedInWords(called('jobs_sustained_26w'), { numerator: '5 or 6' })).toBe('5 or 6 of nothing');
    const [first, second] = choice?.options ?? [];
    expect(typedInWords(choice as Measure, { value: `${first?.id} ${second?.id}` })).toBe(
      `${first?.label}, ${second?.label}`,
    );
  });

  it('says days as people say them, and what makes no day as it was typed', () => {
    const typed = { value: '12', periodStart: '2025-04-01', periodEnd: '202-31-02' };
    expect(typedInWords(called('jobs_created'), typed)).toBe(
      '12 · own period from: 1 April 2025 · own period to: 02 31 202',
    );
  });

  it('says what changed beside the figure, and nothing where nothing did', () => {
    const before = { value: '10', groups: { care_leaver: '3' }, target: '1,200' };
    const after = { value: '11', groups: { care_leaver: '4' }, target: '1200', note: 'From payroll' };
    expect(partsChanged(called('barrier_jobs'), before, after)).toEqual([
      { part: 'Care leavers', from: '3', to: '4' },
      { part: 'how it was counted', from: 'nothing', to: 'From payroll' },
    ]);
    expect(partsChanged(called('barrier_jobs'), before, before)).toEqual([]);
  });
});
