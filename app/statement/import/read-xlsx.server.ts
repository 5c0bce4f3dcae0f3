import { type StoredCell, sheetWithin } from '../../platform/zip.server';
import { fileFault, type Grid } from './columns';

const MOST_UNPACKED = 32 * 1024 * 1024;

/** The first sheet of an XLSX file, every cell as the text that CSV would hold. */
export async function readXlsx(bytes: Uint8Array): Promise<Grid> {
  const rows = await sheetWithin(bytes, MOST_UNPACKED);
  if (!rows) return failed('This XLSX file cannot be read. Save it again as XLSX or as CSV UTF-8');
  const width = rows[0]?.length ?? 0;
  return { ok: true, grid: rows.map((row) => padded(row.map(textOf), width)) };
}

function failed(message: string): Grid {
  return { ok: false, faults: [fileFault(message)] };
}

/** A sheet ends each row at its last filled cell. */
function padded(cells: string[], width: number): string[] {
  return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
}

function textOf(cell: StoredCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'object' ? plainDecimal(cell.digits) : String(cell);
}

/** Spreadsheets keep 0.1 + 0.2 as 0.30000000000000004 and a small number as 5.0000000000000001E-3. */
function plainDecimal(text: string): string {
  if (!/E/i.test(text) && text.replace(/\D/g, '').length <= 15) return text;
  const number = Number(Number(text).toPrecision(15));
  const plain = String(number);
  if (!/e/i.test(plain)) return plain;
  return number.toFixed(20).replace(/\.?0+$/, '');
}
