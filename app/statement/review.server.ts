import { validate as isId } from 'uuid';
import { database } from '~db/client';
import { evidenceOf } from '~db/queries/evidence';
import { waitingVersions } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { today } from '../platform/clock.server';
import { yearNamed } from '../questionnaire/brought-in';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { explanationsOf, OF_THE_MEASURE } from '../questionnaire/explanations';
import { formatFigure } from '../questionnaire/format';
import { namedPeopleIn } from '../questionnaire/named-people';
import { addDays, dayInWords, periodInWords } from '../questionnaire/period';
import { personalDataIn } from '../questionnaire/personal-data';
import { asStanding } from '../questionnaire/readiness';
import { badgeOf, levelName, scheme } from '../questionnaire/scheme';
import { smallNumbersIn } from '../questionnaire/small-numbers';
import { statedBefore } from '../questionnaire/year-before';
import { answerOf } from '../questionnaire/year-figure';
import { commentViews } from './comment.server';
import { involvedIn, whyNotDecide } from './decide.server';
import type { ExactRequest } from './exact-figures';
import { exactRequests } from './exact-figures.server';
import { howFarJudged } from './judge.server';
import { STATUS_WORDS, whereItStands } from './lifecycle';
import type { OpenStatement } from './open.server';
import type { CommentView, ReviewItem } from './section-view';
import type { Shown } from './shown';
import { documentShown } from './shown.server';

interface WaitingLine {
  id: string;
  organisation: string;
  period: string;
  /** How its level's badge is drawn. */
  badge: string;
  levelWords: string;
  cycle: 'annual' | 'full';
  submitted: string;
  due: string;
  /** The day to decide by has passed. */
  overdue: boolean;
  standing: { status: string; words: string };
  /** Why it is not this person's to decide; null where it is. */
  whyNot: string | null;
}

/** The last day on which a statement that was submitted then is decided in time. */
export function decideBy(submitted: Date): string {
  return addDays(submitted.toISOString().slice(0, 10), scheme.cycle.decideWithinDays);
}

const ON_A_PAGE = 50;

interface WaitingPage {
  lines: WaitingLine[];
  /** The version that the next page comes after; null on the last. */
  next: string | null;
}

/** What waits for a decision, by due date, or for its day of publication: after a version, a page of them. */
export async function waitingList(
  actor: Actor,
  status: 'submitted' | 'approved',
  after: string | null,
): Promise<WaitingPage> {
  const known = after && isId(after) ? after : null;
  const rows = await waitingVersions(database(), status, known, ON_A_PAGE + 1);
  const shown = rows.slice(0, ON_A_PAGE);
  const lines = shown.map((row) => {
    const submitted = row.submitted_at?.toISOString().slice(0, 10) ?? '';
    const by = row.submitted_at ? decideBy(row.submitted_at) : '';
    return {
      id: row.statement_id,
      organisation: row.name,
      period: periodInWords({ start: row.period_start, end: row.period_end }),
      badge: badgeOf(row.level),
      levelWords: levelName(row.level),
      cycle: row.cycle,
      submitted: dayInWords(submitted),
      due: dayInWords(row.status === 'approved' ? (row.publish_on ?? '') : by),
      overdue: row.status === 'submitted' && by < today(),
      standing: whereItStands(row),
      whyNot: whyNotDecide(actor, {
        organisationId: row.organisation_id,
        preparedBy: row.prepared_by,
        declaredBy: row.declared_by,
      }),
    };
  });
  return { lines, next: rows.length > ON_A_PAGE ? (shown.at(-1)?.id ?? null) : null };
}

interface ReviewPage {
  id: string;
  organisation: string;
  period: string;
  level: string;
  cycle: string;
  standing: { status: string; words: string };
  /** The day to decide by, where it waits for a decision. */
  due: string | null;
  overdue: boolean;
  declaredBy: string;
  criteria: StatementDocument['criteria'];
  broughtInYears: StatementDocument['broughtInYears'];
  shown: Shown;
  sections: { id: string; title: string; items: ReviewItem[] }[];
  /** What a director asked to be published exactly. */
  exact: (ExactRequest & { label: string })[];
  /** How far the criteria are judged, and whether this person may decide by the verdicts. */
  judging: { judged: number; asked: number; mayDecide: boolean };
  /** Why nobody, or not this person, decides now; null where they may. */
  whyNot: string | null;
}

/** A submitted statement for its assessor: last year beside it, what changed open, comments on the field they are about. */
export async function reviewPage(actor: Actor, open: OpenStatement): Promise<ReviewPage> {
  const { organisation, statement, version } = open;
  const [{ document, shown }, comments, requests, files, judging] = await Promise.all([
    documentShown(open),
    commentViews(open),
    exactRequests(open),
    evidenceOf(database(), organisation.id, statement.id),
    howFarJudged(actor, open),
  ]);
  const behind = (measureId: string) =>
    files
      .filter((file) => file.measure_id === measureId && !file.removed_at)
      .map(({ id, name, about }) => ({ id, name, about }));
  const due = version.status === 'submitted' && version.submitted_at ? decideBy(version.submitted_at) : null;
  const items = document.sections.flatMap((section) => section.items);
  const { declaration } = document;
  return {
    id: statement.id,
    organisation: organisation.name,
    period: periodInWords(document.statement.period),
    level: levelName(statement.level),
    cycle: statement.cycle === 'full' ? 'Full review' : 'Annual statement',
    standing: whereItStands(version),
    due: due && dayInWords(due),
    overdue: due !== null && due < today(),
    declaredBy: declaration
      ? `${declaration.name}, ${declaration.role}, ${dayInWords(declaration.date)}`
      : 'not declared',
    criteria: asStanding(document.criteria),
    broughtInYears: document.broughtInYears,
    shown,
    sections: document.sections.map(({ id, title, items }) => ({
      id,
      title,
      items: items.map((item) => ({
        ...reviewItem(item, document, comments.get(item.measure.id) ?? []),
        files: behind(item.measure.id),
      })),
    })),
    exact: requests.map((request) => ({
      ...request,
      label:
        items.find(({ measure }) => measure.id === request.measureId)?.measure.label ?? request.measureId,
    })),
    judging,
    whyNot:
      version.status === 'submitted'
        ? whyNotDecide(actor, involvedIn(open))
        : `There is nothing to decide: this version stands at “${STATUS_WORDS[version.status].toLowerCase()}”`,
  };
}

function reviewItem(
  item: DocumentItem,
  document: StatementDocument,
  comments: CommentView[],
): Omit<ReviewItem, 'files'> {
  const { measure, figures } = item;
  const { period } = document.statement;
  const figure = answerOf(figures, measure.id, period);
  const last = statedBefore(item, figure?.period ?? period);
  const now = figure ? formatFigure(figure, measure) : 'No answer';
  const before = last ? formatFigure(last.figure, last.measure) : '';
  const renamed = last && last.measure.id !== measure.id ? `, ${last.measure.label}` : '';
  const warnings = document.warnings.filter((each) => each.measureId === measure.id);
  // What answers a question stands with the question.
  const answers = warnings.map(({ explanation }) => explanation);
  const { [OF_THE_MEASURE]: whole, ...others } = figure ? explanationsOf(figure) : {};
  const rest = [whole, ...Object.values(others)].filter((words) => words && !answers.includes(words));
  const notes = [figure?.note, ...rest].filter((note) => note != null);
  const few = [
    ...[figure?.text, ...notes, ...answers].flatMap((words) => smallNumbersIn(words ?? '')),
    ...namedPeopleIn(figure?.text ?? ''),
    ...[figure?.text, ...notes, ...answers].flatMap((words) =>
      personalDataIn(words ?? '').map(({ phrase }) => phrase),
    ),
  ];
  return {
    measure,
    now,
    before,
    beforeYear: last ? `${yearNamed(last.figure, document)}${renamed}` : '',
    changed: now !== before,
    notes,
    warnings,
    few: [...new Set(few)],
    comments,
  };
}
