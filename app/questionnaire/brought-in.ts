import { classOf } from './disclosure-class';
import type { BroughtIn, StatementDocument } from './document';
import type { Figure, Period } from './figure';
import type { Measure } from './measure';
import { addDays, yearLabel } from './period';
import { withoutNumbers, withoutSmallNumbers } from './small-numbers';

/** Of many sources the first ones are named. */
const MOST_SOURCES = 3;
/** Of words; an address that is cut leads nowhere. */
const LONGEST_SOURCE = 120;
const LONGEST_ADDRESS = 500;
/** Where figures came from that name no source, in a file without a name. */
const SOME_FILE = 'a file of figures';

/**
 * What a year was brought in from: the sources that its rows name, else the file that brought it. Words that could
 * point to somebody are no part of it, for it is published.
 */
export function broughtInFrom({ sections }: Pick<StatementDocument, 'sections'>, filename?: string): string {
  return sourceIn(
    sections.flatMap(({ items }) =>
      items.flatMap(({ measure, figures }) => figures.map(({ source }) => ({ source, measure }))),
    ),
    filename,
  );
}

/** The same of figures that make no document. */
export function sourceIn(
  figures: readonly { source: string | null; measure: Measure | undefined }[],
  filename?: string,
): string {
  const named = figures.map(({ source, measure }) => safeSource(source, measure));
  const sources = [...new Set(named.flatMap((source) => source ?? []))];
  const more = sources.length - MOST_SOURCES;
  if (sources.length === 0) return shortened(filename ?? null) ?? SOME_FILE;
  const first = sources.slice(0, MOST_SOURCES).join('; ');
  return more > 0 ? `${first}; and ${more} more` : first;
}

/** A source beside a protected count can tell the count, so that it stands without any. */
function safeSource(source: string | null, measure: Measure | undefined): string | null {
  return shortened(measure && classOf(measure) === 'open' ? source : withoutNumbers(source));
}

function shortened(words: string | null): string | null {
  const safe = withoutSmallNumbers(words)?.trim();
  if (!safe) return null;
  const most = /^https?:\/\/\S+$/.test(safe) ? LONGEST_ADDRESS : LONGEST_SOURCE;
  return safe.length > most ? `${safe.slice(0, most).trimEnd()}…` : safe;
}

/** "brought in (source as given: Annual report 2021); not declared here, not assessed": nobody here has seen what it names. */
export function broughtInWords({ source }: BroughtIn): string {
  const from =
    source === SOME_FILE ? `brought in from ${SOME_FILE}` : `brought in (source as given: ${source})`;
  return `${from}; ${NOT_HERE}`;
}

/**
 * "2021/22: brought in (source as given: Annual report 2021); not declared here, not assessed." Each a sentence, of the
 * years that are told.
 */
export function broughtInYearsWords(
  { broughtInYears = [] }: Pick<StatementDocument, 'broughtInYears'>,
  isTold: (year: Period) => boolean = () => true,
): string[] {
  return broughtInYears
    .filter(({ period }) => isTold(period))
    .map((year) => `${yearLabel(year.period)}: ${broughtInWords(year)}.`);
}

/** What is known of a document's years as far as it takes to say which of them were brought in. */
export interface KnownYears {
  statement: { period: Period };
  broughtIn?: unknown;
  broughtInYears?: readonly { period: Period; beside?: readonly string[] }[];
  /** What the statement itself says: where it was brought in, all of it was. */
  sections?: readonly { items: readonly { figures: readonly Figure[] }[] }[];
}

/** A figure's year, with what else is known of it. */
type Dated = Pick<Figure, 'period' | 'series'> & Partial<Pick<Figure, 'measureId' | 'category' | 'slice'>>;

/** A figure of last year that is printed again lies this near to the year that prints it. */
const NEXT_DAYS = 31;

/**
 * Whether a figure was stated by a year that was brought in: the one in which it ends, or, of a year that is stated
 * again, the one after it; of other times, the one that says it.
 */
export function isBroughtIn(figure: Dated, years: KnownYears): boolean {
  const { period, series } = figure;
  const { statement, broughtIn, broughtInYears = [] } = years;
  if (series === 'comparative')
    return periodsIn(years).some(
      ({ start }) => period.end < start && start <= addDays(period.end, NEXT_DAYS),
    );
  const within = ({ start, end }: Period) => start <= period.end && period.end <= end;
  if (within(statement.period)) return Boolean(broughtIn);
  if (periodsIn(years).some(within)) return true;
  if (figure.measureId === undefined || figure.category || figure.slice) return false;
  const key = besideKey({ measureId: figure.measureId, period });
  return (
    broughtInYears.some(({ beside = [] }) => beside.includes(key)) ||
    Boolean(broughtIn && besideIn(years).has(key))
  );
}

const besideKey = ({ measureId, period }: Pick<Figure, 'measureId' | 'period'>) =>
  `${measureId} ${period.start} ${period.end}`;

/** Whole figures that a year states of times which end outside it, as keys. */
export function besideOf(figures: readonly Figure[], year: Period): string[] {
  const outside = figures.filter(
    ({ period, series, category, slice }) =>
      series !== 'comparative' &&
      series !== 'target' &&
      category === '' &&
      slice === '' &&
      !(year.start <= period.end && period.end <= year.end),
  );
  return [...new Set(outside.map(besideKey))].sort();
}

const periods = new WeakMap<KnownYears, Period[]>();

/** The years that were brought in, listed once: every point of every chart asks. */
function periodsIn(years: KnownYears): Period[] {
  const known = periods.get(years);
  if (known) return known;
  const { statement, broughtIn, broughtInYears = [] } = years;
  const found = [...(broughtIn ? [statement] : []), ...broughtInYears].map(({ period }) => period);
  periods.set(years, found);
  return found;
}

const besides = new WeakMap<KnownYears, Set<string>>();

/** The same of a statement itself, worked out once. */
function besideIn(years: KnownYears): Set<string> {
  const known = besides.get(years);
  if (known) return known;
  const figures = (years.sections ?? []).flatMap(({ items }) => items.flatMap((item) => item.figures));
  const beside = new Set(besideOf(figures, years.statement.period));
  besides.set(years, beside);
  return beside;
}

/** "2021/22 (brought in)": the name of a figure's year wherever the figure stands, with what it is. */
export function yearNamed(figure: Dated, years: KnownYears): string {
  const label = yearLabel(figure.period);
  return isBroughtIn(figure, years) ? asBroughtIn(label) : label;
}

/** The same of a year that is known by its days alone. */
export function yearOfNamed(period: Period, years: KnownYears): string {
  return yearNamed({ period, series: 'actual' }, years);
}

/** What stands behind a figure of a year that was brought in. */
export const BROUGHT_IN = ' (brought in)';

/** The name of such a year, in one pair of brackets: "2020/21 (brought in)", "2020/21 (13 months, brought in)". */
export function asBroughtIn(year: string): string {
  return year.endsWith(')') ? `${year.slice(0, -1)}, brought in)` : year + BROUGHT_IN;
}

/** The same without that. */
export function withoutBroughtIn(year: string): string {
  return year.replace(/, brought in\)/, ')').replace(BROUGHT_IN, '');
}

/** What is true of every year that was brought in. */
export const NOT_HERE = 'not declared here, not assessed';

/** Who answers for a version, as it is stored. */
interface Answerable {
  declared_by: string | null;
  decided_by: string | null;
  published_at: Date | null;
}

/** Whether a version was published without anybody here having declared or assessed it. */
export function wasBroughtIn({ declared_by, decided_by, published_at }: Answerable): boolean {
  return published_at !== null && declared_by === null && decided_by === null;
}

/**
 * A stored version's document as it may be told. Documents that were frozen before years said that they were brought
 * in carry a declaration that nobody made: it is not repeated.
 */
export function asAnswered(document: StatementDocument, version: Answerable): StatementDocument {
  if (document.broughtIn || !wasBroughtIn(version)) return document;
  return { ...document, declaration: null, broughtIn: { source: broughtInFrom(document) } };
}

/** The moment at which an assessor approved a version; null where none did. */
export function approvedAt({
  decided_by,
  decided_at,
}: Pick<Answerable, 'decided_by'> & { decided_at: Date | null }): string | null {
  return decided_by === null ? null : (decided_at?.toISOString() ?? null);
}
