import { database, type Handle } from '~db/client';
import { type AnswerRow, answersOf, answersOfVersions } from '~db/queries/answers';
import { type OwnMeasureRow, ownMeasures } from '~db/queries/organisations';
import { type StatementRow, statementsOf, type VersionHead, versionsOf } from '~db/queries/statements';
import type { VersionStatus } from '~db/schema';
import { wasBroughtIn } from '../questionnaire/brought-in';
import type { Figure, Period } from '../questionnaire/figure';
import type { Section } from '../questionnaire/measure';
import { asMeasure } from '../questionnaire/own-measure';
import { questionnaireFor } from '../questionnaire/sections';
import { toFigure } from './answer-rows.server';

/** A year with the version that speaks for it. */
export interface SpokenYear {
  statement: Omit<StatementRow, 'created_at'>;
  version: Pick<VersionHead, 'id' | 'number' | 'status' | 'leads'>;
  figures: Figure[];
  /** Nobody declares it here, and nobody assesses it. */
  broughtIn: boolean;
}

/** Which version speaks for a year: what is published, else what is nearest to it. */
const SPEAKS: readonly VersionStatus[] = [
  'published',
  'approved',
  'submitted',
  'draft',
  'unpublished',
  'refused',
];

export interface YearFigures extends SpokenYear {
  statement: StatementRow;
  version: VersionHead;
  rows: AnswerRow[];
  as: StandsAs;
}

/** How an earlier year may stand in a later statement. */
type StandsAs = 'declared' | 'brought in' | 'imported draft' | null;

export function periodOf(statement: Pick<StatementRow, 'period_start' | 'period_end'>): Period {
  return { start: statement.period_start, end: statement.period_end };
}

/** Every year of an organisation with the figures that speak for it, oldest first. */
export async function yearsOf(organisationId: string, handle?: Handle): Promise<YearFigures[]> {
  const db = handle ?? database();
  return figuresOfYears(db, organisationId, await statementsOf(db, organisationId));
}

/** The year directly before a statement; null for the first. */
export async function previousYear(statement: StatementRow): Promise<YearFigures | null> {
  const db = database();
  const statements = await statementsOf(db, statement.organisation_id);
  const last = statements.find((other) => other.period_end < statement.period_end);
  if (!last) return null;
  return (await figuresOfYears(db, statement.organisation_id, [last]))[0] ?? null;
}

async function figuresOfYears(
  db: Handle,
  organisationId: string,
  statements: StatementRow[],
): Promise<YearFigures[]> {
  const versions = await versionsOf(db, organisationId);
  const speaking = statements.flatMap((statement) => {
    const version = speakingAmong(versions.filter((each) => each.statement_id === statement.id));
    return version ? [{ statement, version }] : [];
  });
  const rows = await answersOfVersions(
    db,
    organisationId,
    speaking.map(({ version }) => version.id),
  );
  return speaking
    .map(({ statement, version }) => {
      const mine = rows.filter((row) => row.version_id === version.id);
      const as = yearStandsAs({ version, imported: mine.length > 0 && mine.every(isImported) });
      const broughtIn = as === 'brought in' || as === 'imported draft';
      return { statement, version, rows: mine, figures: mine.map(toFigure), broughtIn, as };
    })
    .sort((a, b) => a.statement.period_end.localeCompare(b.statement.period_end));
}

/** Of a statement's versions, newest first, the one that speaks for its year. */
export function speakingAmong<Version extends { status: VersionStatus }>(
  versions: readonly Version[],
): Version | undefined {
  const status = SPEAKS.find((each) => versions.some((version) => version.status === each));
  return versions.find((each) => each.status === status);
}

/** The figures of one version. */
export async function figuresOf(db: Handle, organisationId: string, versionId: string): Promise<Figure[]> {
  return (await answersOf(db, organisationId, versionId)).map(toFigure);
}

/** The questions asked in a statement. */
export async function askedIn(
  db: Handle,
  statement: Pick<StatementRow, 'organisation_id' | 'level' | 'period_end'>,
): Promise<Section[]> {
  return questionsOf(statement, await ownMeasures(db, statement.organisation_id));
}

/** The same where the organisation's own measures are known. */
export function questionsOf(
  statement: Pick<StatementRow, 'level' | 'period_end'>,
  own: readonly OwnMeasureRow[],
): Section[] {
  return questionnaireFor({
    level: statement.level,
    year: Number(statement.period_end.slice(0, 4)),
    own: own
      .filter(({ asked_until }) => asked_until === null || statement.period_end <= asked_until)
      .map(asMeasure),
  });
}

/**
 * How an earlier year may stand in a later statement: declared here; published without, as it was brought in; or an
 * import's draft that nobody touched, which enters with a declaration whose page lists it. Null for every other: a
 * draft that a person began is theirs to declare, and what was withdrawn is not told again.
 */
export function yearStandsAs({
  version,
  imported,
}: {
  version: Pick<VersionHead, 'status' | 'number' | 'declared_by' | 'decided_by' | 'published_at'>;
  /** Whether it holds figures, and an import brought all of them. */
  imported: boolean;
}): StandsAs {
  const { status, number } = version;
  if (status === 'published') return wasBroughtIn(version) ? 'brought in' : 'declared';
  if (status === 'approved' || status === 'submitted') return 'declared';
  return status === 'draft' && number === 1 && imported ? 'imported draft' : null;
}

const isImported = (row: AnswerRow) => row.imported_from !== null || row.updated_by === null;

export interface Earlier {
  /** The years that may be told beside a statement, oldest first, with the figures of each that may be. */
  earlier: YearFigures[];
  /** Those of them that nobody declared here. */
  broughtIn: YearFigures[];
  previous: YearFigures | null;
}

/** The years before a statement that may be told beside it; imports' drafts only where a page lists them. */
export function before(
  years: readonly YearFigures[],
  statement: Pick<StatementRow, 'period_end'>,
  { listed }: { listed: boolean },
): Earlier {
  const found = years
    .filter((year) => year.statement.period_end < statement.period_end)
    .map((year) => ({ year, as: year.as }))
    .filter(({ as }) => as !== null && (listed || as !== 'imported draft'))
    .map(({ year, as }) => ({ year: as === 'imported draft' ? countedOnly(year) : year, as }));
  const earlier = found.map(({ year }) => year);
  const broughtIn = found.filter(({ as }) => as !== 'declared').map(({ year }) => year);
  return { earlier, broughtIn, previous: earlier.at(-1) ?? null };
}

/** Nobody has looked yet at the words of a draft, so that none of its stories goes anywhere. */
function countedOnly(year: YearFigures): YearFigures {
  return { ...year, figures: year.figures.filter(({ text }) => text === null) };
}
