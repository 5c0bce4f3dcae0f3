import { database } from '~db/client';
import { answersOf } from '~db/queries/answers';
import { namesOf } from '~db/queries/people';
import { decisionOf } from '~db/queries/verdicts';
import type { VersionStatus } from '~db/schema';
import { type Actor, can } from '../access/can';
import { isCic } from '../publication/cic34/is-cic';
import type { Decision } from '../questionnaire/document';
import type { Section } from '../questionnaire/measure';
import { periodInWords } from '../questionnaire/period';
import { levelName } from '../questionnaire/scheme';
import { toFigure } from './answer-rows.server';
import { canBeDropped, neverSubmitted } from './change-draft.server';
import { placedComments } from './comment.server';
import { askedIn, periodOf } from './figures.server';
import { allows } from './lifecycle';
import { type OpenStatement, openStanding } from './open.server';
import { howFar, type Progress, progressOf } from './section.server';
import { askedBySection } from './section-turns.server';
import type { PlacedComment } from './section-view';
import type { Shown } from './shown';
import { documentShown } from './shown.server';
import { unreadIn } from './unread.server';

interface Task extends Progress {
  id: string;
  title: string;
  done: boolean;
  lastEdited: string | null;
  /** Who was asked for it, by name: "you" for who reads this. */
  askedOf: string[];
  comments: number;
  /** Answers that were typed and cannot be read yet. */
  unread: number;
}

interface TaskList {
  id: string;
  organisation: { name: string; slug: string };
  /** Whether it has been said whom the organisation serves. */
  servedSaid: boolean;
  period: string;
  level: string;
  cycle: 'annual' | 'full';
  status: VersionStatus;
  standing: { status: string; words: string };
  /** What the assessor asked, unanswered first. */
  comments: PlacedComment[];
  unanswered: number;
  version: number;
  tasks: Task[];
  /** Questions of all sections that must be answered, and how many of them are. */
  must: number;
  mustAnswered: number;
  prepared: boolean;
  returnedBecause: string | null;
  /** By which verdicts it was decided last, and why it was refused where it was. */
  decided: (Decision & { refused: boolean; reason: string | null }) | null;
  publishOn: string | null;
  published: boolean;
  /** Whether the organisation has a form CIC34 to file. */
  cic: boolean;
  /** What the page shows, where it offers a decision. */
  shown: Shown | null;
  may: {
    edit: boolean;
    change: boolean;
    drop: boolean;
    withdraw: boolean;
    amend: boolean;
    unpublish: boolean;
    decide: boolean;
  };
}

/** The task list of a statement: its sections with how far each is, who edited last, and what can be done next. */
export async function taskList(actor: Actor, open: OpenStatement): Promise<TaskList> {
  const { organisation, statement, version, versions } = open;
  const asked = await askedIn(database(), statement);
  const comments = await placedComments(open, asked);
  const unanswered = comments.filter(({ resolved }) => !resolved).length;
  const turns = version.status === 'draft' ? await askedBySection(open) : null;
  const tasks = (await tasksOf(open, asked, comments)).map((task) => ({
    ...task,
    askedOf: (turns?.get(task.id) ?? []).map(({ id, name }) => (id === actor.personId ? 'you' : name)),
  }));
  const returned =
    version.status === 'draft' ? versions.find((each) => each.number === version.number - 1) : undefined;
  const may = (permission: Parameters<typeof can>[1]) => can(actor, permission, organisation.id);
  const mayDo = {
    edit: version.status === 'draft' && may('statement.edit'),
    change: neverSubmitted(open) && may('statement.change'),
    drop: canBeDropped(open) && may('statement.change'),
    withdraw: version.status === 'submitted' && may('statement.withdraw'),
    amend: allows(version.status, 'amend') && may('statement.amend'),
    unpublish: versions.some((each) => each.status === 'published') && may('publication.end'),
    decide: version.status === 'submitted' && may('statement.decide'),
  };
  const offers = mayDo.withdraw || mayDo.amend || mayDo.unpublish;
  return {
    id: statement.id,
    organisation: { name: organisation.name, slug: organisation.slug },
    servedSaid: organisation.serves !== null,
    period: periodInWords(periodOf(statement)),
    level: levelName(statement.level),
    cycle: statement.cycle,
    status: version.status,
    standing: openStanding(open, unanswered),
    comments,
    unanswered,
    version: version.number,
    tasks,
    must: sum(tasks.map(({ must }) => must)),
    mustAnswered: sum(tasks.map(({ mustAnswered }) => mustAnswered)),
    prepared: version.prepared_at !== null,
    returnedBecause: returned?.status === 'returned' ? returned.decision_reason : null,
    decided: await decidedLast(open),
    publishOn: version.status === 'approved' ? version.publish_on : null,
    published: versions.some((each) => each.status === 'published'),
    cic: isCic(organisation.legal_form),
    shown: offers ? (await documentShown(open)).shown : null,
    may: mayDo,
  };
}

/** What was decided last about a statement, with the reasons, for its organisation and the accreditor. */
async function decidedLast({ organisation, versions }: OpenStatement): Promise<TaskList['decided']> {
  const version = versions.find(({ status }) => DECIDED.has(status));
  if (!version) return null;
  const frozen = await decisionOf(database(), { organisation_id: organisation.id, version_id: version.id });
  if (!frozen) return null;
  const decision = JSON.parse(frozen) as Decision;
  return { ...decision, refused: version.status === 'refused', reason: version.decision_reason };
}

const DECIDED = new Set<OpenStatement['version']['status']>(['approved', 'refused', 'published']);

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

async function tasksOf(
  { organisation, statement, version }: OpenStatement,
  asked: readonly Section[],
  comments: readonly PlacedComment[],
): Promise<Omit<Task, 'askedOf'>[]> {
  const db = database();
  const [rows, unread] = await Promise.all([
    answersOf(db, organisation.id, version.id),
    unreadIn(db, organisation.id, version.id),
  ]);
  const names = await namesOf(db, [
    ...new Set(rows.map((row) => row.updated_by).filter((id) => id !== null)),
  ]);
  const figures = rows.map(toFigure);
  return asked.map((section) => {
    const ids = new Set(section.measures.map((measure) => measure.id));
    const last = rows
      .filter((row) => ids.has(row.measure_id) && row.revision > 0)
      .sort((a, b) => b.updated_at.getTime() - a.updated_at.getTime())[0];
    const open = comments.filter(({ sectionId, resolved }) => sectionId === section.id && !resolved);
    return {
      id: section.id,
      title: section.title,
      ...progressOf(section, figures, statement.level),
      ...howFar(section, figures, new Set(unread.keys()), statement.level),
      lastEdited: last?.updated_by ? (names.get(last.updated_by) ?? null) : null,
      comments: open.length,
    };
  });
}
