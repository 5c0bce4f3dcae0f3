import { describe, expect, it } from 'vitest';
import { figure, financialYear, measureNamed, toldOf } from '../../tests/support/figures';
import { buildDocument, type StatementDocument } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { asMeasure } from '../questionnaire/own-measure';
import { questionnaireFor } from '../questionnaire/sections';
import { breakdownOf } from './breakdown';
import { changesOf, largestChanges } from './changes';
import { sparkOf, stackedShapes } from './chart-drawing';
import { chartOf } from './chart-model';
import { type Overview, overviewOf } from './overview';
import { notesOf } from './point-notes';
import { statementSaying } from './trail-link';
import { zoomed, zoomFrom } from './zoom';

const OWN = `own_${'1'.repeat(32)}`;
const own = asMeasure({
  id: OWN,
  label: 'Meals',
  unit: 'meals',
  kind: 'count',
  polarity: 'neutral',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure: 'open',
});

function statement(...figures: Figure[]): StatementDocument {
  const period = financialYear(2026);
  const nothing = { purpose: '', legalForm: '', companyNumber: null, charityNumber: null };
  const now = (each: Figure) => each.period.end >= period.end;
  return buildDocument({
    organisation: { slug: 'o', name: 'O', ...nothing, fieldOfWork: '', region: '', areas: '' },
    statement: { id: 's', version: 1, level: 'mark', cycle: 'annual', period },
    asked: questionnaireFor({ level: 'mark', year: 2026, own: [own] }),
    figures: figures.filter(now),
    history: figures.filter((each) => !now(each)),
    previous: [],
    declaration: null,
  });
}

const lineOf = (overview: Overview, id: string) =>
  overview.sections.flatMap(({ lines }) => lines).find(({ measureId }) => measureId === id);

describe('the overview', () => {
  it('says of no figures nothing but that', () => {
    expect(overviewOf(statement())).toMatchObject({
      headline: null,
      changes: [],
      themes: [],
      pound: null,
      sections: [],
      silent: ['jobs', 'skills', 'homelessness', 'reinvestment'],
      lastYear: '',
    });
  });

  it('puts the largest change first, and none that cannot be compared', () => {
    const more = { qualifier: 'more_than' } as const;
    const long = { period: { start: '2025-04-01', end: '2026-04-30' } };
    const document = statement(
      figure('jobs_created', 2025, 20),
      figure('jobs_created', 2026, 30),
      figure('people_trained', 2025, 100),
      figure('people_trained', 2026, 20),
      figure('volunteers', 2025, 100, more),
      figure('volunteers', 2026, 900),
      figure('work_placements', 2025, 10),
      figure('work_placements', 2026, 90, long),
      figure('apprenticeships_started', 2025, 1),
      figure('apprenticeships_started', 2026, 4),
      figure('waste_diverted', 2023, 10),
      figure('waste_diverted', 2026, 90),
    );
    const changes = largestChanges(document, changesOf(document));
    expect(changes.map(({ measureId, tone, words }) => [measureId, tone, words])).toEqual([
      ['people_trained', 'worse', 'Down 80 on 2024/25, to 20 people'],
      ['jobs_created', 'better', 'Up 10 on 2024/25, to 30 jobs'],
    ]);
  });

  it('counts this year’s targets, and only those that can be judged', () => {
    const target = { series: 'target' } as const;
    const { targets } = overviewOf(
      statement(
        figure('jobs_created', 2026, 31),
        figure('jobs_created', 2026, 50, target),
        figure('carbon_emitted', 2026, 30),
        figure('carbon_emitted', 2026, 34, target),
        figure('people_trained', 2026, 150, { qualifier: 'more_than' }),
        figure('people_trained', 2026, 100, target),
        figure('volunteers', 2025, 9),
        figure('volunteers', 2025, 10, target),
      ),
    );
    expect(targets.missed.map(({ words }) => words)).toEqual(['31 jobs, target 50 jobs']);
    expect(targets.reached.map(({ measureId }) => measureId)).toEqual(['carbon_emitted']);
  });

  it('gives every measure a line with this year, last year and the year of an older figure', () => {
    const overview = overviewOf(
      statement(
        figure('jobs_created', 2025, 20),
        figure('people_trained', 2025, 7),
        figure('jobs_created', 2026, 30),
        figure('volunteers', 2023, 5),
        figure(OWN, 2026, 12_345),
      ),
    );
    expect([overview.lastYear, overview.thisYear]).toEqual(['2024/25', '2025/26']);
    expect(lineOf(overview, 'jobs_created')).toMatchObject({ previous: '20', previousYear: '', value: '30' });
    expect(lineOf(overview, 'volunteers')).toMatchObject({
      previous: '5',
      previousYear: '2022/23',
      value: '',
      change: '5 people in 2022/23, the only year stated',
    });
    expect(lineOf(overview, OWN)).toMatchObject({
      value: '12,345',
      valueYear: '',
      change: 'The only year stated',
    });
  });

  it('says of which period a figure is that has one of its own', () => {
    const period = { start: '2025-07-01', end: '2026-07-31' };
    const overview = overviewOf(statement(figure('volunteers', 2026, 13, { period })));
    expect(lineOf(overview, 'volunteers')).toMatchObject({
      value: '13',
      valueYear: '2025/26 (13 months)',
    });
  });

  it('fills the room of a silent theme with what the organisation did measure', () => {
    const { themes, silent } = overviewOf(
      statement(
        figure('jobs_created', 2025, 20),
        figure('jobs_created', 2026, 30),
        figure(OWN, 2025, 5),
        figure(OWN, 2026, 50),
      ),
    );
    expect(themes.map(({ chart }) => chart.measureId)).toEqual(['jobs_created', OWN]);
    expect(silent).toEqual(['skills', 'homelessness', 'reinvestment']);
  });

  it('says where the middle half of others lies, for exact figures of this year alone', () => {
    const benchmark = {
      year: 2026,
      cohort: 'social enterprises in Wales',
      n: 12,
      p25: 20,
      median: 25,
      p75: 29,
      sentence: 'The middle half of 12 social enterprises in Wales: 20 to 29 jobs.',
    };
    const peers = (...figures: Figure[]) =>
      overviewOf(statement(...figures), new Map([['jobs_created', benchmark]])).peers.map(
        ({ words }) => words,
      );
    expect(peers(figure('jobs_created', 2026, 30))).toEqual([
      'Jobs created: 30 jobs, above the middle half (20 to 29) of 12 social enterprises in Wales',
    ]);
    expect(peers(figure('jobs_created', 2026, 30, { qualifier: 'about' }))).toEqual([]);
    expect(peers(figure('jobs_created', 2025, 30))).toEqual([]);
    const older = new Map([['jobs_created', { ...benchmark, year: 2025 }]]);
    expect(overviewOf(statement(figure('jobs_created', 2026, 30)), older).peers).toEqual([]);
  });
});

describe('one measure', () => {
  const jobs = measureNamed('jobs_created');
  const years = [2024, 2025, 2026].map((end) => figure('jobs_created', end, end - 2000));
  const item = { measure: jobs, figures: years.slice(2), history: years.slice(0, 2) };

  it('shows the years that are asked for and keeps the sentence of all', () => {
    const chart = zoomed(chartOf(item, toldOf(2026)), zoomFrom(new URLSearchParams('from=2026&to=2025')));
    expect(chart.points.map(({ label }) => label)).toEqual(['2024/25', '2025/26']);
    expect(chart.finding).toContain('the highest in three years');
    expect(zoomFrom(new URLSearchParams('from=20x6&to='))).toEqual({ from: null, to: null });
    expect(zoomed(chartOf(item, toldOf(2026)), { from: 1999, to: 2000 }).points).toEqual([]);
  });

  it('moves a break with the points', () => {
    const now = { ...jobs, id: 'jobs_anew', replaces: 'jobs_created' };
    const changed = { measure: now, figures: [figure('jobs_anew', 2026, 1)], history: years.slice(0, 2) };
    expect(zoomed(chartOf(changed, toldOf(2026)), { from: 2025, to: null }).breaks).toMatchObject([
      { before: 1 },
    ]);
    expect(zoomed(chartOf(changed, toldOf(2026)), { from: null, to: 2025 }).breaks).toEqual([]);
  });

  it('numbers its notes in the order of the years', () => {
    const noted = figure('jobs_created', 2025, 4, { explanation: 'A workshop closed.', basis: 'estimated' });
    const other = figure('jobs_created', 2026, 9, { period: { start: '2025-09-01', end: '2026-08-31' } });
    const chart = chartOf({ measure: jobs, figures: [other], history: [noted] }, toldOf(2026));
    const spoken = [
      { statementId: 's1', period: financialYear(2025), figures: [noted], draft: false, broughtIn: false },
    ];
    expect(notesOf(jobs, chart, spoken)).toEqual([
      { number: 1, index: 0, label: '2024/25', words: ['A workshop closed.'] },
      { number: 2, index: 2, label: '2025/26', words: ['For 1 September 2025 to 31 August 2026.'] },
    ]);
  });

  it('leads from a figure to the statement that says it', () => {
    const [first] = years;
    if (!first) throw new Error('There is no figure');
    const spoken = [2024, 2025].map((end) => ({
      statementId: `s${end}`,
      period: financialYear(end),
      figures: years.filter(({ period }) => period.end === `${end}-03-31`),
      draft: false,
      broughtIn: false,
    }));
    expect(statementSaying(spoken, first)).toBe('s2024');
    expect(statementSaying(spoken, { ...first, measureId: 'trading_share' })).toBe('s2024');
    expect(statementSaying(spoken, { ...first, period: financialYear(2020) })).toBeNull();
  });

  it('draws a line small, and not one year alone', () => {
    expect(sparkOf(chartOf(item, toldOf(2026)))?.past.match(/M/g)).toHaveLength(2);
    expect(
      sparkOf(chartOf({ measure: jobs, figures: years.slice(2), history: [] }, toldOf(2026))),
    ).toBeNull();
  });
});

describe('groups', () => {
  const barrier = measureNamed('barrier_jobs');
  const group = (category: string, number: number) => figure('barrier_jobs', 2026, number, { category });
  const ids = barrier.breakdown?.map(({ id }) => id) ?? [];

  it('are stacked year by year to the height of their sum', () => {
    const found = breakdownOf(
      barrier,
      [figure('barrier_jobs', 2026, 9), group(ids[1] ?? '', 5), group(ids[0] ?? '', 4)],
      toldOf(2026),
    );
    expect(found?.groups.map(({ id }) => id)).toEqual([ids[0], ids[1]]);
    expect(found).toMatchObject({
      years: [{ cells: [{ value: 4 }, { value: 5 }], total: '9' }],
      remarks: [],
    });
    const rects =
      found && stackedShapes(found, { width: 400, height: 240 })?.filter(({ kind }) => kind === 'rect');
    expect(rects).toHaveLength(2);
  });

  it('that do not add up to the total are said so, and left as they are', () => {
    const found = breakdownOf(
      barrier,
      [figure('barrier_jobs', 2026, 1504), group(ids[0] ?? '', 1000), group(ids[1] ?? '', 505)],
      toldOf(2026),
    );
    expect(found?.remarks).toEqual(['2025/26: the groups add up to 1,505; the total stated is 1,504.']);
  });

  it('are none where none were stated', () => {
    expect(breakdownOf(barrier, [figure('barrier_jobs', 2026, 9)], toldOf(2026))).toBeNull();
  });
});
