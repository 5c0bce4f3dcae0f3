import { validate as isId } from 'uuid';
import { database } from '~db/client';
import { answeredOf, type TurnRow, turnsOf, type Whose } from '~db/queries/turns';
import { type Actor, can } from '../access/can';
import type { Permission } from '../access/policy';
import { paths } from '../paths';
import { today } from '../platform/clock.server';
import type { Figure } from '../questionnaire/figure';
import { dayInWords, nextPeriod, yearLabel } from '../questionnaire/period';
import { mustBeAnswered } from '../questionnaire/readiness';
import { scheme } from '../questionnaire/scheme';
import { toFigure } from '../statement/answer-rows.server';
import { questionsOf } from '../statement/figures.server';
import { whereItStands } from '../statement/lifecycle';
import { decideBy } from '../statement/review.server';
import { firstLeft, progressOf } from '../statement/section.server';
import { waitingSections } from '../statement/section-turns.server';
import { type Duty, dutiesOf } from './duties.server';

/** One statement that waits for somebody. */
interface Turn {
  id: string;
  organisation: string;
  year: string;
  /** Null where it is still to be started. */
  standing: { status: string; words: string } | null;
  /** What to do, and where; null where it is not this person's turn. */
  action: { to: string; words: string } | null;
  /** Where it can be read; null where there is nothing to read yet. */
  to: string | null;
  /** Whom it waits for, where that is somebody else. */
  whom: string | null;
  since: string;
  until: string | null;
  overdue: boolean;
}

interface TurnPage {
  turns: Turn[];
  /** The turn that the next page comes after; null on the last. */
  next: string | null;
}

interface HomePage {
  mine: TurnPage;
  others: TurnPage;
  /** Sections that somebody asked them for. */
  sections: Awaited<ReturnType<typeof waitingSections>>;
  /** What waits for an administrator besides. */
  duties: Duty[];
  /** The person's organisations, with the ways into each. */
  organisations: { name: string; slug: string }[];
  /** What happens next, for whom nothing waits. */
  otherwise: string;
  /** Whether they are here to read what is published, and are told how. */
  commissions: boolean;
}

const ON_A_PAGE = 20;

/** What waits for a person, what they wait for, and where they belong: the page one comes to. */
export async function homePage(
  actor: Actor,
  after: { mine: string | null; others: string | null },
): Promise<HomePage> {
  const [mine, others, sections, duties] = await Promise.all([
    turnPage(actor, true, after.mine),
    turnPage(actor, false, after.others),
    waitingSections(actor),
    dutiesOf(actor),
  ]);
  const own = new Map(actor.memberships.map(({ slug, name }) => [slug, name]));
  const organisations = [...own].map(([slug, name]) => ({ slug, name }));
  organisations.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const commissions = actor.bodyRoles.includes('commissioner');
  const next = otherwise(actor, others.turns.length > 0);
  return { mine, others, sections, duties, organisations, otherwise: next, commissions };
}

async function turnPage(actor: Actor, mine: boolean, after: string | null): Promise<TurnPage> {
  const known = after && isId(after) ? after : null;
  const rows = await turnsOf(database(), asking(actor), mine, known, ON_A_PAGE + 1);
  const shown = rows.slice(0, ON_A_PAGE);
  const left = mine ? await answersLeft(shown) : new Map<string, Left>();
  return {
    turns: shown.map((row) => turnOf(row, left.get(row.id))),
    next: rows.length > ON_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Who asks, with the organisations in which they may take each step. */
function asking(actor: Actor) {
  const member = [...new Set(actor.memberships.map(({ organisationId }) => organisationId))];
  const where = (permission: Permission) => member.filter((id) => can(actor, permission, id));
  return {
    personId: actor.personId,
    member,
    edits: where('statement.edit'),
    declares: where('statement.declare'),
    starts: where('statement.start'),
    decides: can(actor, 'statement.decide'),
    lists: can(actor, 'review.list'),
    today: today(),
  };
}

interface Left {
  must: number;
  left: number;
  /** The first of them, in the order in which they are asked. */
  first: { sectionId: string; measureId: string } | null;
}

/** How many answers that must be given each draft still lacks: two queries for a whole page of them. */
async function answersLeft(rows: readonly TurnRow[]): Promise<Map<string, Left>> {
  const drafts = rows.flatMap((row) => {
    const { period_end, version_id } = row;
    if (row.status !== 'draft' || row.prepared || !period_end || !version_id) return [];
    // No question of an organisation's own has to be answered.
    return [{ ...row, period_end, version_id, asked: questionsOf({ level: row.level, period_end }, []) }];
  });
  if (drafts.length === 0) return new Map();
  const asked = drafts.flatMap((draft) => draft.asked.flatMap(({ measures }) => measures));
  const needed = asked
    .filter((measure) => scheme.levels.some(({ id }) => mustBeAnswered(measure, id)))
    .flatMap(({ id, askedWhen }) => (askedWhen ? [id, askedWhen.measure] : [id]));
  const figures = new Map<string, Figure[]>();
  for (const row of await answeredOf(database(), drafts, [...new Set(needed)]))
    figures.set(row.version_id, [...(figures.get(row.version_id) ?? []), toFigure(row)]);
  return new Map(
    drafts.map((draft) => {
      const far = draft.asked.map((section) =>
        progressOf(section, figures.get(draft.version_id) ?? [], draft.level),
      );
      const must = far.reduce((all, each) => all + each.must, 0);
      const left = far.reduce((all, each) => all + each.must - each.mustAnswered, 0);
      const first = firstLeft(draft.asked, figures.get(draft.version_id) ?? [], draft.level);
      // Of a draft in which nothing is answered the list of what is asked is read first.
      return [draft.id, { must, left, first: left < must ? first : null }];
    }),
  );
}

function turnOf(row: TurnRow, left: Left | undefined): Turn {
  const { status, period_start, period_end, statement_id } = row;
  const stated = period_start && period_end ? { start: period_start, end: period_end } : null;
  const period = statement_id ? stated : stated && nextPeriod(stated);
  const year = period ? yearLabel(period) : 'The first statement';
  const by = untilOf(row);
  return {
    id: row.id,
    organisation: row.organisation,
    year,
    standing: status && whereItStands({ ...row, status }),
    action: row.whose === 'you' ? actionOf(row, year, left) : null,
    to: statement_id && paths.statement(statement_id).itself,
    whom: WHOM[row.whose],
    since: dayInWords(row.since.toISOString().slice(0, 10)),
    until: by && `${by.words} ${dayInWords(by.day)}`,
    overdue: by !== null && by.day < today(),
  };
}

function actionOf(row: TurnRow, year: string, left: Left | undefined): Turn['action'] {
  const { statement_id: id, status, prepared, returned, comments } = row;
  if (!id) return { to: paths.organisation(row.slug).statements, words: startWords(row, year) };
  if (status === 'submitted') return { to: paths.review(id), words: `Assess ${row.organisation}, ${year}` };
  if (prepared) return { to: paths.statement(id).declare, words: `Declare ${year}` };
  if (returned && comments > 0)
    return {
      to: paths.statement(id).itself,
      words: `Answer ${comments === 1 ? 'the comment' : `${comments} comments`} on ${year}`,
    };
  if (left && left.left > 0) {
    const { itself, section } = paths.statement(id);
    return {
      to: left.first ? `${section(left.first.sectionId)}#${left.first.measureId}` : itself,
      words: `Continue ${year}: ${left.left} of ${left.must} answers left`,
    };
  }
  return { to: paths.statement(id).check, words: `Check ${year}: every answer that must be given is there` };
}

const startWords = ({ period_end }: TurnRow, year: string) =>
  period_end ? `Start ${year}` : 'Start your first statement';

/** Whom a statement waits for, as whoever does not have the turn is told. */
const WHOM: Record<Whose, string | null> = {
  you: null,
  editor: 'an editor, to answer and prepare it',
  director: 'a director who did not prepare it, to declare it',
  assessor: 'an assessor, to decide',
  day: 'the day on which it is published',
};

function untilOf({
  status,
  since,
  publish_on,
  licence_until,
}: TurnRow): { words: string; day: string } | null {
  if (status === 'approved') return publish_on ? { words: 'to be published on', day: publish_on } : null;
  if (status === 'submitted') return { words: 'to be decided by', day: decideBy(since) };
  if (!licence_until) return null;
  return {
    words: licence_until < today() ? 'the licence ended on' : 'the licence ends on',
    day: licence_until,
  };
}

/** What happens next for somebody for whom nothing waits. */
function otherwise(actor: Actor, waiting: boolean): string {
  if (can(actor, 'statement.decide')) return 'A statement stands here as soon as a director has declared it.';
  if (can(actor, 'statement.start'))
    return waiting
      ? 'It is the turn of others. What they hand on to you stands here.'
      : 'Your next statement stands here when its year is over. It can be started before, under Statements.';
  if (actor.memberships.length > 0)
    return 'Editors fill the statements in and directors declare them. You can read each from the day it is begun.';
  if (can(actor, 'review.list')) return 'What waits for an assessor stands here from the day it is declared.';
  return 'You need do nothing here. Every published statement can be read, searched and checked in the directory.';
}
