import {
  type CsvColumn,
  EXPLAINED,
  EXPLAINED_ONCE,
  inArea,
  NOT_SHOWN,
  PUBLISHED_WORDS,
} from '../../publication/csv/columns';
import { NOTE_LIMIT } from '../../questionnaire/answers';
import { OF_THE_MEASURE } from '../../questionnaire/explanations';
import {
  BASES,
  type Basis,
  type Period,
  QUALIFIERS,
  type Qualifier,
  SERIES,
  type Series,
} from '../../questionnaire/figure';
import { isDay } from '../../questionnaire/period';
import { cleanText } from '../../questionnaire/text';
import { CONTRACT_NAME_LIMIT } from '../contract-figures';
import { type ImportFault, quote, type TableRow } from './columns';
import { fold, nameUnit } from './units';

const LABEL_LIMIT = 300;
const UNIT_LIMIT = 100;
const SOURCE_LIMIT = 2_000;
const EARLIEST = '1900-01-01';
const LATEST = '2199-12-31';

/** A row with every cell read but its value, which depends on the measure. */
export interface ReadRow {
  row: number;
  period: Period;
  /** A core id, with its group after a colon; of an own measure its id, or empty. */
  measure: string;
  label: string;
  unit: string;
  series: Series;
  value: string;
  numerator: string;
  denominator: string;
  qualifier: Qualifier | null;
  basis: Basis | null;
  note: string | null;
  /** By the rule that asks. */
  explanations: Readonly<Record<string, string | null>>;
  source: string | null;
  /** The one contract or area it is for; empty for the whole organisation. */
  area: string;
  /** What was stated was published as a range or not at all: there is nothing to import. */
  hidden: boolean;
}

/** Collects what is wrong with one row. */
export class RowFaults {
  readonly faults: ImportFault[] = [];
  constructor(readonly row: number) {}

  add(column: CsvColumn, typed: string, message: string): void {
    this.faults.push({ row: this.row, column, typed: quote(cleanText(typed)), message });
  }
}

/** Reads a row's cells; what is wrong goes to `faults`, every cell's own. */
export function readRow({ row, cells }: TableRow, faults: RowFaults): ReadRow {
  const area = readLine('area', cells.area, CONTRACT_NAME_LIMIT, faults);
  return {
    row,
    period: readPeriod(cells, faults),
    measure: [cells.measure, cells.group]
      .map((cell) => cell.trim().toLowerCase())
      .filter(Boolean)
      .join(':'),
    label: readLine('label', withoutArea(cells.label, area), LABEL_LIMIT, faults),
    unit: nameUnit(readLine('unit', cells.unit, UNIT_LIMIT, faults)),
    series: readOneOf('series', cells.series, SERIES, faults) ?? 'actual',
    value: numberOrWords(cells),
    numerator: cells.numerator,
    denominator: cells.denominator,
    qualifier: readOneOf('qualifier', cells.qualifier, keysOf(QUALIFIERS), faults),
    basis: readOneOf('basis', cells.basis, keysOf(BASES), faults),
    ...readNote(cells.note, faults),
    source: readLine('source', cells.source, SOURCE_LIMIT, faults) || null,
    area,
    hidden: isHidden(cells, faults),
  };
}

/** Published files have words apart from numbers: an answer in words, and why there is no figure. */
function numberOrWords({ value, numerator, denominator, text }: Record<CsvColumn, string>): string {
  return [value, numerator, denominator].some((cell) => cell.trim()) ? value : text;
}

function isHidden({ published, value }: Record<CsvColumn, string>, faults: RowFaults): boolean {
  const how = readOneOf('published', published, PUBLISHED_WORDS, faults);
  return (how !== null && how !== 'exact' && how !== 'stated') || fold(value) === NOT_SHOWN;
}

/** "Jobs created in Torfaen" for Torfaen is "Jobs created". */
function withoutArea(typed: string, area: string): string {
  const label = cleanText(typed).replace(/\s+/g, ' ');
  const end = inArea('', area);
  return area && label.endsWith(end) ? label.slice(0, -end.length) : label;
}

function keysOf<Key extends string>(table: Record<Key, string>): Key[] {
  return Object.keys(table) as Key[];
}

function readPeriod(cells: Record<CsvColumn, string>, faults: RowFaults): Period {
  const start = readDay('period_start', cells.period_start, faults);
  const end = readDay('period_end', cells.period_end, faults);
  if (start && end && end < start)
    faults.add('period_end', cells.period_end, `The last day is before the first, ${start}`);
  return { start, end };
}

function readDay(column: CsvColumn, typed: string, faults: RowFaults): string {
  const day = typed.trim();
  if (!isDay(day)) faults.add(column, typed, 'Enter a real date as year-month-day, like 2026-03-31');
  else if (day < EARLIEST || day > LATEST) faults.add(column, typed, 'Enter a date between 1900 and 2199');
  else return day;
  return '';
}

function readLine(column: CsvColumn, typed: string, limit: number, faults: RowFaults): string {
  const words = cleanText(typed).replace(/\s+/g, ' ');
  return withinLimit(column, words, limit, faults) ? words : '';
}

function withinLimit(column: CsvColumn, words: string, limit: number, faults: RowFaults): boolean {
  const length = [...words].length;
  if (length <= limit) return true;
  const most = limit.toLocaleString('en-GB');
  faults.add(column, words, `Shorten this to ${most} characters; it has ${length.toLocaleString('en-GB')}`);
  return false;
}

/** What published files write before an explanation, and the rule whose question it answers. */
const RULES_BY_WORDS = new Map([
  [EXPLAINED_ONCE, OF_THE_MEASURE],
  ...Object.entries(EXPLAINED).map(([rule, words]) => [words, rule] as const),
]);
const EXPLANATIONS = new RegExp(`^(${[...RULES_BY_WORDS.keys()].join('|')}): `, 'm');

/** A note, and below it the explanations, each under the question that it answers. */
function readNote(typed: string, faults: RowFaults): Pick<ReadRow, 'note' | 'explanations'> {
  const short = (words: string) => (withinLimit('note', words, NOTE_LIMIT, faults) ? words || null : null);
  const [note = '', ...said] = cleanText(typed)
    .split(EXPLANATIONS)
    .map((part) => part.trim());
  const explanations: Record<string, string | null> = {};
  for (let at = 0; at < said.length; at += 2)
    explanations[RULES_BY_WORDS.get(said[at] ?? '') ?? OF_THE_MEASURE] = short(said[at + 1] ?? '');
  return { note: short(note), explanations };
}

function readOneOf<Option extends string>(
  column: CsvColumn,
  typed: string,
  options: readonly Option[],
  faults: RowFaults,
): Option | null {
  const asked = cleanText(typed)
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (asked === '') return null;
  const found = options.find((option) => option === asked);
  if (!found) faults.add(column, typed, `Leave this empty, or choose one of ${options.join(', ')}`);
  return found ?? null;
}
