import { z } from 'zod';
import type { Actor } from '../access/can';
import { read } from '../forms/read.server';
import { now } from '../platform/clock.server';
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
const besideAnswers = z.object({
  base: z.string().default('{}').transform(readBase),
  next: z.string().default(''),
  intent: z.string().default(''),
  asked: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((rules) => (typeof rules === 'string' ? [rules] : rules)),
});

type Beside = z.output<typeof besideAnswers>;

/** Saves a posted section: the same code for a button, "use last year's", "use theirs" and autosave. */
export async function postSection(
  actor: Actor,
  open: OpenStatement,
  sectionId: string,
  request: Request,
): Promise<{ said: Beside; outcome: SectionOutcome }> {
  const context = await sectionContext(open, sectionId);
  const { measures } = context.section;
  const names = [...fieldNames(measures, heldIn(context)), ...Object.keys(besideAnswers.shape)];
  const said = await read(request, besideAnswers, { names });
  const { base, intent } = said;
  const answers = Object.entries(await read(request, schemaOf(context, base), { names }));
  const mine = Object.fromEntries(answers.map(([id, answer]) => [id, answer.typed]));
  const figures = answers.flatMap(([, answer]) => answer.figures);
  const changed = applyIntent(intent, { context, mine, base });
  const outcome = changed
    ? await saveChanged(actor, open, context, { ...changed, asked: said.asked })
    : await save(actor, open, context, { base, mine, figures, asked: said.asked });
  return { said, outcome };
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
  { base, mine, asked }: Posted & Pick<Beside, 'asked'>,
): Promise<SectionOutcome> {
  const read = schemaOf(context, base).safeParse(mine);
  if (!read.success) throw new Refusal('incomplete', 'Last year’s answer does not fit this year’s question');
  const figures = Object.values(read.data).flatMap((answer) => answer.figures);
  return save(actor, open, context, { base, mine, figures, asked });
}

async function save(
  actor: Actor,
  open: OpenStatement,
  context: SectionContext,
  { base, mine, figures, asked }: Posted & Pick<Beside, 'asked'> & { figures: SectionContext['figures'] },
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
  return { kind: 'saved', saved: result.saved, base: stands, ask: toAsk(context, figures, asked), at };
}

/** The first question that the saved answers raise and the page had not asked yet. */
function toAsk(
  context: SectionContext,
  figures: SectionContext['figures'],
  asked: readonly string[],
): string | null {
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
  const open = found.find((warning) => !warning.explanation && !asked.includes(askedAs(warning)));
  return open && answerOf(figures, open.measureId) ? open.measureId : null;
}

function readBase(raw: string): Record<string, TypedAnswer> {
  try {
    const base = shownAnswers.safeParse(JSON.parse(raw));
    return base.success ? (base.data as Record<string, TypedAnswer>) : {};
  } catch {
    return {};
  }
}
