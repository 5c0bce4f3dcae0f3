import { CsvError, parse } from 'csv-parse/sync';
import { fileFault, type Grid } from './columns';

const DELIMITERS = [',', ';', '\t'] as const;

/** CSV as people's programs write it: a byte order mark or none, any line ends, commas (or semicolons, or tabs). */
export function readCsv(bytes: Uint8Array): Grid {
  const read = readCsvLines(bytes);
  return read.ok ? { ok: true, grid: read.lines.map(({ cells }) => cells) } : read;
}

/** The same with the line of the file on which each row begins: a cell may hold several. */
export function readCsvLines(
  bytes: Uint8Array,
): { ok: true; lines: { line: number; cells: string[] }[] } | Extract<Grid, { ok: false }> {
  const text = decode(bytes);
  if (text === null)
    return failed('The text is not UTF-8. Save the file as “CSV UTF-8 (comma delimited)” and try again');
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    let line = 1;
    const lines = records.map((cells) => {
      const begins = line;
      // A line end inside a cell is part of it; the one behind the row is not.
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      return { line: begins, cells };
    });
    return { ok: true, lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    const message = 'A quotation mark here has no partner. Write a quotation mark inside a cell twice: ""';
    return { ok: false, faults: [{ ...fileFault(message), row: line }] };
  }
}

function failed(message: string): Extract<Grid, { ok: false }> {
  return { ok: false, faults: [fileFault(message)] };
}

function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

/** What separates the names in the header. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
