import type { Handle } from '~db/client';
import {
  answeredAmong,
  type ChartedAnswer,
  chartedAnswers,
  importedAmong,
  type VersionInYear,
  versionsByYear,
} from '~db/queries/overview';
import type { Figure, Period } from '../questionnaire/figure';
import { explainedIn } from './answer-rows.server';
import { periodOf, type SpokenYear, speakingAmong, yearStandsAs } from './figures.server';

/**
 * Every year in which an organisation says anything, oldest first, with the totals that speak for it as charts show
 * them: their notes, groups and contracts stay where they are.
 */
export async function chartedYearsOf(db: Handle, organisationId: string): Promise<SpokenYear[]> {
  const found = speakingIn(await versionsByYear(db, organisationId));
  const speaking = await withStandings(db, organisationId, found);
  const ids = speaking.map(({ version }) => version.id);
  const years = new Map(speaking.map((year) => [year.version.id, year]));
  for (const row of await chartedAnswers(db, organisationId, ids)) {
    const year = years.get(row.version_id);
    if (year) year.figures.push(toFigure(row, year.period));
  }
  const silent = speaking.filter(({ figures }) => figures.length === 0).map(({ version }) => version.id);
  if (silent.length === 0) return speaking;
  // A year may be told of in groups or contracts alone.
  const answered = await answeredAmong(db, organisationId, silent);
  return speaking.filter(({ figures, version }) => figures.length > 0 || answered.includes(version.id));
}

type Speaking = SpokenYear & { period: Period };
type Found = Omit<Speaking, 'broughtIn'> & { found: VersionInYear };

/** Only of a first draft must be asked who filled it. */
async function withStandings(db: Handle, organisationId: string, years: Found[]): Promise<Speaking[]> {
  const drafts = years.filter(
    ({ found }) => yearStandsAs({ version: found, imported: true }) === 'imported draft',
  );
  const ids = drafts.map(({ version }) => version.id);
  const imported = ids.length > 0 ? await importedAmong(db, organisationId, ids) : [];
  return years.map(({ found, ...year }) => {
    const as = yearStandsAs({ version: found, imported: imported.includes(found.id) });
    return { ...year, broughtIn: as === 'brought in' || as === 'imported draft' };
  });
}

function speakingIn(versions: readonly VersionInYear[]): Found[] {
  const statements = new Map<string, VersionInYear[]>();
  for (const version of versions) {
    const of = statements.get(version.statement_id);
    if (of) of.push(version);
    else statements.set(version.statement_id, [version]);
  }
  return [...statements.values()].flatMap((of) => {
    const found = speakingAmong(of);
    if (!found) return [];
    const {
      id,
      number,
      status,
      leads,
      statement_id,
      organisation_id,
      period_start,
      period_end,
      cycle,
      level,
    } = found;
    const statement = { organisation_id, id: statement_id, period_start, period_end, cycle, level };
    return [
      { statement, version: { id, number, status, leads }, figures: [], period: periodOf(found), found },
    ];
  });
}

/** Most figures are of their statement's own period: they share it. */
function toFigure(row: ChartedAnswer, own: Period): Figure {
  const { period_start: start, period_end: end } = row;
  return {
    measureId: row.measure_id,
    series: row.series,
    category: '',
    period: start === own.start && end === own.end ? own : { start, end },
    status: row.status,
    number: row.number,
    decimals: row.decimals,
    text: null,
    numerator: row.numerator,
    denominator: row.denominator,
    qualifier: row.qualifier,
    basis: row.basis,
    note: null,
    ...explainedIn(row),
    source: null,
    statedLabel: null,
    slice: '',
  };
}
