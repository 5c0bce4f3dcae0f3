import { blankFigure } from '../../questionnaire/answers';
import { explaining } from '../../questionnaire/explanations';
import type { Figure } from '../../questionnaire/figure';
import { kindOf } from '../../questionnaire/kinds/kinds';
import type { Level, Measure } from '../../questionnaire/measure';
import { coreMeasure, questionnaireFor } from '../../questionnaire/sections';
import { countingName } from '../../questionnaire/small-numbers';
import type { OwnBook } from './own-book';
import type { ReadRow, RowFaults } from './read-row';
import { isWorkedOut, readValue } from './read-value';
import { fitsUnit, fold } from './units';

export interface ImportedFigure {
  row: ReadRow;
  measure: Measure;
  figure: Figure;
}

/** Something that was decided and that the importer should know. */
export interface Notice {
  row: number;
  message: string;
}

export interface Reading {
  level: Level;
  book: OwnBook;
  notices: Notice[];
  /** Whether what is read is published without anybody having been asked about its words. */
  published: boolean;
  /** Ids of the core measures asked, by year. */
  asked: Map<number, Set<string>>;
}

/** A row's figure under its measure; null when something is wrong, which `faults` then says. */
export function readFigure(row: ReadRow, reading: Reading, faults: RowFaults): ImportedFigure | null {
  if (row.measure === '' || isOwnId(row.measure)) return readOwn(row, reading, faults);
  const [id = '', category = ''] = row.measure.split(':');
  const core = coreMeasure(id);
  if (!core || (category && !core.breakdown?.some((group) => group.id === category))) {
    faults.add('measure', row.measure, unknownMeasure(core, category));
    return null;
  }
  const why = whyNotCore(core, row, reading);
  if (why === null) return figureOf(row, core, category, faults);
  if (!isNumber(core)) {
    reading.notices.push({ row: row.row, message: `${why}, so the answer is kept but not shown` });
    return figureOf(row, core, category, faults);
  }
  return keepAsOwn(row, core, why, reading, faults);
}

/** Of whichever organisation: in another one the label and the unit tell which measure is meant. */
const isOwnId = (measure: string) => /^own_[0-9a-f]{32}$/.test(measure);

function unknownMeasure(core: Measure | undefined, category: string): string {
  if (!core)
    return 'There is no measure of this name. Leave it empty to import the figure as a measure of your own';
  const groups = core.breakdown?.map((group) => group.id).join(', ');
  return groups
    ? `“${category}” is not one of its groups: ${groups}`
    : 'This measure has no groups: leave out the colon and what follows';
}

/** Why a figure cannot stand under a core measure; null when it can. */
function whyNotCore(core: Measure, row: ReadRow, reading: Reading): string | null {
  if (!fitsUnit(core, row.unit)) return `${core.label} is counted in ${core.unit}, not in ${row.unit}`;
  if (kindOf(core).percent && row.unit !== 'percent' && row.unit !== '' && !row.numerator.trim())
    if (/^[\d,]+$/.test(row.value.trim())) return `${core.label} is a share, and this has no total`;
  if (askedIn(Number(row.period.end.slice(0, 4)), reading).has(core.id)) return null;
  return `${core.label} is asked at another level or in other years`;
}

function askedIn(year: number, { level, asked }: Reading): Set<string> {
  const known = asked.get(year);
  if (known) return known;
  const measures = questionnaireFor({ level, year, own: [] }).flatMap((section) => section.measures);
  const ids = new Set(measures.map((measure) => measure.id));
  asked.set(year, ids);
  return ids;
}

function isNumber({ kind }: Measure): boolean {
  return kindOf({ kind }).plotted;
}

/** A core figure that cannot stand under its measure: kept as the organisation's own, and said. */
export function keepAsOwn(
  row: ReadRow,
  core: Measure,
  why: string,
  reading: Reading,
  faults: RowFaults,
): ImportedFigure | null {
  const label = row.label || core.label;
  reading.notices.push({ row: row.row, message: `${why}, so “${label}” is kept as a measure of your own` });
  const value = kindOf(core).percent && row.denominator.trim() && isWorkedOut(row.value) ? '' : row.value;
  return readOwn({ ...row, label, unit: row.unit || core.unit, value }, reading, faults);
}

function readOwn(row: ReadRow, reading: Reading, faults: RowFaults): ImportedFigure | null {
  const { book, notices } = reading;
  if (row.label === '' && !book.knows(row.measure)) {
    faults.add('label', row.label, 'Give the measure’s name here, or one of our measures in “measure”');
    return null;
  }
  const known = book.added.length;
  const measure = book.find(row, row);
  const counting = countingName(measure);
  if (counting && reading.published) {
    faults.add('label', row.label, counting);
    return null;
  }
  if (counting && book.added.length > known) notices.push({ row: row.row, message: counting });
  return figureOf(row, measure, '', faults);
}

function figureOf(
  row: ReadRow,
  measure: Measure,
  category: string,
  faults: RowFaults,
): ImportedFigure | null {
  if (row.area && !fitsArea(row, measure, category, faults)) return null;
  const read = readValue(row, measure, faults);
  if (!read) return null;
  const { qualifier, basis, source } = row;
  const note = [row.note, read.aside].filter(Boolean).join(' ') || null;
  const statedLabel = measure.own ? null : differing(row.label, measure, category);
  const figure = {
    ...blankFigure(measure.id, row.period, row.series),
    ...read.value,
    category,
    slice: row.area,
    ...{ qualifier, basis, note, source, statedLabel },
    ...explaining(row.explanations),
  };
  return { row, measure, figure };
}

/** For one contract or area, totals of what was done are recorded and nothing else. */
function fitsArea(row: ReadRow, measure: Measure, category: string, faults: RowFaults): boolean {
  if (category || !isNumber(measure))
    faults.add(
      'area',
      row.area,
      'Leave this empty here: for one contract or area only whole figures are kept',
    );
  if (row.series !== 'actual')
    faults.add('series', row.series, 'For one contract or area only actual figures are kept');
  return row.series === 'actual' && !category && isNumber(measure);
}

/** The words it was printed under, when they are not ours. */
function differing(label: string, measure: Measure, category: string): string | null {
  const ours = [measure.label, ...(measure.wording ?? []).map((wording) => wording.label)];
  const group = measure.breakdown?.find(({ id }) => id === category)?.label;
  if (group) ours.push(`${measure.label}: ${group}`);
  return label === '' || ours.some((each) => fold(each) === fold(label)) ? null : label;
}
