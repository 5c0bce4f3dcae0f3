import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { usualStatement } from '../../../tests/pdf/made-up-statement';
import { measureNamed } from '../../../tests/support/figures';
import { codebookCsv } from './codebook-csv';
import { dataCsv, partsCsv } from './figures-csv';

type Row = Record<string, string>;
const rowsOf = (csv: string) => parse(csv, { columns: true, bom: true }) as Row[];
const codebook = rowsOf(codebookCsv([usualStatement()]));
const FACTS = { origin: 'https://o.example', code: null };

test('explains every measure of the figures beside it, once', () => {
  const explained = codebook.map(({ measure }) => measure);
  const versions = [{ document: usualStatement(), facts: FACTS }];
  const used = [...rowsOf(dataCsv(versions)), ...rowsOf(partsCsv(versions))].map(({ measure }) => measure);
  expect(used.filter((each) => !explained.includes(each))).toEqual([]);
  expect(new Set(explained).size).toBe(explained.length);
});

test('says what counts, in the third person, and where else it is known', () => {
  const { definition, definitionSource, label } = measureNamed('people_trained');
  expect(codebook.find(({ measure }) => measure === 'people_trained')).toMatchObject({
    label,
    definition,
    definition_source: definitionSource,
    unit: 'people',
    kind: 'count',
    better_when: 'higher',
    published_as: expect.stringMatching(
      /^sdc-2: from 10 on, where no part is public, exact where it was counted; stated where .*; else a range: .*10 to 19/,
    ),
    standards:
      'IRIS+ PI2998 https://iris.thegiin.org/metric/5.3/pi2998/\nSDG target 4.4 https://metadata.un.org/sdg/4.4',
  });
});

test('names the contracts and areas that figures were recorded for, too', () => {
  const document = usualStatement();
  const [item] = document.sections.flatMap(({ items }) => items).filter(({ figures }) => figures.length > 0);
  const figures = item?.figures.flatMap((figure) => [figure, { ...figure, slice: '=Torfaen' }]) ?? [];
  const sections = [{ id: 's', title: 'S', lede: '', items: item ? [{ ...item, figures }] : [] }];
  const [row] = rowsOf(codebookCsv([{ ...document, sections }]));
  expect(row?.areas).toBe("'=Torfaen");
  expect(codebook.find(({ measure }) => measure === 'aims')?.areas).toBe('');
});

test('says how figures are published, and how a share is worked out', () => {
  const cell = (measure: string, column: string) => codebook.find((row) => row.measure === measure)?.[column];
  expect(cell('jobs_created', 'published_as')).toMatch(
    /^exact where it was counted; stated where .*says about.*lower and upper/,
  );
  expect(cell('homelessness_prevented', 'published_as')).toMatch(
    /^sdc-2: a range: .*fewer than 10.*lower and upper.*estimated, modelled or stated as about.*empty/,
  );
  expect(cell('trading_share', 'worked_out_from')).toBe('(trading_income) / total_income');
});

test('has the units of the figures’ own files, and says of words that they are words', () => {
  const versions = [{ document: usualStatement(), facts: FACTS }];
  const units = new Map(codebook.map(({ measure, unit }) => [measure, unit]));
  const figures = [...rowsOf(dataCsv(versions)), ...rowsOf(partsCsv(versions))];
  expect(figures.filter(({ measure, unit }) => units.get(measure ?? '') !== unit)).toEqual([]);
  expect(codebook.find(({ measure }) => measure === 'aims')).toMatchObject({
    published_as: 'words, as the organisation wrote them',
    counted_over: '',
  });
  expect(codebook.find(({ measure }) => measure === 'measurement')).toMatchObject({
    published_as: 'what was chosen, by the names in options',
    counted_over: '',
  });
});
