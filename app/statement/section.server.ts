import { database } from '~db/client';
import { evidenceOf } from '~db/queries/evidence';
import { namesOf } from '~db/queries/people';
import { type Actor, can } from '../access/can';
import type { Permission } from '../access/policy';
import { notFound } from '../platform/refusal';
import { type AnswerPeriods, type TypedAnswer, typeAnswer } from '../questionnaire/answers';
import { readAsOf } from '../questionnaire/as-written';
import { yearOfNamed } from '../questionnaire/brought-in';
import type { Figure } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Level, Measure, Section } from '../questionnaire/measure';
import { personalDataTyped } from '../questionnaire/personal-data';
import { mustBeAnswered } from '../questionnaire/readiness';
import { warningsOf } from '../questionnaire/rules';
import { answerOf, isWhole, yearFigure } from '../questionnaire/year-figure';
import { commentViews } from './comment.server';
import {
  askedIn,
  before,
  figuresOf,
  periodOf,
  previousYear,
  type YearFigures,
  yearsOf,
} from './figures.server';
import { allows } from './lifecycle';
import type { OpenStatement } from './open.server';
import type { CommentView, LastYear, SectionPage } from './section-view';
import { faultsOf, type Unread, unreadIn } from './unread.server';

export interface SectionContext {
  section: Section;
  asked: Section[];
  periods: AnswerPeriods;
  previous: YearFigures | null;
  /** The year that its figures are set against in the document: a draft that nobody declared is none. */
  comparedTo: YearFigures | null;
  figures: Figure[];
  unread: Unread;
}

/** What a section of a statement is asked and answered with: for its page and for saving it. */
export async function sectionContext(open: OpenStatement, sectionId: string): Promise<SectionContext> {
  const { statement, version } = open;
  const asked = await askedIn(database(), statement);
  const section = asked.find((each) => each.id === sectionId);
  if (!section) throw notFound();
  const [previous, figures, unread] = await Promise.all([
    previousYear(statement),
    figuresOf(database(), statement.organisation_id, version.id),
    unreadIn(database(), statement.organisation_id, version.id),
  ]);
  const own = periodOf(statement);
  const periods = { own, previous: previous ? periodOf(previous.statement) : null };
  // Almost always the year directly before: all others are read only where it may not stand there.
  const years = previous && before([previous], statement, { listed: true }).earlier;
  const comparedTo = before(
    years?.length === 0 ? await yearsOf(statement.organisation_id) : (years ?? []),
    statement,
    { listed: true },
  ).previous;
  return { section, asked, periods, previous, comparedTo, figures, unread };
}

/** One section page: its questions, last year's answers beside them, what is odd, what the assessor said. */
export async function sectionPage(
  actor: Actor,
  open: OpenStatement & { asked?: boolean; alone?: readonly string[] | null },
  context: SectionContext,
): Promise<SectionPage> {
  const { section, asked, figures, previous, comparedTo, unread } = context;
  const measures = section.measures.filter((measure) => !measure.derived);
  const warnings = warningsOf({
    measures: section.measures,
    figures,
    period: context.periods.own,
    previous: comparedTo?.figures ?? [],
    previousPeriod: comparedTo ? periodOf(comparedTo.statement) : undefined,
  });
  const [comments, names, files] = await Promise.all([
    // What was asked before it was approved is nobody's to answer any more.
    isUnderWay(open) ? commentViews(open) : new Map<string, CommentView[]>(),
    enteredBy(previous),
    evidenceOf(database(), open.organisation.id, open.statement.id),
  ]);
  const typedNow = (measure: Measure) => {
    const typed = unread.get(measure.id) ?? typeAnswer(measure, figures, context.periods);
    return { typed, readAs: readAsOf(measure, typed), personal: personalDataTyped(typed) };
  };
  const seen = asked.filter(({ id }) => !open.alone || open.alone.includes(id));
  const at = seen.findIndex((each) => each.id === section.id);
  const readOnly = open.asked && open.version.status === 'draft' ? null : whyReadOnly(actor, open);
  return {
    section: { id: section.id, title: section.title, lede: section.lede },
    sections: seen.map((each) => ({
      id: each.id,
      title: each.title,
      ...howFar(each, figures, new Set(unread.keys()), open.statement.level),
    })),
    next: seen[at + 1]?.id ?? null,
    alone: Boolean(open.alone),
    questions: measures.map((measure) => ({
      measure,
      ...typedNow(measure),
      last: lastYear(measure, context, names),
      warnings: warnings.filter((warning) => warning.measureId === measure.id),
      comments: comments.get(measure.id) ?? [],
      must: mustBeAnswered(measure, open.statement.level),
      files: files.filter((file) => file.measure_id === measure.id && !file.removed_at).length,
    })),
    faults: measures.flatMap((measure) =>
      faultsOf(measure, unread, context).map(({ field, message }) => ({
        field: `${measure.id}.${field}`,
        message,
      })),
    ),
    canBeNoPart: canBeNoPart(section),
    keptAs: `${actor.personId}/${open.version.id}/${section.id}`,
    editable: readOnly === null,
    readOnly,
  };
}

const isUnderWay = ({ version: { status } }: OpenStatement) => status === 'draft' || status === 'submitted';

/** Why somebody reads a section and cannot write in it; null where they can. */
function whyReadOnly(actor: Actor, { version, organisation }: OpenStatement): string | null {
  const may = (permission: Permission) => can(actor, permission, organisation.id);
  if (version.status === 'draft')
    return may('statement.edit')
      ? null
      : 'Editors and directors of the organisation answer this. You can read it.';
  const stays = `${READ_ONLY[version.status]} What was declared stays as it is.`;
  if (version.status === 'submitted' && may('statement.withdraw'))
    return `${stays} To change it, withdraw it first.`;
  if (allows(version.status, 'amend') && may('statement.amend'))
    return `${stays} To change it, start a corrected version.`;
  return stays;
}

const READ_ONLY: Record<Exclude<OpenStatement['version']['status'], 'draft'>, string> = {
  submitted: 'This statement is with the assessor.',
  returned: 'This version was returned.',
  withdrawn: 'This version was withdrawn.',
  approved: 'This statement is approved.',
  refused: 'This statement was refused.',
  published: 'This statement is published.',
  superseded: 'A newer version has replaced this one.',
  unpublished: 'This statement was taken out of publication.',
};

/** How many of a section's answers were typed and cannot be read yet. */
function unreadCount({ measures }: Section, unread: ReadonlySet<string>): number {
  return measures.filter(({ id }) => unread.has(id)).length;
}

/** Whether a section is done, and how many of its answers cannot be read yet. */
export function howFar(
  section: Section,
  figures: readonly Figure[],
  unread: ReadonlySet<string>,
  level: Level,
): { done: boolean; unread: number } {
  const { answered, must, mustAnswered } = progressOf(section, figures, level);
  return { done: answered > 0 && mustAnswered === must, unread: unreadCount(section, unread) };
}

/** How many of a section's questions have an answer, honest "not measured" included, and how many of those that must. */
export function progressOf(section: Section, figures: readonly Figure[], level: Level): Progress {
  const measures = section.measures.filter((measure) => !measure.derived && isAsked(measure, figures));
  const answered = measures.filter((measure) => answerOf(figures, measure.id));
  const must = (list: readonly Measure[]) => list.filter((measure) => mustBeAnswered(measure, level)).length;
  return {
    answered: answered.length,
    asked: measures.length,
    must: must(measures),
    mustAnswered: must(answered),
  };
}

/** The first question that must be answered and is not; null where every one is. */
export function firstLeft(
  asked: readonly Section[],
  figures: readonly Figure[],
  level: Level,
): { sectionId: string; measureId: string } | null {
  for (const { id: sectionId, measures } of asked) {
    const left = measures.find(
      (measure) =>
        !measure.derived &&
        isAsked(measure, figures) &&
        mustBeAnswered(measure, level) &&
        !answerOf(figures, measure.id),
    );
    if (left) return { sectionId, measureId: left.id };
  }
  return null;
}

export interface Progress {
  answered: number;
  asked: number;
  must: number;
  mustAnswered: number;
}

/** Questions of a section that can be answered with "does not apply", all at once. */
export function figuresAsked({ measures }: Section): Measure[] {
  return measures.filter((measure) => !measure.derived && kinds[measure.kind].beside.includes('absent'));
}

/** Whether an organisation can say that a section is no part of what it does. */
function canBeNoPart(section: Section): boolean {
  const all = figuresAsked(section);
  return all.length > 1 && !all.some(({ own, alwaysKnown }) => own || alwaysKnown);
}

function isAsked(measure: Measure, figures: readonly Figure[]): boolean {
  const when = measure.askedWhen;
  return !when || (answerOf(figures, when.measure)?.text ?? '').split(' ').includes(when.option);
}

async function enteredBy(previous: YearFigures | null): Promise<Map<string, string>> {
  const ids = new Set(previous?.rows.map((row) => row.updated_by).filter((id) => id !== null));
  const names = await namesOf(database(), [...ids]);
  return new Map(
    previous?.rows
      .filter((row) => row.series === 'actual' && isWhole(row))
      .map((row) => [row.measure_id, names.get(row.updated_by ?? '') ?? '']),
  );
}

function lastYear(measure: Measure, context: SectionContext, names: Map<string, string>): LastYear | null {
  const { previous, periods } = context;
  if (!previous) return null;
  const own = periodOf(previous.statement);
  const total = answerOf(previous.figures, measure.id, own);
  const target = yearFigure(previous.figures, measure.id, periods.own, 'target');
  if (!total && !target) return null;
  return {
    year: yearOfNamed(total?.period ?? own, {
      statement: { period: periods.own },
      broughtInYears: previous.broughtIn ? [{ period: own }] : [],
    }),
    display: total ? formatFigure(total, measure) : '',
    note: total?.note ?? null,
    enteredBy: names.get(measure.id) || null,
    target: target ? formatFigure(target, measure) : null,
  };
}

/** Last year's answer as this year's form would hold it; targets and explanations were about last year and stay there. */
export function fromLastYear(measure: Measure, { previous }: SectionContext): TypedAnswer {
  if (!previous) return {};
  const own = periodOf(previous.statement);
  const typed = typeAnswer(measure, previous.figures, { own, previous: null });
  const { explanation, explanations, target, nextTarget, comparative, periodStart, periodEnd, ...same } =
    typed;
  return same;
}
