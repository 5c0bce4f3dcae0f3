import { describe, expect, it } from 'vitest';
import { contentWidth } from '../theme';
import { fitColumns } from './column-widths';

const total = (widths: number[]) => widths.reduce((sum, width) => sum + width, 0);

describe('column widths', () => {
  it('follow the shares where everything fits', () => {
    const [first = 0, second = 0] = fitColumns(
      [
        { header: 'Measure', width: 3 },
        { header: 'Value', width: 1 },
      ],
      [{ cells: ['Jobs', '31'] }],
    );
    expect(first).toBeCloseTo(contentWidth * 0.75);
    expect(first + second).toBeCloseTo(contentWidth);
  });

  it('give a narrow column room for a long figure', () => {
    const columns = [
      { header: 'Measure', width: 20 },
      { header: 'Value', width: 1 },
    ];
    const widths = fitColumns(columns, [{ cells: ['Money put back into the purpose', '£445,000,000'] }]);
    expect(widths[1]).toBeGreaterThan(60);
    expect(total(widths)).toBeCloseTo(contentWidth);
  });

  it('always fill the line, even when nothing fits', () => {
    const columns = Array.from({ length: 9 }, () => ({ header: 'Incomprehensibilities', width: 1 }));
    expect(total(fitColumns(columns, []))).toBeCloseTo(contentWidth);
  });
});
