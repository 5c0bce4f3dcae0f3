import { describe, expect, it } from 'vitest';
import { speakingTo } from '../../questionnaire/sections';
import { MODELS, modelOn, weightFor, weightsInWords } from './models';

const named = (id: string) => {
  const model = MODELS.find((each) => each.id === id);
  if (!model) throw new Error(`There is no model ${id}`);
  return model;
};

describe('the Social Value Model', () => {
  it.each([
    ['2020-12-31', null],
    ['2021-01-01', 'ppn-06-20'],
    ['2025-09-30', 'ppn-06-20'],
    ['2025-10-01', 'ppn-002'],
    ['2026-12-31', 'ppn-002'],
    ['2027-01-01', 'ppn-026'],
    ['2031-06-30', 'ppn-026'],
  ])('of a tender notice of %s is %s', (day, id) => {
    expect(modelOn(day)?.id ?? null).toBe(id);
  });

  it('places topics to which measures speak, has its own page and what was read for it, and prints no reference codes', () => {
    for (const { source, readIn, parts } of MODELS) {
      expect(source).toMatch(/^https:\/\/www\.gov\.uk\/government\/publications\//);
      expect(readIn.length).toBeGreaterThan(0);
      for (const { topics, name, under } of parts) {
        for (const topic of topics) expect(speakingTo([topic]), topic).not.toEqual([]);
        expect(`${under} ${name}`).not.toMatch(/MAC|\b(?!COVID|NHS)[A-Z]{2,}\s?\d/);
      }
    }
    expect(new Set(MODELS.map(({ source }) => source)).size).toBe(MODELS.length);
  });

  it('names all outcomes of PPN 06/20 and all criteria of PPN 026, and says what of PPN 002 is missing', () => {
    expect(named('ppn-06-20').parts.map(({ name }) => name)).toEqual([
      'Help local communities to manage and recover from the impact of COVID-19',
      'Create new businesses, new jobs and new skills',
      'Increase supply chain resilience and capacity',
      'Effective stewardship of the environment',
      'Reduce the disability employment gap',
      'Tackle workforce inequality',
      'Improve health and wellbeing',
      'Improve community cohesion',
    ]);
    expect(new Set(named('ppn-06-20').parts.map(({ under }) => under)).size).toBe(5);
    expect(named('ppn-026').parts).toHaveLength(6);
    const outcomes = named('ppn-002').parts.filter(({ under }) => under === 'Outcome');
    expect(outcomes.length < 8).toBe(named('ppn-002').leftOut !== '');
    expect(named('ppn-002').parts.filter(({ under }) => under === 'Mission')).toHaveLength(5);
  });

  it.each([
    ['ppn-06-20', 200_000, 10],
    ['ppn-002', 200_000, 10],
    ['ppn-026', 999_999, null],
    ['ppn-026', 1_000_000, 10],
    ['ppn-026', 4_999_999, 10],
    ['ppn-026', 5_000_000, 20],
  ])('%s asks of £%i for a weight of %s', (id, pounds, weight) => {
    expect(weightFor(named(id), pounds)).toBe(weight);
  });

  it('says its thresholds in words', () => {
    expect(weightsInWords(named('ppn-002'))).toBe('at least 10% of the score');
    expect(weightsInWords(named('ppn-026'))).toBe(
      'at least 10% of the score from £1 million and 20% from £5 million, value added tax included',
    );
  });

  it('says whose contracts its scope leaves out as an exception', () => {
    expect(named('ppn-002').scope).toContain('above its thresholds, except private utilities’ and');
  });
});
