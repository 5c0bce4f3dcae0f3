import { describe, expect, it } from 'vitest';
import { scheme } from '../questionnaire/scheme';
import { baselineAnswersIn, baselineInWords, baselineQuestions, baselineResults } from './baseline';

const BASELINE = baselineQuestions();

describe('the check before an application', () => {
  it('asks about every criterion of the first level, in its words and with its source', () => {
    const first = scheme.criteria.filter(({ level }) => level === 'mark');
    expect(BASELINE.map(({ letter, title }) => `${letter} ${title}`)).toEqual(
      first.map(({ letter, title }) => `${letter} ${title}`),
    );
    expect(BASELINE.every(({ source }) => source === scheme.source)).toBe(true);
  });

  it('says that what was not answered is not known, and never that it is met', () => {
    const nothing = baselineResults({});
    expect(nothing.map(({ outcome }) => outcome)).toEqual(Array(6).fill('unknown'));
    expect(baselineInWords(nothing)).toBe(
      '0 of 6 criteria would be met by these answers and 6 are not known.',
    );
    for (const { criterion, answers } of BASELINE)
      expect(answers.get('unknown')?.outcome, criterion).toBe('unknown');
  });

  it('takes no profit for no failure, and judges what only a statement can show not before', () => {
    const best = Object.fromEntries(BASELINE.map(({ criterion }) => [criterion, 'yes']));
    const results = baselineResults(best);
    expect(results.filter(({ outcome }) => outcome === 'met').map(({ letter }) => letter)).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
    ]);
    expect(results.at(-1)?.outcome).toBe('unknown');
    expect(BASELINE.find(({ criterion }) => criterion === 'profit')?.hint).toMatch(/not required/);
  });

  it('has no answers that its questions do not have', () => {
    const given = { purpose: 'yes', independent: 'constructor', trading: '', profit: '__proto__' };
    expect(baselineAnswersIn((id) => (given as Record<string, string>)[id] ?? null)).toEqual({
      purpose: 'yes',
    });
  });
});
