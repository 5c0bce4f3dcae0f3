import { paths } from '../../paths';
import { conditionsInWords, verdictsInWords } from '../../questionnaire/decision';
import type { StatementDocument } from '../../questionnaire/document';
import { explanationsOf, OF_THE_MEASURE } from '../../questionnaire/explanations';
import { type Figure, figureKey, type Series } from '../../questionnaire/figure';
import { kindOf } from '../../questionnaire/kinds/kinds';
import type { Measure } from '../../questionnaire/measure';
import { samePeriod } from '../../questionnaire/period';
import { statedIn } from '../../questionnaire/year-before';
import { answerOf } from '../../questionnaire/year-figure';
import { organisationIds } from '../organisation-id';
import { COLUMNS, DATA_COLUMNS, EXPLAINED, type FigureColumn, inArea, PARTS_COLUMNS } from './columns';
import { armText } from './formula';
import { publishedCells } from './published-cells';
import { writeCsv } from './write-csv';

/** A statement, and where it can be read and checked. */
interface CsvVersion {
  document: StatementDocument;
  facts: { origin: string; code: string | null };
}

/**
 * What the whole organisation states that came about, as CSV: a row for each measure and period, so that a sum by
 * measure counts nothing twice. Of several statements of an organisation, the statement of a figure's own period has
 * the word; else the later one. The organisation is described as the last one does.
 */
export function dataCsv(versions: readonly CsvVersion[]): string {
  return writeCsv(
    DATA_COLUMNS,
    rowsOf(versions).filter(({ part }) => part === ''),
  );
}

/** Everything else: groups, contracts and areas, targets, forecasts, restatements and further periods of one measure. */
export function partsCsv(versions: readonly CsvVersion[]): string {
  return writeCsv(
    PARTS_COLUMNS,
    rowsOf(versions).filter(({ part }) => part !== ''),
  );
}

/** Figures of all kinds in one file, in an import's own form: read back, they are what they were. */
export function importCsv(figures: readonly { measure: Measure; figure: Figure }[]): string {
  return writeCsv(
    [...COLUMNS, 'group', 'area', 'text'],
    figures.map(({ measure, figure }) => cellsOf(figure, measure)),
  );
}

type Row = Record<FigureColumn, string>;

/** Organisations may stand one after another in a file: each is told on its own. */
function rowsOf(versions: readonly CsvVersion[]): Row[] {
  const slugs = new Set(versions.map(({ document }) => document.organisation.slug));
  return [...slugs].flatMap((slug) =>
    ofOne(versions.filter(({ document }) => document.organisation.slug === slug)),
  );
}

function ofOne(versions: readonly CsvVersion[]): Row[] {
  const kept = new Map<string, { own: boolean; row: Row }>();
  const newest = versions.at(-1)?.document;
  for (const version of versions) {
    const { statement, sections } = version.document;
    // Nobody here declared it, and nobody assessed it.
    const brought_in = yes(Boolean(version.document.broughtIn));
    const whose = whoseOf(version, newest ?? version.document);
    for (const item of sections.flatMap(({ items }) => items)) {
      const { measure, figures } = item;
      const answer = answerOf(figures, measure.id, statement.period);
      for (const figure of statedIn(item, statement.period)) {
        const key = figureKey(figure);
        const own = samePeriod(figure.period, statement.period);
        if (kept.get(key)?.own && !own) continue;
        const part = figure === answer ? '' : partOf(figure);
        kept.delete(key);
        kept.set(key, {
          own,
          row: { part, ...whose, ...cellsOf(figure, measure), own_period: yes(!own), brought_in },
        });
      }
    }
  }
  return [...kept.values()].map(({ row }) => row);
}

const yes = (is: boolean) => (is ? 'yes' : '');

const SERIES: Record<Series, string> = {
  actual: '',
  target: 'target',
  forecast: 'forecast',
  comparative: 'restated',
};

/** "target", "group", "area", "target and group"; "own period" where a measure has a figure for another period, too. */
function partOf({ series, category, slice }: Figure): string {
  const parts = [SERIES[series], category && 'group', slice && 'area'].filter(Boolean);
  return parts.join(' and ') || 'own period';
}

function whoseOf({ document, facts }: CsvVersion, { organisation }: StatementDocument) {
  const { statement, licenceUntil, broughtIn, decision } = document;
  return {
    organisation: armText(organisation.name),
    organisation_ids: organisationIds(organisation).join(' '),
    statement: facts.origin + paths.published(organisation.slug, statement.period.end).itself,
    version: String(statement.version),
    code: facts.code ?? '',
    // No licence was given for a year that no assessor has seen.
    licence_until: broughtIn ? '' : (licenceUntil ?? ''),
    criteria: decision ? verdictsInWords(decision) : '',
    conditions: decision ? armText(conditionsInWords(decision).join('. ')) : '',
  };
}

/** The unit as every file has it: of how many people a percentage is, the codebook says. */
export const unitCell = (measure: Measure) => (kindOf(measure).percent ? 'percent' : measure.unit);

function cellsOf(figure: Figure, measure: Measure): Omit<Row, 'part' | keyof ReturnType<typeof whoseOf>> {
  const cells = publishedCells(figure, measure);
  return {
    ...cells,
    period_start: figure.period.start,
    period_end: figure.period.end,
    measure: figure.measureId,
    label: armText(inArea(labelOf(figure, measure), figure.slice)),
    unit: armText(unitCell(measure)),
    series: figure.series,
    qualifier: figure.qualifier ?? '',
    numerator: figure.published ? '' : whole(figure.numerator),
    denominator: figure.published ? '' : whole(figure.denominator),
    basis: figure.basis ?? '',
    note: armText(noteOf(figure)),
    source: armText(figure.source ?? ''),
    group: figure.category,
    area: armText(figure.slice),
    text: armText(cells.text),
    own_period: '',
    brought_in: '',
  };
}

const whole = (number: number | null) => (number === null ? '' : String(number));

function labelOf(figure: Figure, measure: Measure): string {
  if (figure.statedLabel) return figure.statedLabel;
  const group = measure.breakdown?.find(({ id }) => id === figure.category);
  return group ? `${measure.label}: ${group.label}` : measure.label;
}

/** The note, and below it each explanation under the question that it answers. */
function noteOf(figure: Figure): string {
  const said = Object.entries(explanationsOf(figure)).map(
    ([rule, words]) => `${EXPLAINED[rule] ?? EXPLAINED[OF_THE_MEASURE]}: ${words}`,
  );
  return [figure.note, ...said].filter(Boolean).join('\n');
}
