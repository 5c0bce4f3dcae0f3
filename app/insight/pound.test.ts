import { describe, expect, it } from 'vitest';
import { usualStatement } from '../../tests/pdf/made-up-statement';
import { poundOf } from './pound';

describe('where the surplus went', () => {
  it('is set beside what the Mark asks for, but not in a year that was assessed for none', () => {
    const document = usualStatement();
    expect(poundOf(document)?.note).toMatch(/^[\d.]+% reinvested; the Mark asks for 51%\.$/);
    const broughtIn = { source: 'Annual report' };
    expect(poundOf({ ...document, broughtIn })?.note).toMatch(/^[\d.]+% reinvested\.$/);
  });
});
