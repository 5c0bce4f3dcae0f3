import { createElement, isValidElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { figure, financialYear, measureNamed, toldOf } from '../../tests/support/figures';
import { chartOf } from '../insight/chart-model';
import { headlineOf } from '../insight/headline';
import { buildDocument, type DocumentItem, type StatementDocument } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { formatCell, formatFigure, nameWithUnit } from '../questionnaire/format';
import type { Measure } from '../questionnaire/measure';
import { asMeasure, kindOfUnit, type OwnMeasure } from '../questionnaire/own-measure';
import { figureRows, notesWithoutRow } from './figure-rows';
import { StatementBody } from './html/statement-body';
import { keyFigures } from './key-figures';
import { belowChart } from './pdf/documents/chart-words';
import { everyYear } from './pdf/documents/every-year';
import { PrintedFigures } from './pdf/documents/figure-table';
import { glanceFigures } from './pdf/documents/glance';
import { ActHeads } from './pdf/documents/heads';
import { DefinitionsAndMethod } from './pdf/documents/renewal-end';
import { threeYears } from './pdf/documents/three-years';

function ownMeasure(id: string, label: string, unit: string, more: Partial<OwnMeasure> = {}): Measure {
  const kind = kindOfUnit(unit);
  const neither = {
    polarity: 'neutral',
    head: 'social',
    accrual: 'in_year',
    definition: '',
    disclosure: 'open',
  } as const;
  return asMeasure({ id, label, unit, kind, ...neither, ...more });
}

function statement(measures: Measure[], ...figures: Figure[]): StatementDocument {
  const period = financialYear(2026);
  const now = (each: Figure) => each.period.end === period.end;
  const nothing = { purpose: '', legalForm: '', companyNumber: null, charityNumber: null };
  return buildDocument({
    organisation: { slug: 'o', name: 'O', ...nothing, fieldOfWork: '', region: '', areas: '' },
    statement: { id: 's', version: 1, level: 'mark', cycle: 'annual', period },
    asked: [{ id: 'own', title: 'Own', lede: '', measures }],
    figures: figures.filter(now),
    history: figures.filter((each) => !now(each)),
    previous: [],
    declaration: null,
  });
}

const itemsOf = (document: StatementDocument) => document.sections.flatMap(({ items }) => items);
const rowsOf = (document: StatementDocument) => figureRows(itemsOf(document), document).rows;

describe('a measure that this year says nothing of', () => {
  it('says on the page, too, under which name its earlier years were stated', () => {
    const places = ownMeasure('own_places', 'Places', 'places');
    const beds = { statedLabel: 'Beds' };
    const document = statement(
      [places],
      figure('own_places', 2024, 4, beds),
      figure('own_places', 2025, 6, beds),
    );
    expect(rowsOf(document)).toMatchObject([{ previous: '6', value: '', older: [] }]);
    const page = renderToStaticMarkup(createElement(StatementBody, { document }));
    expect(page).toContain('2024/25, 2023/24: Stated as “Beds”.');
    const spoken = JSON.stringify(
      PrintedFigures({ items: itemsOf(document), document, trail: null }),
      (key, value) => (key === '_owner' || key === '_store' ? undefined : value),
    );
    expect(spoken).toContain('2024/25, 2023/24: Stated as “Beds”.');
  });
});

describe('a measure that one earlier year alone states', () => {
  const places = ownMeasure('own_places', 'Places', 'places');
  const meals = ownMeasure('own_meals', 'Meals', 'meals');
  const eaten = [2024, 2025, 2026].map((end) => figure('own_meals', end, end * 10));
  const told = (...figures: Figure[]) => rowsOf(statement([meals, places], ...eaten, ...figures))[1];

  it('stands on the page, too: in the column of its year, or in words', () => {
    expect(told(figure('own_places', 2025, 6))).toMatchObject({
      name: 'Places',
      previous: '6',
      value: '',
      older: [],
    });
    expect(told(figure('own_places', 2023, 6))).toMatchObject({
      previous: '',
      value: '',
      older: ['2022/23: 6 places.'],
    });
    const unknown = { status: 'not_measured', number: null } as const;
    expect(told(figure('own_places', 2023, 6), figure('own_places', 2025, 0, unknown))).toMatchObject({
      previous: 'Not measured',
      older: ['2022/23: 6 places.'],
    });
    const document = statement([meals, places], ...eaten, figure('own_places', 2023, 6));
    const page = renderToStaticMarkup(createElement(StatementBody, { document }));
    expect(page).toContain('2022/23: 6 places.');
  });

  it('stands beside what this year says of it in words', () => {
    const unknown = { status: 'not_measured', number: null } as const;
    expect(told(figure('own_places', 2023, 6), figure('own_places', 2026, 0, unknown))).toMatchObject({
      previous: '',
      value: 'Not measured',
      older: ['2022/23: 6 places.'],
    });
  });
});

describe('a measure that this year says nothing of, for a commissioner', () => {
  const places = ownMeasure('own_places', 'Places', 'places');
  const noteOf = (...figures: Figure[]) => {
    const document = statement([places], ...figures);
    return threeYears(itemsOf(document), document).rows[0]?.note;
  };

  it('names the year of what it says of earlier ones, which is not true of this one', () => {
    const loss = 'Not applicable: there was no profit to divide.';
    const none = { status: 'not_applicable', number: null, note: loss } as const;
    expect(noteOf(figure('own_places', 2024, 4), figure('own_places', 2025, 0, none))).toBe(
      `2024/25: ${loss}`,
    );
    const beds = { statedLabel: 'Beds', explanation: 'A house was closed.' };
    expect(noteOf(figure('own_places', 2024, 4, beds), figure('own_places', 2025, 6, beds))).toBe(
      '2024/25, 2023/24: Stated as “Beds”. 2024/25: A house was closed.',
    );
  });

  it('says of which days its last figure is where these are not the statement’s, as the statement does', () => {
    const toFebruary = { period: { start: '2024-03-01', end: '2025-02-28' } };
    const document = statement([places], figure('own_places', 2025, 6, toFebruary));
    const days = '2024/25 is for 1 March 2024 to 28 February 2025.';
    expect(threeYears(itemsOf(document), document).rows[0]?.note).toBe(days);
    expect(notesWithoutRow(itemsOf(document)[0] as DocumentItem, [], document)).toEqual([days]);
    const asThisYear = statement([places], figure('own_places', 2025, 6));
    expect(notesWithoutRow(itemsOf(asThisYear)[0] as DocumentItem, [], asThisYear)).toEqual([]);
  });
});

describe('an earlier share that is not shown', () => {
  it('says for a commissioner, too, why it is not, and of which year', () => {
    const well = ownMeasure('own_well', 'Feeling better', 'percent of people');
    const hidden = { as: 'withheld', why: 'small_base' } as const;
    const document = statement(
      [well],
      figure('own_well', 2024, 50, { basis: 'survey', published: hidden }),
      figure('own_well', 2025, 60, { basis: 'survey', published: hidden }),
      figure('own_well', 2026, 70, { basis: 'survey' }),
    );
    const [row] = threeYears(itemsOf(document), document).rows;
    expect(row?.cells[0]).toBe('not shown (from a survey)');
    expect(row?.note).toBe('2024/25, 2023/24: Not shown: it rests on fewer than 50.');
  });
});

describe('a percentage of an own measure', () => {
  const groups = ownMeasure('own_groups', 'Groups', 'percent of groups');

  it('is a rate, and keeps its words', () => {
    expect(groups.kind).toBe('ratio');
    expect(['%', 'per cent of visits', 'percent', 'percentage points', 'GBP'].map(kindOfUnit)).toEqual([
      'ratio',
      'ratio',
      'ratio',
      'count',
      'money',
    ]);
    const said = figure('own_groups', 2026, 17);
    expect([formatFigure(said, groups), formatCell(said, groups), nameWithUnit(groups)]).toEqual([
      '17 percent of groups',
      '17%',
      'Groups, percent of groups',
    ]);
  });

  it('opens a PDF as “17%”, never as 17 groups', () => {
    const document = statement([groups], figure('own_groups', 2025, 9), figure('own_groups', 2026, 17));
    expect(glanceFigures(document, 4)).toMatchObject([
      { figure: '17%', label: 'Groups, percent of groups', change: '9 percent of groups in 2024/25' },
    ]);
    const [item] = itemsOf(document);
    if (!item) throw new Error('The measure is not in its document');
    expect(chartOf(item, toldOf(2026)).finding).toBe(
      'Groups: 17 percent of groups in 2025/26, up 8 percentage points on 2024/25',
    );
  });
});

describe('a rate in pounds', () => {
  const saved = ownMeasure('own_saved', 'Saving of a group', 'GBP per group');

  it('is named in words, never by the code that the data have', () => {
    const said = figure('own_saved', 2026, 7900);
    expect([nameWithUnit(saved), formatCell(said, saved), formatFigure(said, saved)]).toEqual([
      'Saving of a group, pounds per group',
      '£7,900',
      '£7,900 per group',
    ]);
  });
});

describe('the picture of what is not exact, or too few to be told', () => {
  const homes = ownMeasure('own_homes', 'Households housed', 'households');
  const none = { number: null, published: { as: 'band', low: 0, high: 9 } } as const;
  const some = { number: null, published: { as: 'band', low: 10, high: 19 } } as const;
  const words = 'Outlined: not exact. No mark: fewer than 10, or not shown.';

  it('has a key on the page as in the PDF: where nothing is drawn there was not nobody', () => {
    const document = statement(
      [homes],
      figure('own_homes', 2024, 0, none),
      figure('own_homes', 2025, 0, some),
      figure('own_homes', 2026, 0, some),
    );
    const [item] = itemsOf(document) as [DocumentItem];
    expect(belowChart(homes, chartOf(item, document))).toBe(words);
    expect(renderToStaticMarkup(createElement(StatementBody, { document }))).toContain(words);
  });
});

describe('two measures of one name', () => {
  it('open a statement once: in miles and in kilometres it is one distance', () => {
    const miles = ownMeasure('own_miles', 'Distance driven', 'miles');
    const kilometres = ownMeasure('own_km', 'Distance driven ', 'kilometres');
    const trips = ownMeasure('own_trips', 'Journeys', 'journeys');
    const document = statement(
      [miles, kilometres, trips],
      figure('own_miles', 2026, 39_127),
      figure('own_km', 2026, 62_968),
      figure('own_trips', 2026, 1_257),
    );
    expect(keyFigures(document).map(({ figure: said }) => said)).toEqual([
      '62,968 kilometres',
      '1,257 journeys',
    ]);
  });
});

describe('two years of one name', () => {
  it('say in their one column to which month each of them goes', () => {
    const measure = ownMeasure('own_exams', 'Exams passed', 'exams');
    const academic = { start: '2024-09-01', end: '2025-08-31' };
    const document = statement(
      [measure],
      figure(measure.id, 2025, 188),
      figure(measure.id, 2026, 231, { period: academic }),
    );
    const [row] = everyYear(itemsOf(document), document).rows;
    expect([...(row?.cells.values() ?? [])].join(' | ')).toMatch(/188 \(to Mar\).*231 \(.*to Aug\)/);
  });
});

describe('what is said beside a figure', () => {
  const given = ownMeasure('own_given', 'Money given', 'GBP');
  const note = 'To the night shelter.';
  const said = (end: number, explanation: string) =>
    figure('own_given', end, 10 * end, { note, explanation, basis: 'modelled' });

  it('stands for earlier years only as far as it was said of them', () => {
    const document = statement(
      [given],
      said(2025, 'The roof leaked.'),
      said(2026, 'Members voted to give more.'),
    );
    const words = `${note} The same is said of 2024/25. Members voted to give more.`;
    expect(figureRows(itemsOf(document), document).rows[0]?.notes.join(' ')).toBe(words);
    expect(threeYears(itemsOf(document), document).rows[0]?.note).toBe(
      `The same is said of 2024/25. Members voted to give more.`,
    );
  });

  it('names what an earlier figure was first printed as, and why it is not shown', () => {
    const document = statement(
      [given],
      figure('own_given', 2024, 1, { statedLabel: 'Gifts in the year' }),
      figure('own_given', 2025, 0, {
        status: 'reported',
        number: null,
        published: { as: 'withheld', why: 'few_people' },
      }),
      figure('own_given', 2026, 3),
    );
    expect(figureRows(itemsOf(document), document).rows[0]?.notes).toEqual([
      expect.stringMatching(/^2024\/25: Not shown/),
      '2023/24: Stated as “Gifts in the year”.',
    ]);
  });
});

/** The words of a PDF's parts before they are laid out. */
function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join(' ');
  if (!isValidElement(node)) return typeof node === 'string' ? node : '';
  const { type, props } = node as ReactElement<Record<string, unknown>>;
  return wordsOf(typeof type === 'function' ? (type as (given: unknown) => unknown)(props) : props.children);
}

describe('a row of targets', () => {
  it('has this year’s target in the column of targets, too', () => {
    const given = ownMeasure('own_given', 'Money given', 'GBP');
    const aim = { series: 'target' } as const;
    const document = statement(
      [given],
      figure('own_given', 2025, 10),
      figure('own_given', 2025, 11, aim),
      figure('own_given', 2026, 20),
      figure('own_given', 2026, 22, aim),
    );
    const words = wordsOf(PrintedFigures({ items: itemsOf(document), document, trail: null }));
    expect(words.replace(/\s+/g, ' ')).toContain('Money given £10 £20 £22 Target £11 £22 £22');
  });
});

describe('how figures are made', () => {
  it('is said of changes of shares as well', () => {
    const words = (measure: Measure, ...before: Figure[]) => {
      const document = statement([measure], figure(measure.id, 2026, 4), ...before);
      return wordsOf(createElement(DefinitionsAndMethod, { document }));
    };
    const said = 'By how many points a percentage changed is worked out from the two numbers behind it';
    const rate = ownMeasure('own_rate', 'Satisfied', 'percent of tenants');
    expect(words(rate, figure('own_rate', 2025, 3))).toContain(said);
    expect(words(rate)).not.toContain(said);
    const jobs = ownMeasure('own_jobs', 'Jobs', 'jobs');
    expect(words(jobs, figure('own_jobs', 2025, 3))).not.toContain(said);
  });
});

describe('several things that were chosen', () => {
  it('read on the page as they do in the PDF', () => {
    const ways = measureNamed('measurement_ways');
    const text = 'external_agencies kpis';
    const document = statement([ways], figure(ways.id, 2026, 0, { status: 'reported', number: null, text }));
    const page = renderToStaticMarkup(createElement(StatementBody, { document }));
    expect(page).toContain('With external agencies, with a range of key performance indicators');
  });
});

describe('a note for a commissioner', () => {
  it('says the unit where two measures have one name', () => {
    const [miles, kilometres] = ['miles', 'kilometres'].map((unit) =>
      ownMeasure(`own_${unit}`, 'Distance', unit),
    );
    if (!miles || !kilometres) throw new Error('There are two measures');
    const note = 'The same distance in another unit.';
    const document = statement(
      [miles, kilometres],
      figure(miles.id, 2026, 4),
      figure(kilometres.id, 2026, 6, { note }),
    );
    const heads = createElement(ActHeads, { document, name: '', theme: undefined, trends: [], close: false });
    expect(wordsOf(heads).replace(/\s+/g, ' ')).toContain(`Distance, kilometres : ${note}`);
  });
});

describe('notes that stand one behind another', () => {
  const given = ownMeasure('own_given', 'Money given', 'GBP');
  const document = statement(
    [given],
    figure('own_given', 2025, 10, { note: 'From the ledger' }),
    figure('own_given', 2026, 20, {
      note: 'over half of it in one week of May',
      explanation: 'A legacy',
      statedLabel: 'Gifts',
    }),
  );
  const said = 'over half of it in one week of May. A legacy.';

  it('each end with a full stop, whoever wrote them', () => {
    const words = figureRows(itemsOf(document), document).rows[0]?.notes.join(' ');
    expect(words).toBe(`Stated as “Gifts”. ${said} 2024/25: From the ledger.`);
    expect(threeYears(itemsOf(document), document).rows[0]?.note).toBe(`Stated as “Gifts”. ${said}`);
  });
});

describe('why an earlier figure is a range or not shown', () => {
  const helped = ownMeasure('own_helped', 'People helped', 'people');
  const few = { as: 'band', low: 0, high: 9 } as const;
  const band = (end: number) =>
    figure('own_helped', end, 0, { status: 'reported', number: null, published: few });
  const hidden = figure('own_helped', 2025, 0, {
    status: 'reported',
    number: null,
    published: { as: 'withheld', why: 'few_people' },
  });

  it('stands beside this year’s figure that is neither', () => {
    const document = statement([helped], band(2024), hidden, figure('own_helped', 2026, 31));
    expect(figureRows(itemsOf(document), document).rows[0]?.notes).toEqual([
      expect.stringMatching(/^2024\/25: Not shown/),
      '2023/24: Small numbers of people are stated as a range.',
    ]);
  });

  it('stands in the PDF where this year states nothing', () => {
    const document = statement([helped], band(2024), hidden);
    const words = wordsOf(PrintedFigures({ items: itemsOf(document), document, trail: null }));
    expect(words).toContain('fewer than 10');
    expect(words).toContain('2023/24: Small numbers of people are stated as a range.');
    expect(words).toContain('2024/25: Not shown');
  });
});

describe('a cell of the year before', () => {
  const given = ownMeasure('own_given', 'Money given', 'GBP');

  it('says of an area, and of what has a target alone, what that year stated', () => {
    const document = statement(
      [given],
      figure('own_given', 2025, 10, { slice: 'Torfaen' }),
      figure('own_given', 2025, 30),
      figure('own_given', 2026, 20, { slice: 'Torfaen' }),
      figure('own_given', 2026, 40),
    );
    expect(rowsOf(document).map(({ previous, value }) => [previous, value])).toEqual([
      ['£30', '£40'],
      ['£10', '£20'],
    ]);
    const aimed = statement(
      [given],
      figure('own_given', 2025, 30),
      figure('own_given', 2026, 50, { series: 'target' }),
    );
    expect(rowsOf(aimed)).toMatchObject([{ previous: '£30', value: 'No figure', target: '£50' }]);
  });

  it('says of which year a figure of this statement is that is of another', () => {
    const college = { period: { start: '2024-09-01', end: '2025-08-31' } };
    const document = statement([given], figure('own_given', 2026, 40));
    const [item] = itemsOf(document);
    if (!item) throw new Error('The measure is not in its document');
    const figures = item.figures.map((each) => ({ ...each, ...college }));
    expect(figureRows([{ ...item, figures }], document).rows).toMatchObject([{ value: '£40 (2024/25)' }]);
    const first = { period: { start: '2025-07-01', end: '2026-07-31' } };
    const longer = item.figures.map((each) => ({ ...each, ...first }));
    expect(figureRows([{ ...item, figures: longer }], document).rows).toMatchObject([
      { value: '£40 (2025/26, 13 months)' },
    ]);
  });

  it('is no figure of an earlier year, which would be read as that one’s', () => {
    const jobs = ownMeasure('own_jobs', 'Jobs', 'jobs');
    const more = ownMeasure('own_more', 'More', 'things');
    const document = statement(
      [given, jobs, more],
      figure('own_given', 2024, 30),
      figure('own_given', 2026, 40),
      ...[2025, 2026].flatMap((end) => [figure('own_jobs', end, end), figure('own_more', end, end)]),
    );
    const table = figureRows(itemsOf(document), document);
    expect([table.previousYear, ...table.rows.map(({ previous }) => previous)]).toEqual([
      '2024/25',
      '',
      '2,025',
      '2,025',
    ]);
  });

  it('says what this statement alone says of that year', () => {
    const again = statement(
      [given],
      figure('own_given', 2026, 40),
      figure('own_given', 2025, 31, { series: 'comparative' }),
    );
    const figures = again.sections.flatMap(({ items }) =>
      items.flatMap((item) => [...item.history, ...item.figures]),
    );
    expect(figures.map(({ series }) => series).sort()).toEqual(['actual', 'comparative']);
    expect(rowsOf(again)).toMatchObject([{ previous: '£31', value: '£40' }]);
  });
});

describe('a forecast of a year to come', () => {
  const jobs = ownMeasure('own_jobs', 'Jobs', 'jobs');
  const document = statement([jobs], figure('own_jobs', 2025, 3), figure('own_jobs', 2026, 5));
  const [item] = itemsOf(document);
  if (!item) throw new Error('The measure is not in its document');
  const ahead = figure('own_jobs', 2028, 9, { series: 'forecast' });
  const foreseen = { ...item, figures: [...item.figures, ahead] };

  it('is a note beside this year’s figure, and no figure of this year, in every document', () => {
    const rows = figureRows([foreseen], document).rows;
    expect(rows.map(({ value, notes }) => [value, ...notes])).toEqual([
      ['5', 'Forecast for 2027/28: 9 jobs.'],
    ]);
    expect(everyYear([foreseen], document).years).toEqual(['2024/25', '2025/26']);
    const three = threeYears([foreseen], document);
    expect([three.years, three.rows.map(({ cells, note }) => [...cells, note])]).toEqual([
      ['2024/25', '2025/26'],
      [['3', '5', 'Forecast for 2027/28: 9 jobs.']],
    ]);
  });
});

describe('a figure of a college year', () => {
  const exams = ownMeasure('own_exams', 'Exams passed', 'exams');
  const college = (end: number) => ({ start: `${end - 1}-09-01`, end: `${end}-08-31` });
  const document = statement(
    [exams],
    figure('own_exams', 2021, 188),
    ...[2021, 2022, 2023, 2024].map((end) => figure('own_exams', end, 100 + end, { period: college(end) })),
    figure('own_exams', 2026, 2200, { period: college(2025) }),
  );
  const stated = {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        figures: item.history.filter(({ number }) => number === 2200).concat(item.figures),
        history: item.history.filter(({ number }) => number !== 2200),
      })),
    })),
  };

  it('is compared to years that have a column, by the names of their columns', () => {
    expect(threeYears(itemsOf(stated), stated).rows[0]?.note).toBe(
      'For 1 September 2024 to 31 August 2025. 2022/23 and 2023/24 are for the same days of their years.',
    );
    const survey = ownMeasure('own_survey', 'Satisfied', 'percent of tenants');
    const months = (end: number) => ({ start: `${end}-01-01`, end: `${end}-02-28` });
    const note = 'A telephone survey of tenants by an independent caller.';
    const asked = statement(
      [exams, survey],
      ...[2022, 2023, 2024, 2025, 2026].flatMap((end) => [
        figure('own_exams', end, 100 + end),
        figure('own_survey', end, 60 + end - 2020, { period: months(end), note, basis: 'estimated' }),
      ]),
    );
    const answered = {
      ...asked,
      sections: asked.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => ({
          ...item,
          figures: [...item.figures, ...item.history.filter(({ period }) => period.end === '2026-02-28')],
          history: item.history.filter(({ period }) => period.end !== '2026-02-28'),
        })),
      })),
    };
    expect(threeYears(itemsOf(answered), answered).rows[1]?.note).toBe(
      `${note} The same is said of 2024/25 and 2023/24. For 1 January 2026 to 28 February 2026. 2023/24 and 2024/25 are for the same days of their years.`,
    );
    expect(figureRows(itemsOf(answered), answered).rows[1]?.notes).toEqual([
      'For 1 January 2026 to 28 February 2026. 2021/22, 2022/23, 2023/24 and 2024/25 are for the same days of their years.',
      note,
      'The same is said of 2024/25, 2023/24, 2022/23 and 2021/22.',
    ]);
  });

  it('says of each year of which days it is, where no two are of the same', () => {
    const survey = ownMeasure('own_survey', 'Well-being improved', 'percent of people');
    const note = 'Paper survey in both languages.';
    const fortnights = [
      ['2024-02-05', '2024-02-16'],
      ['2025-02-03', '2025-02-14'],
    ] as const;
    const asked = statement(
      [exams, survey],
      ...[2023, 2024, 2025].map((end) => figure('own_exams', end, 100 + end)),
      figure('own_exams', 2026, 2126),
      ...fortnights.map(([start, end], at) =>
        figure('own_survey', 2024 + at, 60 + at, { period: { start, end }, note, basis: 'survey' }),
      ),
    );
    const dates =
      '2024/25 is for 3 February 2025 to 14 February 2025. 2023/24 is for 5 February 2024 to 16 February 2024.';
    const rows = figureRows(itemsOf(asked), asked).rows;
    expect(rows.find(({ measureId }) => measureId === 'own_survey')?.notes).toEqual([
      `2024/25, 2023/24: ${note}`,
      dates,
    ]);
    expect(threeYears(itemsOf(asked), asked).rows[1]?.note).toBe(`2024/25, 2023/24: ${note} ${dates}`);
  });

  it('is named by its year, makes no headline of another, and is no record among years that it overlaps', () => {
    const [item] = itemsOf(stated);
    if (!item) throw new Error('The measure is not in its document');
    expect(keyFigures(stated).map(({ label }) => label)).toEqual(['Exams passed, 2024/25']);
    expect(headlineOf(stated)).toBeNull();
    expect(chartOf(item, toldOf(2026)).finding).not.toMatch(/highest|lowest/);
    expect(figureRows([item], stated).rows[0]?.notes[0]).toBe(
      'For 1 September 2024 to 31 August 2025. 2020/21 (to Aug), 2021/22, 2022/23 and 2023/24 are for the same days of their years.',
    );
  });
});

describe('how a figure was made', () => {
  it('is worked out, of a rate that was counted: nobody counts growth', () => {
    const growth = { ...ownMeasure('own_growth', 'Growth of sales', 'percent'), kind: 'ratio' } as const;
    const trips = ownMeasure('own_trips', 'Trips', 'trips');
    const document = statement(
      [growth, trips],
      figure('own_growth', 2026, 12, { basis: 'counted' }),
      figure('own_trips', 2026, 12, { basis: 'counted' }),
    );
    expect(threeYears(itemsOf(document), document).rows.map(({ counted }) => counted)).toEqual([
      'Worked out',
      'Counted',
    ]);
  });
});

describe('a restatement', () => {
  const into = ownMeasure('own_into', 'People into work', 'people');
  const why = 'The comparative leaves out people counted twice.';
  const [item] = itemsOf(
    statement(
      [into],
      figure('own_into', 2024, 121),
      figure('own_into', 2025, 133),
      figure('own_into', 2026, 127),
    ),
  );
  if (!item) throw new Error('The measure is not in its document');
  const again = figure('own_into', 2024, 118, { series: 'comparative' });
  const told = (change: Partial<typeof item>) => {
    const document = statement([into]);
    const items = [{ ...item, ...change }];
    const rows = figureRows(items, document).rows.map(({ notes }) => notes.join(' '));
    return [rows[0], threeYears(items, document).rows[0]?.note];
  };

  it('is said with its reason in every document that says the reason', () => {
    const noted = item.figures.map((each) => ({ ...each, note: why }));
    const words = `${why} 2023/24 restated as 118 people.`;
    expect(told({ figures: [...noted, again] })).toEqual([words, words]);
  });

  it('is still said in the years after, beside the figure that it restates', () => {
    const history = [
      ...item.history.map((each) => ({ ...each, note: each.period.end === '2025-03-31' ? why : null })),
      again,
    ];
    const [page, pdf] = told({ history });
    expect(page).toBe(`2023/24 restated as 118 people. 2024/25: ${why}`);
    expect(pdf).toBe('2023/24 restated as 118 people.');
  });

  it('that says the same is none', () => {
    const same = figure('own_into', 2024, 121, { series: 'comparative' });
    expect(told({ figures: [...item.figures, same] })).toEqual(['', '']);
  });
});

describe('a measure that took another’s place', () => {
  const visits = ownMeasure('own_visits', 'Visits', 'visits');
  const people = ownMeasure('own_people', 'Visitors', 'people', { replaces: 'own_visits' });
  const document = statement(
    [visits, people],
    figure('own_visits', 2024, 3890),
    figure('own_visits', 2025, 4120),
    figure('own_people', 2026, 318),
  );

  it('leaves the old figures their name and unit, in a row of their own', () => {
    expect(rowsOf(document).map(({ name, previous, value }) => [name, previous, value])).toEqual([
      ['Visitors, people', '', '318'],
      ['Visits', '4,120', ''],
    ]);
    const [, item] = itemsOf(document);
    expect(item?.replaced?.label).toBe('Visits');
    // As it is once the old question is asked no longer: while it is told of on its own, nothing is said twice.
    const alone = { ...document, sections: [{ id: 'own', title: 'Own', items: item ? [item] : [] }] };
    expect(everyYear(item ? [item] : [], document).rows.map(({ label }) => label)).toEqual([
      'Visitors, people',
    ]);
    const three = threeYears(item ? [item] : [], alone).rows;
    expect(three.map(({ label, cells }) => [label, ...cells])).toEqual([
      ['Visitors, people', '', '', '318'],
      ['Visits', '3,890', '4,120', ''],
    ]);
    const every = everyYear(item ? [item] : [], alone).rows;
    expect(every.map(({ label, cells }) => [label, ...cells.values()])).toEqual([
      ['Visitors, people', '318'],
      ['Visits (counted differently)', '3,890', '4,120'],
    ]);
  });

  it('says in the PDF’s note, which is of the new measure, as what it was counted before', () => {
    const words = wordsOf(PrintedFigures({ items: itemsOf(document), document, trail: null }));
    expect(words.replace(/\s+/g, ' ')).toContain('Visitors : Counted differently before, as Visits.');
    expect(words).not.toContain('it is Visitors since');
  });

  it('draws nothing of them on its own axis, and compares nothing with them', () => {
    const [, item] = itemsOf(document);
    if (!item) throw new Error('The measure is not in its document');
    const chart = chartOf(item, toldOf(2026));
    expect(chart.points.map(({ value }) => value)).toEqual([null, null, 318]);
    expect(chart.points[1]?.display).toBe('Visits: 4,120 visits');
    expect(keyFigures(document)[0]?.change).toBe('');
  });
});

describe('a figure that was not counted', () => {
  const value = ownMeasure('own_value', 'Social value', 'GBP');
  const modelled = (year: number, number: number, note: string) =>
    figure('own_value', year, number, { basis: 'modelled', note });
  const document = statement(
    [value],
    modelled(2024, 13_900_000, 'Proxies of 2019.'),
    modelled(2025, 12_100_000, 'Proxies of 2024.'),
    modelled(2026, 12_400_000, 'Proxies of 2024.'),
  );

  it('says so in every year’s cell, point and sentence', () => {
    const [row] = rowsOf(document);
    expect([row?.previous, row?.value]).toEqual(['£12,100,000 (modelled)', '£12,400,000 (modelled)']);
    const [line] = everyYear(itemsOf(document), document).rows;
    expect(line?.cells.get('2023/24')).toBe('£13,900,000 (modelled)');
    expect(threeYears(itemsOf(document), document).rows[0]?.cells).toContain('£13,900,000 (modelled)');
    const [item] = itemsOf(document);
    const chart = item && chartOf(item, toldOf(2026));
    expect(chart?.points.map(({ display }) => display)).toContain('£13,900,000 (modelled)');
    expect(chart?.finding).toContain('£12,400,000 (modelled) in 2025/26, up £300,000 on 2024/25');
    expect(keyFigures(document)[0]).toMatchObject({ change: '£12,100,000 (modelled) in 2024/25' });
  });

  it('says how each year’s was made, the same words once', () => {
    const notes = ['Proxies of 2024.', 'The same is said of 2024/25.', '2023/24: Proxies of 2019.'];
    expect(rowsOf(document)[0]?.notes).toEqual(notes);
    expect(threeYears(itemsOf(document), document).rows[0]?.note).toContain('2023/24: Proxies of 2019.');
  });

  it('has no dash for how it was counted, which would say that nobody did', () => {
    const counted = ownMeasure('own_counted', 'Meals', 'meals');
    const mixed = statement(
      [value, counted],
      modelled(2026, 12_400_000, 'Proxies of 2024, weighed by the council.'),
      figure('own_counted', 2026, 7, { basis: 'counted' }),
    );
    const heads = createElement(ActHeads, {
      document: mixed,
      name: '',
      theme: undefined,
      trends: [],
      close: false,
    });
    const words = wordsOf(heads).replace(/\s+/g, ' ');
    expect(words).toContain('£12,400,000 (modelled) Modelled Meals 7 Counted');
    expect(words).not.toContain('–');
  });

  it('is as modelled when it is restated', () => {
    const again = figure('own_value', 2025, 12_000_000, { series: 'comparative' });
    const [item] = itemsOf(statement([value], modelled(2025, 12_100_000, 'Proxies.'), again));
    // The restatement stands in this year’s statement.
    const stated = item && {
      ...item,
      figures: [again, modelled(2026, 1, 'Proxies.')],
      history: item.history,
    };
    const point = stated && chartOf(stated, toldOf(2026)).points[0];
    expect(point?.restated).toBe('£12,000,000 (modelled)');
  });
});
