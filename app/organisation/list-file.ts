import { disarmText } from '../publication/csv/formula';
import { faultInWords } from '../statement/import/columns';
import { readCsvLines } from '../statement/import/read-csv';

/** One row of a list of organisations or people, by the names of its columns. */
export interface ListRow<Column extends string> {
  /** The line of the file on which it begins: the header is line 1. */
  line: number;
  cells: Record<Column, string>;
  /** Why its cells cannot be told apart; null where they can. */
  wrong: string | null;
}

/** What a row of a list comes to. */
export interface PlannedRow {
  line: number;
  /** What the row is about, as it names it. */
  label: string;
  outcome: 'made' | 'there' | 'broken';
  /** What is made, or why nothing is. */
  says: string;
  /** Whether something is to be known before it is made, which stands in what it says. */
  warns?: boolean;
}

/** What a whole list comes to, as its page shows it before anything is made. */
export interface ListPreview {
  filename: string;
  /** The file itself, in base64: a browser lets nobody send one a second time. */
  content: string;
  /** Of all that was shown, so that nothing else is made. */
  seen: string;
  counts: Record<PlannedRow['outcome'], number>;
  /** How many of them warn. */
  warned: number;
  /** What is broken first; at most so many of each. */
  rows: PlannedRow[];
  left: number;
}

interface Columns<Column extends string> {
  required: readonly Column[];
  optional: readonly Column[];
}

/** Reads a CSV list by its header; a sentence where the file as a whole cannot be taken. */
export function readList<Column extends string>(
  bytes: Uint8Array,
  { required, optional }: Columns<Column>,
  most: number,
): ListRow<Column>[] | { wrong: string } {
  const read = readCsvLines(bytes);
  if (!read.ok) return { wrong: read.faults.map(faultInWords).join('. ') };
  const [header, ...body] = read.lines;
  const known: readonly string[] = [...required, ...optional];
  const names = trimmed(header?.cells ?? []).map(asName);
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return {
      wrong: `The first line has to name the columns: ${known.join(', ')}. Missing: ${missing.join(', ')}`,
    };
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    return { wrong: `There is no column “${unknown[0]?.slice(0, 60)}”. The columns are ${known.join(', ')}` };
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) return { wrong: `The column ${twice} is there twice` };
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return { wrong: 'There is nothing below the first line' };
  if (filled.length > most)
    return { wrong: `There are more than ${most.toLocaleString('en-GB')} rows. Send them in parts` };
  return filled.map(({ line, cells }) => {
    const own = trimmed(cells);
    return {
      line,
      cells: Object.fromEntries(
        known.map((name) => [name, disarmText(own[names.indexOf(name)] ?? '').trim()]),
      ) as Record<Column, string>,
      wrong:
        own.length > names.length ? `It has ${own.length} cells, the first line names ${names.length}` : null,
    };
  });
}

/** "Legal form" is legal_form. */
const asName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** Spreadsheets write empty cells after the last column. */
function trimmed(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

/** More rows of one outcome than anybody reads. */
const SHOWN = 500;

/** What a page shows of a plan: what is broken first, for that is to be mended. */
export function shownRows(
  rows: readonly PlannedRow[],
): Pick<ListPreview, 'counts' | 'warned' | 'rows' | 'left'> {
  const of = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome);
  // What warns is not to be among what nobody is shown.
  const made = of('made').sort((a, b) => Number(b.warns ?? false) - Number(a.warns ?? false));
  const all = [of('broken'), made, of('there')];
  const shown = all.flatMap((each) => each.slice(0, SHOWN));
  const [broken = [], , there = []] = all;
  return {
    counts: { broken: broken.length, made: made.length, there: there.length },
    warned: made.filter(({ warns }) => warns).length,
    rows: shown,
    left: rows.length - shown.length,
  };
}
