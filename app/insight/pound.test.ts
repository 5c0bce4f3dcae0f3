import { describe, expect, it } from 'vitest';
import { usualStatement } from '../../tests/pdf/made-up-statement';
import { poundOf } from './pound';

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
});
