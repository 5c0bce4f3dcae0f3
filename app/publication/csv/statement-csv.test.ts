import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFigure } from '../../../tests/cases/figures';
import { bytesOf } from '../../../tests/cases/rows';
import { blankFigure } from '../../questionnaire/answers';
import { buildDocument, type StatementDocument } from '../../questionnaire/document';
import { type Figure, figureKey } from '../../questionnaire/figure';
import { kinds } from '../../questionnaire/kinds/kinds';
import { numberValue } from '../../questionnaire/kinds/numeric';
import { asMeasure, type OwnMeasure } from '../../questionnaire/own-measure';
import { questionnaireFor } from '../../questionnaire/sections';
import { planImport } from '../../statement/import/plan';
import { readTable } from '../../statement/import/read-table';
import { dataFile } from '../data-files';
import { armText, disarmText } from './formula';
import { organisationCsv } from './organisation-csv';
import { statementCsv } from './statement-csv';

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

async function importOf(csv: string) {
  const table = await readTable(bytesOf(csv));
  if (!table.ok) throw new Error(JSON.stringify(table.faults));
  const input = {
    rows: table.rows,
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
        const figures = [...first, ...second, ...areas];
        const plan = await importOf(statementCsv(documentWith(figures)));
        expect(plan.statements.map((statement) => statement.period)).toEqual([PERIOD]);
        expect(plan.ownMeasures).toEqual([]);
        const read = plan.statements.flatMap(({ changes }) => changes.map(({ figure }) => figure));
        expect(sorted(read)).toEqual(sorted(figures));
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('writes the import’s columns, groups after a colon, and shares in the unit that they are stated in', () => {
    const group = { ...blankFigure('barrier_jobs', PERIOD), ...numberValue(2, 0), category: 'care_leaver' };
    const share = { ...blankFigure('staff_survey', PERIOD), ...numberValue(84, 0) };
    const [header, ...lines] = statementCsv(documentWith([group, share]))
      .trim()
      .split('\r\n');
    expect(header).toBe(
      'period_start,period_end,measure,label,unit,series,value,qualifier,numerator,denominator,basis,note,source',
    );
    expect(lines).toEqual([
      '2023-04-01,2024-03-31,barrier_jobs:care_leaver,Jobs created for people facing barriers: Care leavers,jobs,actual,2,,,,,,',
      '2023-04-01,2024-03-31,staff_survey,Staff who answered the staff survey,percent,actual,84,,,,,,',
    ]);
  });

  it('writes a contract’s figures with its name, in a column that is there for them alone', async () => {
    const whole = { ...blankFigure('jobs_created', PERIOD), ...numberValue(18, 0) };
    const part = { ...whole, ...numberValue(4, 0), slice: 'Torfaen, =reuse' };
    expect(statementCsv(documentWith([whole])).split('\r\n')[0]).not.toContain('area');
    const [header, ...lines] = statementCsv(documentWith([whole, part]))
      .trim()
      .split('\r\n');
    expect(header?.endsWith(',note,source,area')).toBe(true);
    expect(lines).toEqual([
      '2023-04-01,2024-03-31,jobs_created,Jobs created,jobs,actual,18,,,,,,,',
      '2023-04-01,2024-03-31,jobs_created,"Jobs created in Torfaen, =reuse",jobs,actual,4,,,,,,,"Torfaen, =reuse"',
    ]);
  });

  it('rounds a contract’s sensitive figures by the rules, and leaves them out where the total is small', () => {
    const count = (id: string, number: number, slice = '') => ({
      ...blankFigure(id, PERIOD),
      ...numberValue(number, 0),
      slice,
    });
    const share = { ...blankFigure('tenancies_sustained_6m', PERIOD), status: 'reported' as const };
    const figures = [
      count('homelessness_prevented', 134),
      count('homelessness_prevented', 37, 'Torfaen'),
      count('homelessness_prevented', 97, 'Newport'),
      count('people_accommodated', 134),
      count('people_accommodated', 3, 'Newport'),
      count('homelessness_relieved', 14),
      count('homelessness_relieved', 13, 'Torfaen'),
      { ...share, numerator: 113, denominator: 127 },
      { ...share, numerator: 11, denominator: 17, slice: 'Torfaen' },
    ];
    const csv = new TextDecoder().decode(dataFile('data.csv', documentWith(figures), FACTS));
    const said = csv.split('\r\n').flatMap((line) => {
      const [, , measure, , , , value, qualifier, , , , , , area] = line.split(',');
      return area && area !== 'area' ? [[measure, area, value, qualifier]] : [];
    });
    expect(said).toEqual([
      ['homelessness_prevented', 'Torfaen', 'not shown', ''],
      ['homelessness_prevented', 'Newport', 'not shown', ''],
    ]);
    for (const exact of ['134', '37', '97', '13', '113', '127', '11', '17'])
      expect(csv).not.toMatch(new RegExp(`(?<![\\d-])${exact}(?![\\d-])`));
  });

  it('says what disclosure control made of a figure, and never a number that it hid', async () => {
    const hidden = {
      ...blankFigure('homelessness_relieved', PERIOD),
      published: { as: 'band', low: 0, high: 9 } as const,
    };
    const share = {
      ...blankFigure('positive_move_on', PERIOD),
      published: { as: 'withheld', why: 'small_base' } as const,
    };
    const csv = statementCsv(documentWith([hidden, share]));
    expect(csv).toContain(
      'homelessness_relieved,Households whose homelessness was ended,households,actual,not shown,',
    );
    expect(csv).toContain('people,actual,not shown,');
    const plan = await importOf(csv);
    expect(plan.statements.flatMap(({ changes }) => changes)).toEqual([]);
  });

  it('lets the statement of a figure’s own period have the word among several', () => {
    const target = (period: typeof PERIOD, number: number) => ({
      ...blankFigure('jobs_created', period, 'target'),
      ...numberValue(number, 0),
    });
    const csv = organisationCsv([
      documentWith([target(PERIOD, 5), target(NEXT, 6)]),
      documentWith([target(NEXT, 7)], NEXT),
    ]);
    expect(csv.match(/target,\d+/g)).toEqual(['target,5', 'target,7']);
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
