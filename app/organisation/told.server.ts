import { database } from '~db/client';
import { type OrganisationRow, type OwnMeasureRow, ownMeasures } from '~db/queries/organisations';
import { type GoalRow, goalsOf } from '~db/queries/plans';
import { blankFigure } from '../questionnaire/answers';
import { besideOf } from '../questionnaire/brought-in';
import { type Answered, answeredIn } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { numberValue } from '../questionnaire/kinds/numeric';
import { addDays, addMonths } from '../questionnaire/period';
import { chartedYearsOf } from '../statement/charted-years.server';
import { leadsIn, sortedFigures } from '../statement/document-of.server';
import {
  periodOf,
  questionsOf,
  type SpokenYear,
  type YearFigures,
  yearsOf,
} from '../statement/figures.server';

/** An organisation's years that say something, oldest first, and the newest as a document with the others in it. */
export interface Told<Year extends SpokenYear = YearFigures> {
  document: Answered;
  latest: Year;
  years: Year[];
  /** Later years too. */
  all: Year[];
}

/** Asks for the newest year, a draft included. */
export const NEWEST = 'newest';

/**
 * The year to tell about with every year before it; null before the first figure. Without a wish it is the newest one
 * that was declared, for a draft that is half filled in would make everything look fallen.
 */
export async function toldBy(
  organisation: OrganisationRow,
  wish: string | null = null,
): Promise<Told | null> {
  const beside = await besideYears(organisation);
  const years = (await yearsOf(organisation.id)).filter((year) => year.figures.length > 0);
  return toldIn(years, beside, wish);
}

/** The same with no more of each figure than a chart shows, which is read in a fraction of the time. */
export async function chartsToldBy(
  organisation: OrganisationRow,
  wish: string | null = null,
): Promise<Told<SpokenYear> | null> {
  // Figures come last: hundreds of them would wait in memory while anything else is asked.
  const beside = await besideYears(organisation);
  return toldIn(await chartedYearsOf(database(), organisation.id), beside, wish);
}

/** What a year is told with that no statement holds. */
interface Beside {
  own: readonly OwnMeasureRow[];
  goals: readonly GoalRow[];
}

async function besideYears({ id }: OrganisationRow): Promise<Beside> {
  return { own: await ownMeasures(database(), id), goals: await goalsOf(database(), id) };
}

function toldIn<Year extends SpokenYear>(
  all: Year[],
  { own, goals }: Beside,
  wish: string | null,
): Told<Year> | null {
  const wished = wish === NEWEST ? all.at(-1) : all.find(({ statement }) => statement.period_end === wish);
  const latest = wished ?? all.findLast(({ version }) => version.status !== 'draft') ?? all.at(-1);
  if (!latest) return null;
  const { statement, version, figures } = latest;
  const years = all.filter((year) => year.statement.period_end <= statement.period_end);
  const earlier = years.slice(0, -1);
  // Goals belong to what is known now; a look back at an earlier year leaves them out.
  const newest = !all.some(
    (year) => year.version.status !== 'draft' && year.statement.period_end > statement.period_end,
  );
  const aimed = newest ? [...figures, ...aims(goals, figures, statement.period_end)] : figures;
  const { id, cycle, level } = statement;
  const document = answeredIn({
    statement: { id, version: version.number, level, cycle, period: periodOf(statement) },
    draft: version.status === 'draft',
    broughtIn: latest.broughtIn,
    broughtInYears: earlier
      .filter(({ broughtIn }) => broughtIn)
      .map(({ statement, figures }) => {
        const period = periodOf(statement);
        return { period, beside: besideOf(figures, period) };
      }),
    leads: leadsIn(version),
    asked: questionsOf(statement, own),
    figures: sortedFigures(aimed),
    history: earlier.flatMap((year) => year.figures),
  });
  return { document, latest, years, all };
}

/** Goals of coming years as targets, where the statement has not set its own. */
function aims(goals: readonly GoalRow[], figures: readonly Figure[], day: string): Figure[] {
  const stated = (measureId: string, end: string) =>
    figures.some(
      (each) => each.series === 'target' && each.measureId === measureId && each.period.end === end,
    );
  return goals
    .filter((goal) => goal.period_end > day && !stated(goal.measure_id, goal.period_end))
    .map(({ measure_id, period_end, number, decimals }) => {
      const period = { start: addMonths(addDays(period_end, 1), -12), end: period_end };
      return { ...blankFigure(measure_id, period, 'target'), ...numberValue(number, decimals) };
    });
}
