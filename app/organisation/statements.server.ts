import { database } from '~db/client';
import { statementsOf, versionsOf } from '~db/queries/statements';
import { draftStandings } from '~db/queries/turns';
import { periodInWords, yearLabel } from '../questionnaire/period';
import { periodOf } from '../statement/figures.server';
import { whereItStands } from '../statement/lifecycle';

interface StatementLine {
  id: string;
  year: string;
  period: string;
  /** The newest version's status, and the published one's when it is another. */
  states: { status: string; words: string }[];
}

/** An organisation's statements, latest first. */
export async function statementLines(organisationId: string): Promise<StatementLine[]> {
  const [statements, versions, drafts] = await Promise.all([
    statementsOf(database(), organisationId),
    versionsOf(database(), organisationId),
    draftStandings(database(), [organisationId]),
  ]);
  return statements.map((statement) => {
    const mine = versions.filter((version) => version.statement_id === statement.id);
    const shown = mine.filter((version, index) => index === 0 || version.status === 'published');
    const period = periodOf(statement);
    const draft = drafts.find((each) => each.statement_id === statement.id);
    const states = shown.map(({ status }) => whereItStands({ ...draft, status }));
    return { id: statement.id, year: yearLabel(period), period: periodInWords(period), states };
  });
}

/** The last day any statement covers; null before the first. */
export async function latestPeriodEnd(organisationId: string): Promise<string | null> {
  const [latest] = await statementsOf(database(), organisationId);
  return latest?.period_end ?? null;
}
