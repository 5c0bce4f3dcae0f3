import type { CsvColumn } from '../../publication/csv/columns';

/** Without these there is nothing to import; the others may be missing. */
export const REQUIRED: readonly CsvColumn[] = ['period_start', 'period_end', 'value'];

export interface TableRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  cells: Record<CsvColumn, string>;
}

/** Something wrong in the file, told by row and column. */
export interface ImportFault {
  /** Null when it is about the whole file. */
  row: number | null;
  column: string | null;
  /** What was typed, cut short. */
  typed: string;
  /** What is wrong and what is expected. */
  message: string;
}

/** Rows of cells, as CSV and XLSX both give them; the first is the header. */
export type Grid = { ok: true; grid: string[][] } | { ok: false; faults: ImportFault[] };

export type ReadTable = { ok: true; rows: TableRow[] } | { ok: false; faults: ImportFault[] };

/** A fault of the whole file. */
export function fileFault(message: string): ImportFault {
  return { row: null, column: null, typed: '', message };
}

const SHOWN = 60;

/** What was typed, short enough to be quoted. */
export function quote(typed: string): string {
  const characters = [...typed];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : typed;
}

/** "Row 12, value: … (you typed “1e3”)". */
export function faultInWords({ row, column, typed, message }: ImportFault): string {
  const where = [row === null ? '' : `Row ${row}`, column ?? ''].filter(Boolean).join(', ');
  const said = typed === '' ? '' : ` (it says “${typed}”)`;
  return where ? `${where}: ${message}${said}` : message;
}
