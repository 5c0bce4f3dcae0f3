import { describe, expect, it } from 'vitest';
import { BAD_NUMBERS, BAD_WORDS } from '../../../tests/cases/bad-input';
import { faultsOf, goodPlan, planOf, row } from '../../../tests/cases/rows';
import type { CsvColumn } from '../../publication/csv/columns';
import { blankFigure } from '../../questionnaire/answers';
import { numberValue } from '../../questionnaire/kinds/numeric';
import type { OwnMeasure } from '../../questionnaire/own-measure';
import { faultInWords } from './columns';

const PERIOD = { start: '2023-04-01', end: '2024-03-31' };

async function figureOf(cells: Parameters<typeof row>[0]) {
  const plan = await goodPlan([row(cells)]);
  const [change] = plan.statements.flatMap((statement) => statement.changes);
  if (!change) throw new Error('no figure');
  return { ...change.figure, kind: change.measure.kind, own: change.measure.own ?? false };
}

describe('values', () => {
  it.each([
    [
      { value: '9.0', unit: 'percent' },
      { number: 9, decimals: 1, kind: 'ratio' },
    ],
    [
      { value: '45.5%', unit: '%' },
      { number: 45.5, decimals: 1, kind: 'ratio' },
    ],
    [
      { value: '445,000,000', unit: 'GBP' },
      { number: 445_000_000, decimals: 0, kind: 'money' },
    ],
    [
      { value: '-191027', unit: '£' },
      { number: -191_027, kind: 'money' },
    ],
    [
      { value: '(1,234.50)', unit: 'gbp' },
      { number: -1234.5, decimals: 2, kind: 'money' },
    ],
    [
      { value: '£7,900', unit: 'GBP per group' },
      { number: 7900, kind: 'ratio' },
    ],
    [
      { value: '0.125', unit: 'GBP' },
      { number: 0.125, decimals: 3, kind: 'ratio' },
    ],
    [
      { value: '0.000001', unit: 'tonnes' },
      { number: 0.000001, decimals: 6 },
    ],
    [{ value: '0' }, { status: 'nil', number: 0 }],
    [{ value: 'Not measured' }, { status: 'not_measured', number: null }],
    [{ value: 'does not apply' }, { status: 'not_applicable', number: null }],
    [
      { value: '70', qualifier: 'more_than', unit: 'percent' },
      { number: 70, qualifier: 'more_than' },
    ],
    [
      { value: '84', numerator: '37', denominator: '44', unit: 'percent' },
      { number: 84, numerator: 37, denominator: 44 },
    ],
    [
      { value: '', numerator: '37', denominator: '38', unit: 'percent' },
      { number: 97.4, numerator: 37 },
    ],
    [
      { value: '', numerator: '37', denominator: '38', unit: 'people' },
      { number: 37, denominator: 38 },
    ],
    [
      { value: '0', numerator: '0', denominator: '5', unit: 'people' },
      { status: 'reported', number: 0, numerator: 0 },
    ],
    [
      { value: '15', numerator: '297891', denominator: '19859' },
      { number: 15, numerator: null, note: 'Stated with 297891 and 19859 behind it.' },
    ],
    [{ period_start: '2024-03-31' }, { period: { start: '2024-03-31', end: '2024-03-31' } }],
  ])('%j', async (cells, expected) => {
    expect(await figureOf(cells)).toMatchObject(expected);
  });

  it.each([
    [
      'jobs_sustained_26w',
      { numerator: '37', denominator: '38', value: '' },
      { numerator: 37, number: null },
    ],
    [
      'jobs_sustained_26w',
      { numerator: '96', denominator: '100', value: '96', unit: 'percent' },
      { number: 96, numerator: 96 },
    ],
    [
      'jobs_sustained_26w',
      { numerator: '37', denominator: '38', value: '37', unit: 'people' },
      { numerator: 37, number: null },
    ],
    ['jobs_sustained_26w', { value: '84', unit: 'percent' }, { number: 84, numerator: null }],
    [
      'apprenticeships_started',
      { value: '41', unit: 'apprenticeships', label: 'New apprenticeships' },
      { number: 41, statedLabel: 'New apprenticeships' },
    ],
    ['jobs_created', { value: '3', unit: 'Jobs', label: 'jobs  created' }, { statedLabel: null, own: false }],
    ['profit_after_tax', { value: '-18905', unit: 'GBP' }, { number: -18_905 }],
    ['aims', { value: 'To bake.\nAnd to teach.', unit: '', label: '' }, { text: 'To bake.\nAnd to teach.' }],
    ['measurement', { value: 'Regularly, but informally', unit: '', label: '' }, { text: 'informally' }],
    [
      'barrier_jobs:care_leaver',
      { value: '2', unit: 'jobs', label: '' },
      { category: 'care_leaver', number: 2 },
    ],
  ])('%s %j', async (measure, cells, expected) => {
    expect(await figureOf({ measure, ...cells })).toMatchObject(expected);
  });

  it('keeps a core figure in another unit as a measure of its own, and says so', async () => {
    for (const cells of [
      { measure: 'training_hours', unit: 'days', value: '12' },
      { measure: 'local_spend', unit: 'percent', value: '62' },
      { measure: 'homelessness_prevented', unit: 'people', value: '9' },
      { measure: 'jobs_sustained_26w', unit: 'people', value: '37' },
      { measure: 'staff_survey', unit: 'percent', value: '84' },
    ]) {
      const plan = await goodPlan([row(cells)]);
      expect(plan.ownMeasures).toMatchObject([{ label: 'Loaves given away', unit: cells.unit }]);
      expect(plan.notices).toHaveLength(1);
    }
  });
});

describe('two rows about one thing', () => {
  it('counts what is said twice once, and keeps the other’s words', async () => {
    const plan = await goodPlan([row({ source: 'a.example' }), row({ source: 'b.example', note: 'more' })]);
    const [change] = plan.statements[0]?.changes ?? [];
    expect(plan.statements[0]?.changes).toHaveLength(1);
    expect(change?.figure).toMatchObject({ source: 'a.example', note: 'more\nAlso stated in b.example' });
    expect(plan.notices).toMatchObject([{ row: 3 }]);
  });

  it('refuses a contradiction and names both rows', async () => {
    const planned = await planOf([row(), row({ value: '13' })]);
    expect(planned.ok ? [] : planned.faults.map(faultInWords)).toEqual([
      'Row 3, value: Row 2 says “12 loaves” for the same measure, series and period. Keep one of the two (it says “13”)',
    ]);
  });

  it('keeps a second label of one core measure as a measure of its own', async () => {
    const total = { measure: 'total_income', unit: 'GBP' };
    const plan = await goodPlan([
      row({ ...total, label: 'Turnover', value: '100' }),
      row({ ...total, label: 'Income with grants', value: '130' }),
    ]);
    expect(plan.ownMeasures).toMatchObject([{ label: 'Income with grants', unit: 'GBP', kind: 'money' }]);
    expect(plan.statements[0]?.changes.map(({ figure }) => figure.number)).toEqual([100, 130]);
  });

  it('is one measure whatever the capitals and spaces', async () => {
    const plan = await goodPlan([
      row(),
      row({
        label: 'loaves  GIVEN away',
        unit: 'Loaves',
        period_start: '2022-04-01',
        period_end: '2023-03-31',
      }),
    ]);
    expect(plan.ownMeasures).toHaveLength(1);
  });

  it('drops a share that follows from the other figures, and keeps one that does not', async () => {
    const money = [
      row({ measure: 'total_income', unit: 'GBP', value: '200' }),
      row({ measure: 'trading_income', unit: 'GBP', value: '150' }),
    ];
    const share = (value: string) => row({ measure: 'trading_share', label: '', unit: 'percent', value });
    expect((await goodPlan([...money, share('75')])).ownMeasures).toEqual([]);
    expect((await goodPlan([...money, share('80')])).ownMeasures).toMatchObject([{ unit: 'percent' }]);
  });
});

describe('every bad cell is told by row and column', () => {
  it.each(BAD_NUMBERS)('as a value: %j', async (typed) => {
    expect(await faultsOf([row(), row({ label: 'Other', value: typed })])).toEqual(['3 value']);
  });

  it.each(['numerator', 'denominator'] as const)('as a %s', async (column) => {
    const good = { numerator: '3', denominator: '4', value: '' };
    for (const typed of BAD_NUMBERS) {
      const share = row({ ...good, measure: 'jobs_sustained_26w', unit: '', [column]: typed });
      expect(await faultsOf([share])).toEqual([`2 ${column}`]);
      expect(await faultsOf([row({ ...good, value: '3', [column]: typed })])).toEqual([`2 ${column}`]);
    }
  });

  it.each(['period_start', 'period_end', 'measure', 'series', 'qualifier', 'basis'] as const)(
    'as a %s',
    async (column: CsvColumn) => {
      for (const typed of BAD_WORDS)
        expect(await faultsOf([row({ [column]: typed })])).toContain(`2 ${column}`);
    },
  );

  it.each([
    [{ period_end: '2023-03-31' }, '2 period_end'],
    [{ period_start: '1899-12-31' }, '2 period_start'],
    [{ period_start: '01/04/2023' }, '2 period_start'],
    [{ period_start: '2023-02-29' }, '2 period_start'],
    [{ label: '' }, '2 label'],
    [{ label: 'x'.repeat(301) }, '2 label'],
    [{ unit: 'x'.repeat(101) }, '2 unit'],
    [{ note: 'x'.repeat(2_001) }, '2 note'],
    [{ source: 'x'.repeat(2_001) }, '2 source'],
    [{ measure: 'barrier_jobs:wizards' }, '2 measure'],
    [{ measure: 'jobs_created', unit: 'jobs', value: '12.5' }, '2 value'],
    [{ measure: 'jobs_created', unit: 'jobs', value: '-3' }, '2 value'],
    [{ measure: 'jobs_sustained_26w', unit: '', value: '', numerator: '9', denominator: '8' }, '2 numerator'],
    [{ measure: 'jobs_sustained_26w', unit: 'percent', value: '101' }, '2 value'],
    [{ measure: 'aims', value: 'https://example.org' }, '2 value'],
    [{ measure: 'aims', value: 'word '.repeat(200_000) }, '2 value'],
    [{ numerator: '3' }, '2 denominator'],
  ])('%j', async (cells, fault) => {
    expect(await faultsOf([row(cells)])).toEqual([fault]);
  });

  it.each([
    [{ measure: 'barrier_jobs:care_leaver', unit: 'jobs' }, '2 area'],
    [{ measure: 'outcomes', value: 'Much changed', unit: '' }, '2 area'],
    [{ measure: 'jobs_created', unit: 'jobs', series: 'target' }, '2 series'],
    [{ measure: 'jobs_created', unit: 'jobs', area: 'x'.repeat(81) }, '2 area'],
  ])('for one contract or area: %j', async (cells, fault) => {
    expect(await faultsOf([row({ area: 'Torfaen', ...cells })])).toEqual([fault]);
  });

  it('tells all of them at once, none twice, shortened', async () => {
    const planned = await planOf([
      row({ value: 'x'.repeat(500), series: 'wish', basis: 'guess' }),
      row({ value: '' }),
    ]);
    const said = planned.ok ? [] : planned.faults.map(faultInWords);
    expect(said).toHaveLength(3);
    expect(Math.max(...said.map((line) => line.length))).toBeLessThan(300);
  });

  it('keeps strange words that are only words', async () => {
    for (const words of ['__proto__', 'constructor', '=1+1', '🙂 family', '½ loaf', '１２', '-5 to +3', 'ŵŷ'])
      expect(
        (await goodPlan([row({ label: words, unit: words, note: words, source: words })])).ownMeasures,
      ).toMatchObject([{ label: words, unit: words }]);
  });

  it('cleans control characters, marks of direction and lone surrogates away', async () => {
    const plan = await goodPlan([row({ label: 'Lo\u0000aves\u202e \ufeffgiven', note: 'a\u0007b' })]);
    expect(plan.ownMeasures[0]?.label).toBe('Loaves given');
    expect(plan.statements[0]?.changes[0]?.figure.note).toBe('ab');
  });
});

describe('a name of an own measure that counts a few people', () => {
  const named = row({ label: 'Homeless men housed (the 3 in Pill)', unit: 'people', value: '12' });

  it('is told before it is imported as a draft', async () => {
    const { notices } = await goodPlan([
      named,
      { ...named, period_start: '2022-04-01', period_end: '2023-03-31' },
    ]);
    const told = notices.filter(({ message }) => message.includes('counts a few people'));
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toContain('men housed (the 3 in Pill)');
  });

  it('is refused where nobody would be asked about it, because it is published at once', async () => {
    expect(await faultsOf([row(), named], { publishedOn: '2026-01-01' })).toEqual(['3 label']);
  });
});

describe('what is there already', () => {
  const own: OwnMeasure = {
    id: `own_${'0'.repeat(32)}`,
    label: 'Loaves given away',
    unit: 'loaves',
    kind: 'count',
    polarity: 'higher',
    head: 'social',
    accrual: 'in_year',
    definition: '',
    disclosure: null,
  };
  const said = {
    ...blankFigure(own.id, PERIOD),
    ...numberValue(12, 0),
    basis: 'counted' as const,
    note: 'By hand.',
  };
  const existing = { id: 's1', period: PERIOD, closed: null, draft: true, figures: [said] };

  it('is the same, changed or new; words that the file leaves out stay', async () => {
    const of = { own: [own], statements: [existing] };
    const kinds = async (cells: Parameters<typeof row>[0]) =>
      (await goodPlan([row(cells)], of)).statements[0]?.changes.map(({ kind, figure }) => [
        kind,
        figure.note,
      ]);
    expect(await kinds({})).toEqual([['same', 'By hand.']]);
    expect(await kinds({ value: '13' })).toEqual([['changed', 'By hand.']]);
    expect(await kinds({ value: '12', note: 'Again.' })).toEqual([['changed', 'Again.']]);
    expect(await kinds({ label: 'Rolls' })).toEqual([['new', null]]);
    expect((await goodPlan([row()], of)).statements[0]?.statementId).toBe('s1');
  });

  it('keeps a contract’s figure apart from the whole organisation’s', async () => {
    const cells = { measure: 'jobs_created', label: 'Jobs created', unit: 'jobs' };
    const rows = [row({ ...cells, value: '18' }), row({ ...cells, value: '4', area: ' Torfaen  reuse ' })];
    const [statement] = (await goodPlan(rows)).statements;
    expect(statement?.changes.map(({ figure }) => [figure.slice, figure.number])).toEqual([
      ['', 18],
      ['Torfaen reuse', 4],
    ]);
    const existing = { id: 's1', period: PERIOD, closed: null, draft: true };
    const figures = statement?.changes.map(({ figure }) => figure) ?? [];
    const again = await goodPlan(rows, { statements: [{ ...existing, figures }] });
    expect(again.statements[0]?.changes.map(({ kind }) => kind)).toEqual(['same', 'same']);
  });

  it('knows an own measure by its id under any name, and by its name where the id is another organisation’s', async () => {
    const of = { own: [own], statements: [existing] };
    const here = await goodPlan([row({ measure: own.id, label: 'Loaves, renamed', unit: '' })], of);
    expect(here.ownMeasures).toEqual([]);
    expect(here.statements[0]?.changes.map(({ kind, measure }) => [kind, measure.id])).toEqual([
      ['same', own.id],
    ]);
    const other = `own_${'f'.repeat(32)}`;
    const there = await goodPlan([row({ measure: other }), row({ measure: other, label: 'Rolls' })], of);
    expect(there.ownMeasures).toMatchObject([{ label: 'Rolls' }]);
    expect(there.statements[0]?.changes[0]?.measure.id).toBe(own.id);
    expect(await faultsOf([row({ measure: other, label: '' })], of)).toEqual(['2 label']);
  });

  it('reads a published file: groups and words in columns of their own, ranges left out', async () => {
    const jobs = { measure: 'barrier_jobs', label: '', unit: 'jobs' };
    const plan = await goodPlan([
      row({ ...jobs, value: '5', published: 'exact' }),
      row({ ...jobs, value: '2', group: 'care_leaver', published: 'exact' }),
      row({ measure: 'aims', label: '', unit: '', value: '', text: 'Bread for all, 12 months a year.' }),
      row({ measure: 'jobs_created', label: '', unit: 'jobs', value: '', text: 'not measured' }),
      row({
        measure: 'homelessness_prevented',
        label: '',
        unit: 'households',
        value: '',
        text: 'about 30',
        published: 'rounded',
      }),
      row({ measure: 'people_accommodated', label: '', unit: 'people', value: 'not shown' }),
    ]);
    expect(
      plan.statements[0]?.changes.map(({ figure }) => [
        figure.category,
        figure.number,
        figure.text,
        figure.status,
      ]),
    ).toEqual([
      ['', 5, null, 'reported'],
      ['care_leaver', 2, null, 'reported'],
      ['', null, 'Bread for all, 12 months a year.', 'reported'],
      ['', null, null, 'not_measured'],
    ]);
    expect(plan.notices.map((notice) => notice.row)).toEqual([6, 7]);
    expect(await faultsOf([row({ published: 'guessed' })])).toEqual(['2 published']);
  });

  it('takes a percentage that a published file worked out for what it is, and a stated one for stated', async () => {
    const share = {
      measure: 'real_living_wage',
      label: '',
      unit: 'percent',
      numerator: '1',
      denominator: '8',
    };
    const stated = async (value: string) =>
      (await goodPlan([row({ ...share, value })])).statements[0]?.changes[0]?.figure.number;
    expect(await stated('12.500')).toBe(null);
    expect(await stated('12.5')).toBe(12.5);
    expect(await stated('')).toBe(null);
  });

  it('refuses rows of a statement that is closed', async () => {
    const closed = { ...existing, closed: 'is with the assessor' };
    expect(await faultsOf([row(), row({ label: 'Rolls' })], { statements: [closed] })).toEqual([
      '2 period_end',
      '3 period_end',
    ]);
  });
});
