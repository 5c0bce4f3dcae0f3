import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../insight/chart-model';
import { blankFigure } from '../../questionnaire/answers';
import { numberValue } from '../../questionnaire/kinds/numeric';
import { coreMeasure } from '../../questionnaire/sections';
import { trendCsv } from './trend-csv';

describe('a chart as CSV', () => {
  const measure = coreMeasure('jobs_created');
  if (!measure) throw new Error('no measure');
  const figure = (year: number, number: number) => ({
    ...blankFigure('jobs_created', { start: `${year}-04-01`, end: `${year + 1}-03-31` }),
    ...numberValue(number, 0),
  });
  const history = [figure(2020, 9), figure(2021, 12)];
  const more = { ...figure(2023, 20), qualifier: 'more_than' as const };
  const chart = chartOf({ measure, history, figures: [more] }, { statement: more });
  const rows: Record<string, string>[] = parse(trendCsv([chart]), { columns: true });

  it('has a row for each point, a gap too, with the words of the table', () => {
    expect(rows.map((row) => [row.period, row.value, row.qualifier, row.display])).toEqual(
      chart.points.map((point) => [
        point.label,
        point.value === null ? '' : String(point.value),
        point.figure?.qualifier ?? '',
        point.display,
      ]),
    );
    expect(rows.map((row) => row.display)).toEqual(['9 jobs', '12 jobs', 'No figure', 'more than 20 jobs']);
  });

  it('arms words and leaves numbers alone', () => {
    const odd = {
      ...chart,
      title: '=HYPERLINK("x")',
      points: chart.points.map((point) => ({ ...point, value: -5 })),
    };
    const [row] = parse(trendCsv([odd]), { columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ label: '\'=HYPERLINK("x")', value: '-5' });
  });
});
