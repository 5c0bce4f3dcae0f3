import { COLUMNS, type CsvColumn, PARTS_COLUMNS, READ_COLUMNS } from '../../publication/csv/columns';
import { disarmText } from '../../publication/csv/formula';
import { fileFault, type ImportFault, quote, REQUIRED, type ReadTable, type TableRow } from './columns';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx.server';
import { fold } from './units';

/** Limits of one import. */
export const MOST_BYTES = 5 * 1024 * 1024;
const MOST_ROWS = 20_000;

/** Reads a CSV or XLSX file into rows by column name; told apart by their first bytes, not by their name. */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length === 0) return failed('The file is empty');
  if (bytes.length > MOST_BYTES) return failed('The file is larger than 5 MB. Import it in parts');
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = zipped ? await readXlsx(bytes) : readCsv(bytes);
  return read.ok ? tableOf(read.grid) : read;
}

function failed(message: string): ReadTable {
  return { ok: false, faults: [fileFault(message)] };
}

function tableOf(grid: string[][]): ReadTable {
  const [header = [], ...body] = grid;
  const names = withoutEmptyEnd(header).map(asColumn);
  const faults = headerFaults(names);
  if (faults.length > 0) return { ok: false, faults };
  const filled = body
    .map((cells, index) => ({ row: index + 2, cells: withoutEmptyEnd(cells, names.length) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return failed('There is no figure below the header');
  if (filled.length > MOST_ROWS) return failed('There are more than 20,000 rows. Import them in parts');
  const ragged = filled.filter(({ cells }) => cells.length !== names.length);
  if (ragged.length > 0) return { ok: false, faults: ragged.map((each) => raggedFault(each, names.length)) };
  const rows = filled.map(({ row, cells }) => ({ row, cells: named(names, cells) }));
  const several = severalOrganisations(rows);
  return several ? { ok: false, faults: [several] } : { ok: true, rows };
}

/** "Period start" is period_start. */
function asColumn(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

/** Spreadsheets write empty cells after the last column. */
function withoutEmptyEnd(cells: readonly string[], least = 0): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, Math.max(least, last + 1));
}

function headerFaults(names: readonly string[]): ImportFault[] {
  const fault = (column: string, message: string) => ({ row: 1, column: quote(column), typed: '', message });
  const known = new Set<string>(PARTS_COLUMNS);
  const unknown = names
    .filter((name) => !known.has(name))
    .map((name) =>
      fault(
        name || '(no name)',
        `This is not a column of the import. The columns are ${COLUMNS.join(', ')}, and where they are needed group, area and text`,
      ),
    );
  const twice = names
    .filter((name, index) => known.has(name) && names.indexOf(name) !== index)
    .map((name) => fault(name, 'This column is there twice'));
  const missing = REQUIRED.filter((name) => !names.includes(name)).map((name) =>
    fault(name, 'This column is missing'),
  );
  return [...unknown, ...twice, ...missing];
}

function raggedFault({ row, cells }: { row: number; cells: string[] }, wanted: number): ImportFault {
  const message = `This row has ${cells.length} cells, the header has ${wanted}. Put text that has commas in quotation marks`;
  return { row, column: null, typed: '', message };
}

function named(names: readonly string[], cells: readonly string[]): Record<CsvColumn, string> {
  const found = new Map(names.map((name, index) => [name, disarmText(cells[index] ?? '')]));
  return Object.fromEntries(READ_COLUMNS.map((column) => [column, found.get(column) ?? ''])) as Record<
    CsvColumn,
    string
  >;
}

/** Published files can be put together; an import is of one organisation, and would give it everybody's figures. */
function severalOrganisations(rows: readonly TableRow[]): ImportFault | null {
  const [first] = rows.filter(({ cells }) => cells.organisation.trim());
  const other = rows.find(
    ({ cells: { organisation } }) =>
      first && organisation.trim() && fold(organisation) !== fold(first.cells.organisation),
  );
  if (!first || !other) return null;
  const { organisation } = other.cells;
  const message = `Import one organisation’s figures at a time: row ${first.row} is of “${quote(first.cells.organisation)}”`;
  return { row: other.row, column: 'organisation', typed: quote(organisation), message };
}
