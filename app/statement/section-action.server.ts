import { z } from 'zod';
import type { Actor } from '../access/can';
import { changesOfMeasures } from '../audit/history.server';
import { read } from '../forms/read.server';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { type TypedAnswer, typeAnswer } from '../questionnaire/answers';
import { readAsOf } from '../questionnaire/as-written';
import { draftSection, shownIn } from '../questionnaire/draft-schema';
import { askedAs } from '../questionnaire/explanations';
import { fieldNames } from '../questionnaire/inputs';
import type { Measure } from '../questionnaire/measure';
import { personalDataTyped } from '../questionnaire/personal-data';
import { warningsOf } from '../questionnaire/rules';
import { sameAnswer } from '../questionnaire/same-answer';
import { cleanText } from '../questionnaire/text';
import { typedInWords } from '../questionnaire/typed-words';
import { answerOf } from '../questionnaire/year-figure';
import { periodOf } from './figures.server';
import type { Conflict } from './merge';
import type { OpenStatement } from './open.server';
import { type SaveRequest, saveAnswers } from './save-answers.server';
import { figuresAsked, fromLastYear, howFar, type SectionContext, sectionContext } from './section.server';
import type { SectionOutcome, ShownConflict } from './section-view';

const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((all) => (typeof all === 'string' ? [all] : all));

/** What a section's form says besides its answers. */
const besideAnswers = z.object({
  base: z.string().default('{}').transform(shownIn),
  /** What the page showed as somebody else's answer to a question that was changed twice. */
  seen: z.string().default('{}').transform(shownIn),
  next: z.string().default(''),
  intent: z.string().default(''),
  asked: several,
  /** What numbers are read as that are not written the plain way, where the page has shown it. */
  readAs: several,
  /** Why the whole section is no part of what the organisation does. */
  noPartBecause: z.string().default(''),
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
  const schema = schemaOf(context, base, new Set(said.readAs));
  const answers = Object.entries(await read(request, schema, { names }));
  const mine = Object.fromEntries(answers.map(([id, answer]) => [id, answer.typed]));
  if (intent === NO_PART && !cleanText(said.noPartBecause))
    throw new Refusal('incomplete', 'Say why this is no part of what you do').at('noPartBecause');
  const chosen = applyIntent(intent, { context, mine, base, seen: said.seen, because: said.noPartBecause });
  const outcome = await saveSection(actor, open, context, {
    ...(chosen ?? { base, mine }),
    asked: said.asked,
  });
  return { said, outcome };
}

/** How a section's form is read: against what is stored, and what its page showed. */
function schemaOf(
  { section, periods, figures }: SectionContext,
  shown: Record<string, TypedAnswer>,
  readAs: ReadonlySet<string> = new Set(),
) {
  return draftSection(section.measures, periods, { figures, shown, readAs });
}

function heldIn({ section, periods, figures, unread }: SectionContext): Record<string, TypedAnswer> {
  return Object.fromEntries(
    section.measures.map((measure) => [
      measure.id,
      { ...typeAnswer(measure, figures, periods), ...unread.get(measure.id) },
    ]),
  );
}

/** An answer as its form shows it to whoever opens it now. */
const standsIn = ({ figures, periods, unread }: SectionContext, measure: Measure): TypedAnswer =>
  unread.get(measure.id) ?? typeAnswer(measure, figures, periods);

interface Posted {
  base: Record<string, TypedAnswer>;
  mine: Record<string, TypedAnswer>;
}

/**
 * "Use last year's" replaces one answer before it is saved; "take the other" replaces it by what stands; "keep mine" sets
 * it against what the page showed as theirs, so that a third answer which nobody here has seen is not overwritten either.
 */
function applyIntent(
  intent: string,
  posted: Posted & { seen: Record<string, TypedAnswer>; context: SectionContext; because: string },
): Posted | null {
  if (intent === NO_PART) return { base: posted.base, mine: { ...posted.mine, ...noPart(posted) } };
  if (intent === IS_PART) return { base: posted.base, mine: { ...posted.mine, ...isPart(posted.mine) } };
  const [what, measureId] = intent.split(':');
  if (what !== 'copy' && what !== 'theirs' && what !== 'mine') return null;
  const { base, mine, seen, context } = posted;
  const measure = context.section.measures.find((each) => each.id === measureId);
  if (!measure) throw notFound();
  const { id } = measure;
  if (what === 'mine') return { mine, base: { ...base, [id]: seen[id] ?? base[id] ?? {} } };
  if (what === 'copy') return { base, mine: { ...mine, [id]: fromLastYear(measure, context) } };
  const stands = standsIn(context, measure);
  return { base: { ...base, [id]: stands }, mine: { ...mine, [id]: stands } };
}

/** The button of "this isn't part of what we do", and the one that takes it back. */
const NO_PART = 'no_part';
const IS_PART = 'is_part';

/** Blank again: figures that do not apply for a reason that several share. */
function isPart(mine: Posted['mine']): Posted['mine'] {
  const absent = Object.entries(mine).filter(([, { absent, note }]) => absent === 'not_applicable' && note);
  const shared = (note: string | undefined) => absent.filter(([, other]) => other.note === note).length > 1;
  return Object.fromEntries(absent.filter(([, { note }]) => shared(note)).map(([id]) => [id, {}]));
}

/** "Does not apply", with the reason, for every figure of a section of which nothing is said yet. */
function noPart({
  context,
  mine,
  because,
}: {
  context: SectionContext;
  mine: Posted['mine'];
  because: string;
}) {
  const blank = figuresAsked(context.section).filter(({ id }) => {
    const { basis, ...said } = mine[id] ?? {};
    return sameAnswer(said, {});
  });
  const answer: TypedAnswer = { absent: 'not_applicable', note: because };
  return Object.fromEntries(blank.map(({ id }) => [id, answer]));
}

/** Saves what a page of a section has, set against what it showed. */
export async function saveSection(
  actor: Actor,
  open: OpenStatement,
  context: SectionContext,
  { base, mine, asked, event }: Posted & Pick<Beside, 'asked'> & Pick<SaveRequest, 'event'>,
): Promise<SectionOutcome> {
  const { statement, version, organisation } = open;
  const ids = { organisationId: organisation.id, statementId: statement.id, versionId: version.id };
  const { measures } = context.section;
  const answers = Object.entries(schemaOf(context, base).parse(mine));
  const figures = answers.flatMap(([, answer]) => answer.figures);
  const faults = answers.flatMap(([id, answer]) =>
    answer.faults.map(({ field, message }) => ({ field: `${id}.${field}`, message })),
  );
  const unreadable = new Set(answers.flatMap(([id, answer]) => (answer.faults.length > 0 ? [id] : [])));
  const periods = context.periods;
  const result = await saveAnswers({
    actor,
    ...ids,
    measures,
    periods,
    base,
    mine,
    figures,
    unreadable,
    ...(event && { event }),
  });
  const conflicts = await Promise.all(
    result.conflicts.map(async (conflict) => ({
      ...conflict,
      by: await changedBy(actor, conflict, open, context),
      inWords: inWords(conflict, measures),
    })),
  );
  // What somebody else changed too is still set against what the page showed, until somebody has chosen.
  const unsettled = Object.fromEntries(conflicts.map(({ measureId, base: shown }) => [measureId, shown]));
  return {
    kind: conflicts.length > 0 ? 'conflict' : faults.length > 0 ? 'unread' : 'saved',
    saved: result.saved,
    conflicts,
    faults,
    typed: mine,
    base: { ...mine, ...unsettled },
    ...raisedBy(context, figures, asked),
    readAs: eachOf(measures, (measure) => readAsOf(measure, mine[measure.id] ?? {})),
    personal: eachOf(measures, ({ id }) => personalDataTyped(mine[id] ?? {})),
    step: howFar(context.section, result.figures, result.unread, statement.level),
    at: now().toLocaleTimeString('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/London',
    }),
  };
}

/** What is found of each measure, by its id; nothing where nothing is. */
function eachOf<Found>(
  measures: readonly Measure[],
  find: (measure: Measure) => Found[],
): Record<string, Found[]> {
  const found = measures.map((measure) => [measure.id, find(measure)] as const);
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}

function inWords(
  { measureId, mine, theirs, base }: Conflict,
  measures: readonly Measure[],
): ShownConflict['inWords'] {
  const measure = measures.find(({ id }) => id === measureId);
  if (!measure) throw notFound();
  const words = (answer: TypedAnswer) => typedInWords(measure, answer);
  return { mine: words(mine), theirs: words(theirs), base: words(base) };
}

/** Who changed an answer last, as its notice says it; null where the trail does not know. */
async function changedBy(
  actor: Actor,
  { measureId }: Pick<ShownConflict, 'measureId'>,
  { organisation, statement }: OpenStatement,
  { section }: SectionContext,
): Promise<string | null> {
  const measures = section.measures.filter(({ id }) => id === measureId);
  const [last] = await changesOfMeasures(organisation.id, statement.id, measures, 1);
  return last?.actorId === actor.personId ? 'You, in another window,' : (last?.actor ?? null);
}

/** What the saved answers raise, and which of it the page had not asked yet. */
function raisedBy(
  context: SectionContext,
  figures: SectionContext['figures'],
  asked: readonly string[],
): Pick<SectionOutcome, 'ask' | 'warnings'> {
  const { measures } = context.section;
  const others = context.figures.filter((figure) => !measures.some(({ id }) => id === figure.measureId));
  const found = warningsOf({
    measures,
    figures: [...figures, ...others],
    period: context.periods.own,
    previous: context.comparedTo?.figures ?? [],
    previousPeriod: context.comparedTo ? periodOf(context.comparedTo.statement) : undefined,
  });
  const open = found.find((warning) => !warning.explanation && !asked.includes(askedAs(warning)));
  return {
    ask: open && answerOf(figures, open.measureId) ? open.measureId : null,
    warnings: Object.fromEntries(
      measures.map(({ id }) => [id, found.filter((warning) => warning.measureId === id)]),
    ),
  };
}
