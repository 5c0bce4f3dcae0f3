import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFigure } from '../../../tests/cases/figures';
import { bytesOf } from '../../../tests/cases/rows';
import { blankFigure } from '../../questionnaire/answers';
import { buildDocument, type StatementDocument } from '../../questionnaire/document';
import { type Figure, figureKey } from '../../questionnaire/figure';
import { numberValue } from '../../questionnaire/kinds/numeric';
import { asMeasure, type OwnMeasure } from '../../questionnaire/own-measure';
import { questionnaireFor } from '../../questionnaire/sections';
import { planImport } from '../../statement/import/plan';
import { readTable } from '../../statement/import/read-table';
import { armText, disarmText } from './formula';
import { organisationCsv } from './organisation-csv';
import { statementCsv } from './statement-csv';

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
    await fc.assert(
      fc.asyncProperty(totals, others, async (first, second) => {
        const figures = [...first, ...second];
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

  it('says what disclosure control made of a figure, and never a number that it hid', async () => {
    const hidden = { ...blankFigure('homelessness_relieved', PERIOD), published: 'fewer_than_10' as const };
    const share = { ...blankFigure('positive_move_on', PERIOD), published: 'not_shown' as const };
    const csv = statementCsv(documentWith([hidden, share]));
    expect(csv).toContain(
      'homelessness_relieved,Households whose homelessness was ended,households,actual,10,less_than,',
    );
    expect(csv).toContain('people,actual,not shown,');
    const plan = await importOf(csv);
    expect(plan.statements.flatMap(({ changes }) => changes.map(({ figure }) => figure.measureId))).toEqual([
      'homelessness_relieved',
    ]);
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
