import { CsvError, parse } from 'csv-parse/sync';
import { fileFault } from './columns';
import type { Grid } from './read-table';

const DELIMITERS = [',', ';', '\t'] as const;

/** CSV as people's programs write it: a byte order mark or none, any line ends, commas (or semicolons, or tabs). */
export function readCsv(bytes: Uint8Array): Grid {
  const text = decode(bytes);
  if (text === null)
    return failed('The text is not UTF-8. Save the file as “CSV UTF-8 (comma delimited)” and try again');
  try {
    const grid: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    return { ok: true, grid };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : null;
    const message = 'A quotation mark here has no partner. Write a quotation mark inside a cell twice: ""';
    return { ok: false, faults: [{ ...fileFault(message), row: line }] };
  }
}

function failed(message: string): Grid {
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
