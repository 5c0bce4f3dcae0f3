import { describe, expect, it } from 'vitest';
import { bytesOf, csvOf, row } from '../../../tests/cases/rows';
import { xlsxOf, zipOf } from '../../../tests/cases/xlsx';
import { faultInWords } from './columns';
import { MOST_BYTES, readTable } from './read-table.server';

const HEADER = 'period_start,period_end,label,unit,value';
const LINE = '2023-04-01,2024-03-31,Loaves,loaves,12';

async function read(text: string | Uint8Array) {
  return readTable(typeof text === 'string' ? bytesOf(text) : text);
}

async function saidOf(text: string | Uint8Array): Promise<string[]> {
  const table = await read(text);
  return table.ok ? [] : table.faults.map(faultInWords);
}

async function cellsOf(text: string | Uint8Array) {
  const table = await read(text);
  if (!table.ok) throw new Error(table.faults.map(faultInWords).join('\n'));
  return table.rows;
}

describe('a CSV file as people’s programs write it', () => {
  it.each([
    ['plain', `${HEADER}\n${LINE}\n`],
    ['with a byte order mark', `\ufeff${HEADER}\n${LINE}\n`],
    ['with Windows line ends', `${HEADER}\r\n${LINE}\r\n`],
    ['with old Macintosh line ends', `${HEADER}\r${LINE}\r`],
    ['without a last line end', `${HEADER}\n${LINE}`],
    ['with semicolons', `${HEADER}\n${LINE}\n`.replaceAll(',', ';')],
    ['with tabs', `${HEADER}\n${LINE}\n`.replaceAll(',', '\t')],
    ['with empty cells after the last column', `${HEADER},,\n${LINE},,\n`],
    ['with other capitals and spaces in the header', `Period start,PERIOD_END, Label ,unit,value\n${LINE}\n`],
    ['with every cell quoted', `${HEADER}\n${LINE}\n`.replace(/[^,\n]+/g, '"$&"')],
  ])('%s', async (_name, text) => {
    const [first] = await cellsOf(text);
    expect(first?.row).toBe(2);
    expect(first?.cells).toMatchObject({
      period_start: '2023-04-01',
      label: 'Loaves',
      value: '12',
      note: '',
    });
  });

  it('reads UTF-16, and keeps Welsh letters and line ends inside a cell', async () => {
    const text = `${HEADER},note\n2023-04-01,2024-03-31,"Dŵr, Ŵyr",loaves,12,"one\ntwo"\n`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [bytesOf(text), utf16])
      expect((await cellsOf(bytes))[0]?.cells).toMatchObject({ label: 'Dŵr, Ŵyr', note: 'one\ntwo' });
  });

  it('knows the columns of published files, and refuses a file of several organisations by the row', async () => {
    const published = (name: string) => `group,${name},GB-COH-01234567,${LINE},0,99`;
    const header = `part,organisation,organisation_ids,${HEADER},lower,upper`;
    expect(await saidOf([header, published('A Ltd'), published(' a  ltd')].join('\n'))).toEqual([]);
    expect(
      await saidOf([header, published('A Ltd'), published('A Ltd'), published('B CIC')].join('\n')),
    ).toEqual([
      'Row 4, organisation: Import one organisation’s figures at a time: row 2 is of “A Ltd” (it says “B CIC”)',
    ]);
  });

  it('numbers rows as a spreadsheet does, empty ones counted', async () => {
    const rows = await cellsOf(`${HEADER}\n\n${LINE}\n,,,,\n${LINE}\n`);
    expect(rows.map((each) => each.row)).toEqual([3, 5]);
  });

  it('takes the apostrophe off that keeps a formula from running', async () => {
    const rows = await cellsOf(`${HEADER}\n2023-04-01,2024-03-31,'=SUM(A1),loaves,12\n`);
    expect(rows[0]?.cells.label).toBe('=SUM(A1)');
  });
});

describe('what cannot be read is said', () => {
  it.each([
    ['', /empty/],
    [HEADER, /no figure below/],
    [`${HEADER},colour\n${LINE},red\n`, /Row 1, colour: This is not a column/],
    [`${HEADER},__proto__\n${LINE},x\n`, /Row 1, __proto__: This is not a column/],
    [`${HEADER},value\n${LINE},13\n`, /Row 1, value: This column is there twice/],
    ['label,value\nLoaves,12\n', /period_start: This column is missing/],
    [
      `${HEADER}\n2023-04-01,2024-03-31,Loaves, given,loaves,12\n`,
      /Row 2: This row has 6 cells, the header has 5/,
    ],
    [`${HEADER}\n2023-04-01,2024-03-31,Loaves\n`, /Row 2: This row has 3 cells|Row 2: This row has/],
    [`${HEADER}\n2023-04-01,2024-03-31,"Loaves,loaves,12\n`, /quotation mark/],
  ])('%j', async (text, said) => {
    expect((await saidOf(text)).join('\n')).toMatch(said);
  });

  it('says when the text is not UTF-8', async () => {
    expect(await saidOf(Buffer.from(`${HEADER}\n2023-04-01,2024-03-31,Caf\xe9,x,1\n`, 'latin1'))).toEqual([
      expect.stringMatching(/not UTF-8/),
    ]);
  });

  it('refuses too much', async () => {
    expect(await saidOf(new Uint8Array(MOST_BYTES + 1))).toEqual([expect.stringMatching(/5 MB/)]);
    expect(await saidOf(`${HEADER}\n${`${LINE}\n`.repeat(20_001)}`)).toEqual([
      expect.stringMatching(/20,000 rows/),
    ]);
    expect((await cellsOf(`${HEADER}\n${`${LINE}\n`.repeat(20_000)}`)).length).toBe(20_000);
  });
});

describe('an XLSX file', () => {
  const header = HEADER.split(',');
  const day = (text: string) => ({ day: text });

  it('gives what the same CSV gives: dates as days, numbers as they are stored', async () => {
    const rows = await cellsOf(
      xlsxOf([
        header,
        [day('2023-04-01'), day('2024-03-31'), 'Dŵr & bread', 'loaves', 45.5],
        ['2023-04-01', '2024-03-31', 'Text', 'loaves', '9.0'],
        [day('2023-04-01'), day('2024-03-31'), 'Large', 'GBP', 445_000_000],
        [day('2023-04-01'), day('2024-03-31'), 'Sum', 'tonnes', 0.1 + 0.2],
        [day('2023-04-01'), day('2024-03-31'), 'Tiny', 'tonnes', 0.0000005],
        [day('2023-04-01'), day('2024-03-31'), 'Below', 'GBP', -191_027],
      ]),
    );
    expect(rows.map(({ cells }) => cells.value)).toEqual([
      '45.5',
      '9.0',
      '445000000',
      '0.3',
      '0.0000005',
      '-191027',
    ]);
    expect(rows[0]?.cells).toMatchObject({
      period_start: '2023-04-01',
      period_end: '2024-03-31',
      label: 'Dŵr & bread',
    });
  });

  it('reads text that looks like a number as text', async () => {
    const rows = await cellsOf(xlsxOf([header, ['2023-04-01', '2024-03-31', '1E3', 'loaves', '1e3']]));
    expect(rows[0]?.cells).toMatchObject({ label: '1E3', value: '1e3' });
  });

  it('refuses what is no workbook, and an archive that unpacks to far more', async () => {
    expect(await saidOf(Buffer.from('PK\u0003\u0004 nothing'))).toEqual([
      expect.stringMatching(/cannot be read/),
    ]);
    expect(await saidOf(zipOf({ 'a.txt': 'x' }))).toEqual([expect.stringMatching(/cannot be read/)]);
    const bomb = zipOf({ 'xl/workbook.xml': Buffer.alloc(80 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(MOST_BYTES);
    expect(await saidOf(bomb)).toEqual([expect.stringMatching(/cannot be read/)]);
  });

  it('is told by its bytes, not its name', async () => {
    expect((await cellsOf(csvOf([row()]))).length).toBe(1);
  });
});
