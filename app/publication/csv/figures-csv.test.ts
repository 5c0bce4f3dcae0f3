import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFigure } from '../../../tests/cases/figures';
import { bytesOf } from '../../../tests/cases/rows';
import { blankFigure } from '../../questionnaire/answers';
import { buildDocument, type StatementDocument } from '../../questionnaire/document';
import { explaining, OF_THE_MEASURE } from '../../questionnaire/explanations';
import { type Figure, figureKey } from '../../questionnaire/figure';
import { kinds } from '../../questionnaire/kinds/kinds';
import { numberValue } from '../../questionnaire/kinds/numeric';
import { asMeasure, type OwnMeasure } from '../../questionnaire/own-measure';
import { RULES } from '../../questionnaire/rules';
import { questionnaireFor } from '../../questionnaire/sections';
import { planImport } from '../../statement/import/plan';
import { readTable } from '../../statement/import/read-table.server';
import { dataFile } from '../data-files';
import { publishedShare } from '../disclosure';
import { EXPLAINED } from './columns';
import { dataCsv, importCsv, partsCsv } from './figures-csv';
import { armText, disarmText } from './formula';
import { publishedCells } from './published-cells';

const FACTS = { origin: 'https://o.example', code: null, sha256: null, approvedAt: null, publishedAt: null };
const PERIOD = { start: '2023-04-01', end: '2024-03-31' };
const NEXT = { start: '2024-04-01', end: '2025-03-31' };
const PREVIOUS = { start: '2022-04-01', end: '2023-03-31' };

const own: OwnMeasure[] = (['count', 'money', 'ratio'] as const).map((kind, index) => ({
  id: `own_${String(index).repeat(32)}`,
  label: ['=Loaves, "given" away', 'Grants: paid', '-5 to +3 miles'][index] ?? '',
  unit: ['loaves', 'GBP', 'percent'][index] ?? '',
  kind,
  polarity: 'neutral',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure: 'open',
}));
const asked = questionnaireFor({ level: 'gold', year: 2024, own: own.map(asMeasure) });
const stated = asked.flatMap(({ measures }) => measures).filter(({ derived }) => !derived);

function documentWith(figures: readonly Figure[], period = PERIOD): StatementDocument {
  return buildDocument({
    organisation: {
      slug: 'bakery',
      name: 'Bakery',
      purpose: '',
      legalForm: 'CIC',
      companyNumber: null,
      charityNumber: null,
      fieldOfWork: '',
      region: '',
      areas: '',
    },
    statement: { id: 's1', version: 1, level: 'gold', cycle: 'annual', period },
    asked,
    figures,
    history: [],
    previous: [],
    declaration: null,
  });
}

const versionOf = (document: StatementDocument) => ({ document, facts: FACTS });
const bothOf = (document: StatementDocument) => [
  dataCsv([versionOf(document)]),
  partsCsv([versionOf(document)]),
];
const cellsOf = (csv: string) => parse(csv, { columns: true, bom: true }) as Record<string, string>[];

async function importOf(files: readonly string[]) {
  const rows = [];
  for (const csv of files.filter((each) => cellsOf(each).length > 0)) {
    const table = await readTable(bytesOf(csv));
    if (!table.ok) throw new Error(JSON.stringify(table.faults));
    rows.push(...table.rows);
  }
  const input = {
    rows,
    level: 'gold' as const,
    own,
    statements: [],
    newId: () => 'f'.repeat(32),
  };
  const planned = planImport(input);
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  return planned.plan;
}

const sorted = (figures: readonly Figure[]) =>
  figures.map((figure) => [figureKey(figure), figure] as const).sort(([a], [b]) => (a < b ? -1 : 1));

describe('a statement as CSV', () => {
  it('reads back as what it was, whatever was answered', async () => {
    const totals = fc.tuple(...stated.map((measure) => anyFigure(measure, PERIOD)));
    const numbers = stated.filter(({ kind }) => kind === 'count' || kind === 'money' || kind === 'share');
    const others = fc.tuple(
      ...numbers.slice(0, 6).map((measure) => anyFigure(measure, NEXT, 'target')),
      ...numbers.slice(6, 12).map((measure) => anyFigure(measure, PREVIOUS, 'comparative')),
      ...numbers.slice(0, 3).map((measure) => anyFigure(measure, { start: '2023-09-01', end: '2024-08-31' })),
    );
    const sliced = fc.tuple(
      ...stated
        .filter(({ kind }) => kinds[kind].plotted)
        .slice(0, 8)
        .map((measure) =>
          fc.tuple(anyFigure(measure, PERIOD), fc.constantFrom('', '=Torfaen', 'A, “b” in c')),
        ),
    );
    await fc.assert(
      fc.asyncProperty(totals, others, sliced, async (first, second, third) => {
        const areas = third.flatMap(([figure, slice]) => (slice ? [{ ...figure, slice }] : []));
        // A statement says one figure of a measure, for its own year or for a college year in it.
        const college = new Set(
          second.flatMap(({ series, measureId }) => (series === 'actual' ? measureId : [])),
        );
        const own = first.filter(({ measureId }) => !college.has(measureId));
        const figures = [...own, ...second, ...areas];
        const document = documentWith(figures);
        const items = document.sections.flatMap((section) => section.items);
        const together = importCsv(
          items.flatMap(({ measure, figures: of }) => of.map((figure) => ({ measure, figure }))),
        );
        for (const files of [bothOf(document), [together]]) {
          const plan = await importOf(files);
          expect(plan.statements.map((statement) => statement.period)).toEqual([PERIOD]);
          expect(plan.ownMeasures).toEqual([]);
          const read = plan.statements.flatMap(({ changes }) => changes.map(({ figure }) => figure));
          expect(sorted(read)).toEqual(sorted(figures));
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('has the whole organisation’s figures in one file and all parts in another, which says so first', () => {
    const whole = { ...blankFigure('barrier_jobs', PERIOD), ...numberValue(5, 0) };
    const group = { ...whole, ...numberValue(2, 0), category: 'care_leaver' };
    const area = { ...whole, ...numberValue(3, 0), slice: 'Torfaen, =reuse' };
    const target = { ...blankFigure('barrier_jobs', NEXT, 'target'), ...numberValue(9, 0) };
    const again = { ...blankFigure('barrier_jobs', PREVIOUS, 'comparative'), ...numberValue(4, 0) };
    const academic = { start: '2023-09-01', end: '2024-08-31' };
    const other = { ...blankFigure('barrier_jobs', academic), ...numberValue(6, 0) };
    const alone = { ...blankFigure('jobs_created', academic), ...numberValue(7, 0) };
    const [data = '', parts = ''] = bothOf(documentWith([whole, group, area, target, again, other, alone]));
    const said = (csv: string) =>
      cellsOf(csv).map((row) => [row.part, row.measure, row.group, row.area, row.value, row.own_period]);
    expect(said(data)).toEqual([
      [undefined, 'jobs_created', '', '', '7', 'yes'],
      [undefined, 'barrier_jobs', '', '', '5', ''],
    ]);
    expect(said(parts)).toEqual([
      ['group', 'barrier_jobs', 'care_leaver', '', '2', ''],
      ['area', 'barrier_jobs', '', 'Torfaen, =reuse', '3', ''],
      ['target', 'barrier_jobs', '', '', '9', 'yes'],
      ['restated', 'barrier_jobs', '', '', '4', 'yes'],
      ['own period', 'barrier_jobs', '', '', '6', 'yes'],
    ]);
    expect(parts.startsWith('\ufeffpart,organisation,organisation_ids,statement,version,code,')).toBe(true);
    expect(data.split('\r\n')[0]).toBe(
      '\ufefforganisation,organisation_ids,statement,version,code,licence_until,period_start,period_end,measure,label,unit,series,value,qualifier,numerator,denominator,basis,note,source,group,area,text,published,lower,upper,own_period,brought_in,criteria,conditions',
    );
  });

  it('says whose a figure is and where it can be checked', () => {
    const figure = { ...blankFigure('jobs_created', PERIOD), ...numberValue(7, 0) };
    const made = documentWith([figure]);
    const organisation = { ...made.organisation, companyNumber: '1234567', charityNumber: '1064698' };
    const document = { ...made, organisation, licenceUntil: '2027-03-31' };
    const facts = { origin: 'https://o.example', code: 'PM-7K4W-92QX' };
    expect(cellsOf(dataCsv([{ document, facts }]))[0]).toMatchObject({
      organisation: 'Bakery',
      organisation_ids: 'GB-COH-01234567 GB-CHC-1064698',
      statement: 'https://o.example/directory/bakery/2024-03-31',
      version: '1',
      code: 'PM-7K4W-92QX',
      licence_until: '2027-03-31',
    });
  });

  it('keeps numbers and words apart, with both ends of what was counted', () => {
    const count = (change: Partial<Figure>) => ({
      ...blankFigure('jobs_created', PERIOD),
      ...numberValue(12, 0),
      ...change,
    });
    const said = (figure: Figure) => {
      const [row] = cellsOf(dataCsv([versionOf(documentWith([figure]))]));
      return [row?.value, row?.text, row?.published, row?.lower, row?.upper];
    };
    const share = { ...blankFigure('real_living_wage', PERIOD), status: 'reported' as const };
    expect(
      [
        count({}),
        count({ qualifier: 'more_than' }),
        count({ qualifier: 'at_least' }),
        count({ qualifier: 'less_than' }),
        count({ qualifier: 'almost' }),
        count({ qualifier: 'about' }),
        count({ basis: 'counted' }),
        count({ basis: 'estimated' }),
        count({ basis: 'modelled', qualifier: 'more_than' }),
        count({ measureId: 'total_income', qualifier: 'more_than' }),
        count({ measureId: 'total_income', qualifier: 'less_than' }),
        count({ number: null, status: 'not_measured' }),
        count({ number: null, published: { as: 'band', low: 0, high: 9 } }),
        count({ number: null, published: { as: 'band', low: 25, high: 34 } }),
        count({ number: null, published: { as: 'band', low: 20, high: null } }),
        count({ number: null, published: { as: 'withheld', why: 'few_people' } }),
        { ...share, published: { as: 'share' as const, low: 80, high: 90, base: 50 } },
        {
          ...share,
          basis: 'survey' as const,
          published: { as: 'share' as const, low: 80, high: 90, base: 50 },
        },
        {
          ...share,
          basis: 'estimated' as const,
          published: { as: 'share' as const, low: 80, high: 90, base: 50 },
        },
        // "About 40 of 50".
        {
          ...share,
          published: publishedShare(40, 50, 'about'),
        },
        count({ number: null, basis: 'estimated', published: { as: 'band', low: 10, high: 19 } }),
        count({ number: null, basis: 'modelled', published: { as: 'band', low: 25, high: 34 } }),
        count({ number: null, published: { as: 'band', low: 0, high: 9, loose: true } }),
        count({ number: null, published: { as: 'band', low: 25, high: 34, loose: true } }),
        { ...share, numerator: 1, denominator: 8 },
        { ...share, numerator: 37, denominator: 38, number: 97, decimals: 0 },
      ].map(said),
    ).toEqual([
      ['12', '', 'exact', '12', '12'],
      ['12', '', 'stated', '13', ''],
      ['12', '', 'stated', '12', ''],
      ['12', '', 'stated', '', '11'],
      ['12', '', 'stated', '', '12'],
      ['12', '', 'stated', '', ''],
      ['12', '', 'exact', '12', '12'],
      ['12', '', 'stated', '', ''],
      ['12', '', 'stated', '13', ''],
      ['12', '', 'stated', '12', ''],
      ['12', '', 'stated', '', '12'],
      ['', 'not measured', '', '', ''],
      ['', 'fewer than 10', 'banded', '0', '9'],
      ['', 'about 30', 'rounded', '25', '34'],
      ['', 'at least 20', 'banded', '20', ''],
      ['', 'Not shown: it could point to a few people.', 'withheld', '', ''],
      ['', 'between 80% and 90% of about 50', 'banded', '80', '90'],
      ['', 'between 80% and 90% of about 50', 'banded', '80', '90'],
      ['', 'between 80% and 90% of about 50', 'banded', '80', '90'],
      ['', 'between 80% and 90% of about 50', 'banded', '80', '90'],
      ['', '10 to 19', 'banded', '10', '19'],
      ['', 'about 30', 'rounded', '', ''],
      ['', 'fewer than 10', 'banded', '0', '9'],
      ['', 'about 30', 'rounded', '', ''],
      ['12.500', '', 'exact', '12.500', '12.5'],
      ['97', '', 'exact', '97', '97.36842105263158'],
    ]);
  });

  it.each([
    ['charities', '21'],
    ['people-centred plans', '21'],
    ['tonnes', '20'],
    ['hours of training', '20'],
    ['m²', '20'],
  ])('states “more than 20” %s of an own measure from %s on', (unit, lower) => {
    const [first] = own;
    if (!first) throw new Error('There is no own measure');
    const measure = asMeasure({ ...first, unit });
    const figure = {
      ...blankFigure(measure.id, PERIOD),
      ...numberValue(20, 0),
      qualifier: 'more_than',
    } as const;
    expect(publishedCells(figure, measure)).toMatchObject({ value: '20', lower, upper: '' });
  });

  it('files each explanation under the question that it answers, and reads it back', async () => {
    const said = { groups_differ: 'Two left.\nTwo came.', large_change: 'A contract ended.' };
    const explained: Figure = {
      ...blankFigure('jobs_created', PERIOD),
      ...numberValue(12, 0),
      note: 'By payroll.',
      ...explaining(said),
    };
    const csv = dataCsv([versionOf(documentWith([explained]))]);
    expect(cellsOf(csv)[0]?.note).toBe(
      'By payroll.\nWhy the groups and the total differ: Two left.\nTwo came.\nWhy it differs from the year before: A contract ended.',
    );
    const [parts] = cellsOf(
      dataCsv([versionOf(documentWith([{ ...explained, ...explaining({ groups_differ: 'Two left.' }) }]))]),
    );
    expect(parts?.note).toBe('By payroll.\nWhy the groups and the total differ: Two left.');
    const plan = await importOf([csv]);
    expect(plan.statements.flatMap(({ changes }) => changes.map(({ figure }) => figure))).toEqual([
      explained,
    ]);
  });

  it('has other words for every question that can be asked', () => {
    expect(Object.keys(EXPLAINED).sort()).toEqual([OF_THE_MEASURE, ...RULES].sort());
    expect(new Set(Object.values(EXPLAINED)).size).toBe(RULES.length + 1);
  });

  it('reads files of the earlier form, which called figures with a qualifier exact and every explanation a change', async () => {
    const figure: Figure = {
      ...blankFigure('jobs_created', PERIOD),
      ...numberValue(12, 0),
      qualifier: 'about',
      explanation: 'Two left.',
    };
    const csv = dataCsv([versionOf(documentWith([figure]))]);
    const earlier = csv
      .replace(',stated,', ',exact,')
      .replace('Of the measure as a whole: ', 'Why it changed: ');
    expect(earlier).not.toBe(csv);
    for (const each of [csv, earlier]) {
      const plan = await importOf([each]);
      expect(plan.statements.flatMap(({ changes }) => changes.map((change) => change.figure))).toEqual([
        figure,
      ]);
    }
  });

  it('rounds a contract’s sensitive figures by the rules, and leaves them out where the total is small', () => {
    const count = (id: string, number: number, slice = '') => ({
      ...blankFigure(id, PERIOD),
      ...numberValue(number, 0),
      slice,
    });
    const share = { ...blankFigure('tenancies_sustained_6m', PERIOD), status: 'reported' as const };
    const figures = [
      count('homelessness_prevented', 131),
      count('homelessness_prevented', 37, 'Torfaen'),
      count('homelessness_prevented', 97, 'Newport'),
      count('people_accommodated', 131),
      count('people_accommodated', 3, 'Newport'),
      count('homelessness_relieved', 14),
      count('homelessness_relieved', 13, 'Torfaen'),
      { ...share, numerator: 113, denominator: 127 },
      { ...share, numerator: 11, denominator: 17, slice: 'Torfaen' },
    ];
    const versions = [versionOf(documentWith(figures))];
    const fileOf = (name: 'data.csv' | 'parts.csv') => new TextDecoder().decode(dataFile(name, versions));
    const parts = cellsOf(fileOf('parts.csv'));
    expect(parts.map(({ measure, area, value, text }) => [measure, area, value, text])).toEqual([
      ['homelessness_prevented', 'Torfaen', '', 'about 40'],
      ['homelessness_prevented', 'Newport', '', 'about 100'],
    ]);
    for (const csv of [fileOf('data.csv'), fileOf('parts.csv')])
      for (const exact of ['131', '37', '97', '13', '113', '127', '11', '17'])
        expect(csv).not.toMatch(new RegExp(`(?<![\\d-])${exact}(?![\\d-])`));
  });

  it('leaves nothing to import of what was published as a range or not at all', async () => {
    const hidden = {
      ...blankFigure('homelessness_relieved', PERIOD),
      published: { as: 'band', low: 0, high: 9 } as const,
    };
    const share = {
      ...blankFigure('positive_move_on', PERIOD),
      published: { as: 'withheld', why: 'small_base' } as const,
    };
    const plan = await importOf(bothOf(documentWith([hidden, share])));
    expect(plan.statements.flatMap(({ changes }) => changes)).toEqual([]);
    expect(plan.notices).toHaveLength(2);
  });

  it('lets the statement of a figure’s own period have the word among several', () => {
    const target = (period: typeof PERIOD, number: number) => ({
      ...blankFigure('jobs_created', period, 'target'),
      ...numberValue(number, 0),
    });
    const csv = partsCsv([
      versionOf(documentWith([target(PERIOD, 5), target(NEXT, 6)])),
      versionOf(documentWith([target(NEXT, 7)], NEXT)),
    ]);
    expect(cellsOf(csv).map(({ value }) => value)).toEqual(['5', '7']);
  });

  it('has one row for each measure and year in a file of all years, by the organisation’s last name', () => {
    const jobs = (period: typeof PERIOD, number: number) => ({
      ...blankFigure('jobs_created', period),
      ...numberValue(number, 0),
    });
    const first = documentWith([jobs(PREVIOUS, 3)], PREVIOUS);
    const renamed = { ...first, organisation: { ...first.organisation, name: 'Old name' } };
    const rows = cellsOf(dataCsv([renamed, documentWith([jobs(PERIOD, 4)])].map(versionOf)));
    expect(rows.map(({ organisation, period_end: end, value }) => [organisation, end, value])).toEqual([
      ['Bakery', PREVIOUS.end, '3'],
      ['Bakery', PERIOD.end, '4'],
    ]);
  });
});

describe('formulas', () => {
  it('never begins a cell of words with what a spreadsheet runs', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
      expect(armText(`${sign}cmd`)).toBe(`'${sign}cmd`);
    expect(armText('a=b')).toBe('a=b');
    expect(armText("'twas")).toBe("'twas");
  });

  it('can be undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', '＠', 'a', '\t') }), (text) => {
        expect(disarmText(armText(text))).toBe(text);
        expect(armText(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 10_000 },
    );
  });
});
