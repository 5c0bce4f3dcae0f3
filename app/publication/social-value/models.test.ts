import { describe, expect, it } from 'vitest';
import { coreMeasure } from '../../questionnaire/sections';
import { MODELS, modelOn } from './models';

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

  it('places measures that exist, has a source, and prints no reference codes', () => {
    for (const { source, parts } of MODELS) {
      expect(source).toMatch(/^https:\/\/www\.gov\.uk\//);
      for (const { measures, name, under } of parts) {
        expect(measures.filter((id) => !coreMeasure(id))).toEqual([]);
        expect(`${under} ${name}`).not.toMatch(/MAC|\b[A-Z]{2,}\s?\d/);
      }
    }
  });
});
