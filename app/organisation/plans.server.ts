import { database, inTransaction } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { ownMeasures } from '~db/queries/organisations';
import { addPlan, type GoalRow, goalsOf, plansOf, removeGoal, setGoal } from '~db/queries/plans';
import { type Actor, can } from '../access/can';
import { record } from '../audit/record.server';
import { pointsOf } from '../insight/chart-model';
import { newId, now } from '../platform/clock.server';
import { notFound, Refusal, wrongFields } from '../platform/refusal';
import type { Fault } from '../questionnaire/answers';
import type { DocumentItem } from '../questionnaire/document';
import { NO_VALUE, type Value } from '../questionnaire/figure';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure, Section } from '../questionnaire/measure';
import { asMeasure } from '../questionnaire/own-measure';
import { addDays, addMonths, dayInWords, isDay } from '../questionnaire/period';
import { questionnaireFor } from '../questionnaire/sections';
import { goalInWords, type PlanView, standingOf } from './plans';
import { latestPeriodEnd } from './statements.server';
import { NEWEST, toldBy } from './told.server';

/** How many coming years a goal can be set for. */
const YEARS_AHEAD = 5;

interface PlansPage {
  name: string;
  slug: string;
  plans: PlanView[];
  /** Last days of the years a goal can be set for. */
  years: { end: string; label: string }[];
  measures: { title: string; measures: { id: string; label: string; unit: string }[] }[];
  editable: boolean;
}

/** An organisation's plans, with how each goal stands. */
export async function plansPage(actor: Actor, organisation: OrganisationRow): Promise<PlansPage> {
  const db = database();
  const [plans, goals, asked, told, years] = await Promise.all([
    plansOf(db, organisation.id),
    goalsOf(db, organisation.id),
    aimable(organisation),
    toldBy(organisation, NEWEST),
    yearsAhead(organisation.id),
  ]);
  const items = told?.document.sections.flatMap((section) => section.items) ?? [];
  const measures = asked.flatMap((section) => section.measures);
  return {
    name: organisation.name,
    slug: organisation.slug,
    plans: plans.map(({ id, title, about }) => ({
      id,
      title,
      about,
      goals: goals.filter((goal) => goal.plan_id === id).flatMap((goal) => goalView(goal, measures, items)),
    })),
    years,
    measures: asked.map(({ title, measures: within }) => ({
      title,
      measures: within.map(({ id, label, unit }) => ({ id, label, unit })),
    })),
    editable: can(actor, 'plan.edit', organisation.id),
  };
}

function goalView(goal: GoalRow, measures: readonly Measure[], items: readonly DocumentItem[]) {
  const measure = measures.find(({ id }) => id === goal.measure_id);
  if (!measure) return [];
  const value = goalValue(goal);
  const item = items.find((each) => each.measure.id === measure.id) ?? { measure, figures: [], history: [] };
  return [
    {
      measureId: measure.id,
      measure: measure.label,
      periodEnd: goal.period_end,
      year: `by ${dayInWords(goal.period_end)}`,
      goal: goalInWords(measure, value),
      ...standingOf(measure, { periodEnd: goal.period_end, value }, pointsOf(item)),
    },
  ];
}

/** A goal as a value: of a share it is a percentage. */
function goalValue({ number, decimals }: Pick<GoalRow, 'number' | 'decimals'>): Value {
  return { ...NO_VALUE, status: number === 0 ? 'nil' : 'reported', number, decimals };
}

/** The measures a goal can be set for: every figure asked of this organisation, its own and the worked-out ones too. */
async function aimable(organisation: OrganisationRow): Promise<Section[]> {
  const own = await ownMeasures(database(), organisation.id);
  const end = (await latestPeriodEnd(organisation.id)) ?? now().toISOString().slice(0, 10);
  const year = Number(end.slice(0, 4)) + 1;
  return questionnaireFor({
    level: organisation.level,
    year,
    own: own.filter(({ asked_until }) => asked_until === null).map(asMeasure),
  })
    .map((section) => ({ ...section, measures: section.measures.filter(({ kind }) => kinds[kind].plotted) }))
    .filter((section) => section.measures.length > 0);
}

async function yearsAhead(organisationId: string): Promise<PlansPage['years']> {
  const last = (await latestPeriodEnd(organisationId)) ?? `${now().getFullYear()}-03-31`;
  const first = addDays(last, 1);
  return Array.from({ length: YEARS_AHEAD }, (_, index) => {
    const end = addDays(addMonths(first, 12 * (index + 1)), -1);
    return { end, label: dayInWords(end) };
  });
}

/** Adds a plan. */
export async function addPlanTo(
  actor: Actor,
  organisationId: string,
  { title, about }: { title: string; about: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    await addPlan(tx, {
      organisation_id: organisationId,
      id: newId(),
      title,
      about: about || null,
      created_by: actor.personId,
      created_at: now(),
    });
    await record(tx, { organisationId, actor, event: 'plan.added', detail: { title } });
  });
}

interface TypedGoal {
  plan: string;
  measure: string;
  year: string;
  value: string;
}

/** Sets a goal of a plan; what is wrong with it is refused by field. */
export async function setGoalOf(
  actor: Actor,
  organisation: OrganisationRow,
  typed: TypedGoal,
): Promise<void> {
  const plan = (await plansOf(database(), organisation.id)).find(({ id }) => id === typed.plan);
  if (!plan) throw notFound();
  const measure = (await aimable(organisation))
    .flatMap((section) => section.measures)
    .find(({ id }) => id === typed.measure);
  const year = (await yearsAhead(organisation.id)).find(({ end }) => end === typed.year);
  const faults: Fault[] = [];
  if (!measure) faults.push({ field: 'measure', message: 'Choose what is counted' });
  if (!year) faults.push({ field: 'year', message: 'Choose the year' });
  if (!measure || !year) throw wrongFields(faults);
  const read = kinds[measure.kind].parse({ value: typed.value }, measure);
  if (!read.ok) throw wrongFields(read.errors.map(({ message }) => ({ field: 'value', message })));
  const number = read.value?.number;
  if (number == null) throw new Refusal('incomplete', 'Enter what you mean to reach').at('value');
  const decimals = read.value?.decimals ?? 0;
  await inTransaction(async (tx) => {
    await setGoal(tx, {
      organisation_id: organisation.id,
      measure_id: measure.id,
      period_end: year.end,
      plan_id: plan.id,
      number,
      decimals,
      set_by: actor.personId,
      set_at: now(),
    });
    const detail = { plan: plan.title, measure: measure.label, by: year.end, number };
    await record(tx, { organisationId: organisation.id, actor, event: 'goal.set', detail });
  });
}

/** Takes a goal away. */
export async function removeGoalOf(
  actor: Actor,
  organisation: OrganisationRow,
  { measure: measureId, year: periodEnd }: Pick<TypedGoal, 'measure' | 'year'>,
): Promise<void> {
  const organisationId = organisation.id;
  if (!isDay(periodEnd)) throw notFound();
  await inTransaction(async (tx) => {
    if (await removeGoal(tx, { organisationId, measureId, periodEnd }))
      await record(tx, { organisationId, actor, event: 'goal.removed', detail: { measureId, periodEnd } });
  });
}
