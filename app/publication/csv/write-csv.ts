import { stringify } from 'csv-stringify/sync';

/**
 * Records as CSV (RFC 4180): a header, Windows line ends, and quotation marks wherever a reader could trip. It begins
 * with a byte order mark: without one, spreadsheets take UTF-8 for something else and make "contractâ€™s" of contract’s.
 */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  records: readonly Record<Column, string>[],
): string {
  return stringify([...records], {
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    // Its own rule forgets a line end of the other kind.
    quoted_match: /[\r\n;\t]|^\s|\s$/,
  });
}

/** A number as a cell, without an exponent; empty where there is none. */
export function numberCell(value: number | null): string {
  if (value === null) return '';
  const short = String(value);
  return /e/i.test(short) ? value.toFixed(20).replace(/\.?0+$/, '') : short;
}
