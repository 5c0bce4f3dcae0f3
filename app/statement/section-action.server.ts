import type { Actor } from '../access/can';
import { now } from '../platform/clock.server';
import { readForm } from '../platform/read-form.server';
import { notFound, Refusal } from '../platform/refusal';
import { type TypedAnswer, typeAnswer } from '../questionnaire/answers';
import { draftSection, shownAnswers } from '../questionnaire/draft-schema';
import { askedAs } from '../questionnaire/explanations';
import { fieldNames } from '../questionnaire/inputs';
import { warningsOf } from '../questionnaire/rules';
import { answerOf } from '../questionnaire/year-figure';
import { periodOf } from './figures.server';
import type { OpenStatement } from './open.server';
import { saveAnswers } from './save-answers.server';
import { fromLastYear, type SectionContext, sectionContext } from './section.server';
import type { SectionOutcome } from './section-view';

/** What a section's form says besides its answers. */
const BESIDE_ANSWERS = ['base', 'next', 'intent', 'asked'];

/** Saves a posted section: the same code for a button, "use last year's", "use theirs" and autosave. */
export async function postSection(
  actor: Actor,
  open: OpenStatement,
  sectionId: string,
  form: FormData,
): Promise<SectionOutcome> {
  const context = await sectionContext(open, sectionId);
  const base = readBase(form.get('base'));
  const { measures } = context.section;
  const names = new Set([...fieldNames(measures, heldIn(context)), ...BESIDE_ANSWERS]);
  const submission = readForm(form, names, schemaOf(context, base));
  if (submission.status !== 'success') return { kind: 'invalid', result: submission.reply() };
  const mine = Object.fromEntries(Object.entries(submission.value).map(([id, answer]) => [id, answer.typed]));
  const figures = Object.values(submission.value).flatMap((answer) => answer.figures);
  const changed = applyIntent(String(form.get('intent') ?? ''), { context, mine, base });
  if (changed) return saveChanged(actor, open, context, { ...changed, form });
  return save(actor, open, context, { base, mine, figures, form });
}

/** How a section's form is read: against what is stored, and what its page showed. */
function schemaOf({ section, periods, figures }: SectionContext, shown: Record<string, TypedAnswer>) {
  return draftSection(section.measures, periods, { figures, shown });
}

function heldIn({ section, periods, figures }: SectionContext): Record<string, TypedAnswer> {
  return Object.fromEntries(
    section.measures.map((measure) => [measure.id, typeAnswer(measure, figures, periods)]),
  );
}

interface Posted {
  base: Record<string, TypedAnswer>;
  mine: Record<string, TypedAnswer>;
}

/** "Use last year's" replaces one answer before it is saved; "use theirs" drops mine. */
function applyIntent(intent: string, posted: Posted & { context: SectionContext }): Posted | null {
  const [what, measureId] = intent.split(':');
  if (what !== 'copy' && what !== 'theirs') return null;
  const measure = posted.context.section.measures.find((each) => each.id === measureId);
  if (!measure) throw notFound();
  const answer = what === 'copy' ? fromLastYear(measure, posted.context) : (posted.base[measure.id] ?? {});
  return { base: posted.base, mine: { ...posted.mine, [measure.id]: answer } };
}

/** Reads an answer that was put together here as if it had been typed. */
function saveChanged(
  actor: Actor,
  open: OpenStatement,
  context: SectionContext,
  { base, mine, form }: Posted & { form: FormData },
): Promise<SectionOutcome> {
  const read = schemaOf(context, base).safeParse(mine);
  if (!read.success) throw new Refusal('incomplete', 'Last year’s answer does not fit this year’s question');
  const figures = Object.values(read.data).flatMap((answer) => answer.figures);
  return save(actor, open, context, { base, mine, figures, form });
}

async function save(
  actor: Actor,
  open: OpenStatement,
  context: SectionContext,
  { base, mine, figures, form }: Posted & { figures: SectionContext['figures']; form: FormData },
): Promise<SectionOutcome> {
  const { statement, version, organisation } = open;
  const ids = { organisationId: organisation.id, statementId: statement.id, versionId: version.id };
  const { measures } = context.section;
  const result = await saveAnswers({
    actor,
    ...ids,
    measures,
    periods: context.periods,
    base,
    mine,
    figures,
  });
  const theirs = Object.fromEntries(
    result.conflicts.map((conflict) => [conflict.measureId, conflict.theirs]),
  );
  const stands = JSON.stringify({ ...mine, ...theirs });
  if (result.conflicts.length > 0)
    return { kind: 'conflict', conflicts: result.conflicts, typed: mine, base: stands };
  const at = now().toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
  return { kind: 'saved', saved: result.saved, base: stands, ask: toAsk(context, figures, form), at };
}

/** The first question that the saved answers raise and the page had not asked yet. */
function toAsk(context: SectionContext, figures: SectionContext['figures'], form: FormData): string | null {
  const asked = new Set(form.getAll('asked'));
  const others = context.figures.filter(
    (figure) => !context.section.measures.some((m) => m.id === figure.measureId),
  );
  const found = warningsOf({
    measures: context.section.measures,
    figures: [...figures, ...others],
    period: context.periods.own,
    previous: context.comparedTo?.figures ?? [],
    previousPeriod: context.comparedTo ? periodOf(context.comparedTo.statement) : undefined,
  });
  const open = found.find((warning) => !warning.explanation && !asked.has(askedAs(warning)));
  return open && answerOf(figures, open.measureId) ? open.measureId : null;
}

function readBase(raw: FormDataEntryValue | null): Record<string, TypedAnswer> {
  try {
    const base = shownAnswers.safeParse(JSON.parse(String(raw ?? '{}')));
    return base.success ? (base.data as Record<string, TypedAnswer>) : {};
  } catch {
    return {};
  }
}
