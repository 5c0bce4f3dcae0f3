import { describe, expect, it } from 'vitest';
import { contentWidth } from '../theme';
import { fitColumns } from './column-widths';

const total = (widths: number[]) => widths.reduce((sum, width) => sum + width, 0);
const two = [
  { header: 'Measure', width: 20 },
  { header: 'Value', width: 1 },
];

describe('column widths', () => {
  it('follow the shares where everything fits', () => {
    const { widths, scale } = fitColumns(
      [
        { header: 'Measure', width: 3 },
        { header: 'Value', width: 1 },
      ],
      [{ cells: ['Jobs', '31'] }],
    );
    expect(widths[0]).toBeCloseTo(contentWidth * 0.75);
    expect(total(widths)).toBeCloseTo(contentWidth);
    expect(scale).toBe(1);
  });

  it('give a narrow column room for a long figure', () => {
    const { widths } = fitColumns(two, [{ cells: ['Money put back into the purpose', '£445,000,000'] }]);
    expect(widths[1]).toBeGreaterThan(60);
    expect(total(widths)).toBeCloseTo(contentWidth);
  });

  it('set the words smaller when nothing fits, and still fill the line', () => {
    const columns = Array.from({ length: 9 }, () => ({ header: 'Incomprehensibilities', width: 1 }));
    const { widths, scale } = fitColumns(columns, []);
    expect(total(widths)).toBeCloseTo(contentWidth);
    expect(scale).toBe(0.7);
  });
});
