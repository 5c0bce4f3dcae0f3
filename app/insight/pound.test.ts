import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualStatement } from '../../tests/pdf/made-up-statement';
import { penceOf, poundOf } from './pound';

describe('where the surplus went', () => {
  it('is set beside what the Mark asks for, but not in a year that was assessed for none', () => {
    const document = usualStatement();
    expect(poundOf(document)?.note).toMatch(/^[\d.]+% reinvested; the Mark asks for at least 51%\.$/);
    const broughtIn = { source: 'Annual report' };
    expect(poundOf({ ...document, broughtIn })?.note).toMatch(/^[\d.]+% reinvested\.$/);
  });

  it('says the share as it is printed wherever else it stands', () => {
    const document = usualStatement();
    const share = { number: 91, decimals: 1, qualifier: 'about', basis: 'estimated' } as const;
    const sections = document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        figures: item.figures.map((each) => ({
          ...each,
          ...(item.measure.id === 'reinvested_share' && share),
        })),
      })),
    }));
    expect(poundOf({ ...document, sections })?.note).toMatch(/^About 91\.0% \(estimated\) reinvested;/);
  });

  it('is told in whole pence that add up to the pound, none a penny away from what it is', () => {
    expect(penceOf([{ amount: 806 }, { amount: 97 }, { amount: 97 }])).toEqual([80, 10, 10]);
    expect(penceOf([{ amount: 774 }, { amount: 113 }, { amount: 113 }]).reduce((a, b) => a + b)).toBe(100);
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(amounts, (each) => {
        const whole = each.reduce((a, b) => a + b);
        const pence = penceOf(each.map((amount) => ({ amount })));
        expect(pence.reduce((a, b) => a + b)).toBe(100);
        pence.forEach((penny, at) => {
          expect(Math.abs(penny - ((each[at] ?? 0) / whole) * 100)).toBeLessThan(1);
        });
      }),
    );
  });
});
