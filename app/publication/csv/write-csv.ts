import { stringify } from 'csv-stringify/sync';

/** Records as CSV (RFC 4180): a header, Windows line ends, and quotation marks wherever a reader could trip. */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  records: readonly Record<Column, string>[],
): string {
  return stringify([...records], {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    // Its own rule forgets a line end of the other kind.
    quoted_match: /[\r\n;\t]|^\s|\s$/,
  });
}
