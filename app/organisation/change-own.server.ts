import { database, inTransaction } from '~db/client';
import { lockOrganisation, type OrganisationRow, ownMeasures } from '~db/queries/organisations';
import { changeOwn, draftsWith, type OwnStands, ownStandings, removeOwn } from '~db/queries/own-measures';
import { goalsOf } from '~db/queries/plans';
import { reviseDraft } from '~db/queries/statements';
import { type Actor, can } from '../access/can';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { dayInWords, isDay, yearLabel } from '../questionnaire/period';
import { ownMeasure, refuseName } from './own-measure.server';

interface OwnLine {
  id: string;
  label: string;
  unit: string;
  /** Years that state it, latest first. */
  years: { label: string; submitted: boolean }[];
  /** The last day of the last period that asks it; null while it is asked. */
  until: string | null;
}

interface OwnList {
  name: string;
  slug: string;
  lines: OwnLine[];
  editable: boolean;
}

/** An organisation's own measures, with the years that state each. */
export async function ownList(actor: Actor, organisation: OrganisationRow): Promise<OwnList> {
  const { id, name, slug } = organisation;
  const [own, stands] = await Promise.all([ownMeasures(database(), id), ownStandings(database(), id)]);
  return {
    name,
    slug,
    lines: own.map((each) => ({
      id: each.id,
      label: each.label,
      unit: each.unit,
      years: yearsIn(stands.filter((stand) => stand.measure_id === each.id)),
      until: each.asked_until && dayInWords(each.asked_until),
    })),
    editable: can(actor, 'organisation.edit', id),
  };
}

const yearsIn = (stands: readonly OwnStands[]): OwnLine['years'] =>
  stands.map(({ period_start: start, period_end: end, submitted }) => ({
    label: yearLabel({ start, end }),
    submitted,
  }));

interface OwnPage {
  name: string;
  slug: string;
  id: string;
  label: string;
  unit: string;
  definition: string;
  /** Years whose submitted statements state it: while there is one it is never deleted. */
  submitted: string[];
  /** What is lost with it: years of drafts, and goals. */
  drafts: string[];
  goals: number;
  until: string | null;
  /** Periods after which it can end, by their last day, latest first. */
  ends: { end: string; label: string }[];
}

/** One of an organisation's own measures, and what can be done about it. */
export async function ownPage({ id, name, slug }: OrganisationRow, measureId: string): Promise<OwnPage> {
  const own = await ownMeasure(id, measureId);
  const [stands, goals] = await Promise.all([
    ownStandings(database(), id, measureId),
    goalsOf(database(), id),
  ]);
  const labels = (submitted: boolean) =>
    yearsIn(stands)
      .filter((year) => year.submitted === submitted)
      .map(({ label }) => label);
  return {
    name,
    slug,
    id: measureId,
    label: own.label,
    unit: own.unit,
    definition: own.definition,
    submitted: labels(true),
    drafts: labels(false),
    goals: goals.filter((goal) => goal.measure_id === measureId).length,
    until: own.asked_until && dayInWords(own.asked_until),
    ends: endsIn(stands),
  };
}

const endsIn = (stands: readonly OwnStands[]): OwnPage['ends'] =>
  stands
    .filter(({ submitted }) => submitted)
    .map(({ period_start: start, period_end: end }) => ({ end, label: yearLabel({ start, end }) }));

/** Gives an own measure another name or definition: what was submitted keeps the words it was submitted with. */
export async function renameOwn(
  actor: Actor,
  organisationId: string,
  id: string,
  { label, definition }: { label: string; definition: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const all = await ownMeasures(tx, organisationId);
    const own = all.find((each) => each.id === id);
    if (!own) throw notFound();
    refuseName(
      { ...own, label },
      all.filter((each) => each.id !== id),
    );
    const to = { label, definition };
    await changeOwn(tx, { organisationId, id }, to);
    const reason = own.label === label ? null : `${own.label} → ${label}`;
    const detail = { id, from: { label: own.label, definition: own.definition }, to, reason };
    await record(tx, { organisationId, actor, event: 'own_measure.renamed', detail });
  });
}

/** Ends an own measure with a period that states it, or asks it again where no period is said. */
export async function endOwn(
  actor: Actor,
  organisationId: string,
  id: string,
  until: string | null,
): Promise<void> {
  const { label } = await ownMeasure(organisationId, id);
  if (until !== null) {
    const ends = endsIn(await ownStandings(database(), organisationId, id));
    if (!isDay(until) || !ends.some(({ end }) => end === until))
      throw new Refusal('incomplete', 'Choose the last year that asks it').at('until');
  }
  await inTransaction(async (tx) => {
    // Drafts that hold an answer to it ask other questions from now on: who said that one is ready said it of those.
    for (const draft of await draftsWith(tx, { organisationId, id }))
      await reviseDraft(tx, organisationId, draft);
    await changeOwn(tx, { organisationId, id }, { asked_until: until });
    const event = until === null ? 'own_measure.resumed' : 'own_measure.ended';
    await record(tx, { organisationId, actor, event, detail: { id, label, until } });
  });
}

/** Deletes an own measure that no submitted statement states, with what drafts and plans say of it. */
export async function deleteOwn(actor: Actor, organisationId: string, id: string): Promise<void> {
  const { label, unit } = await ownMeasure(organisationId, id);
  await inTransaction(async (tx) => {
    // Held before it is asked who states it: a draft that is submitted meanwhile would state it.
    for (const draft of await draftsWith(tx, { organisationId, id }))
      await reviseDraft(tx, organisationId, draft);
    const stands = await ownStandings(tx, organisationId, id);
    if (stands.some(({ submitted }) => submitted))
      throw new Refusal(
        'not_in_state',
        'A submitted statement states it, so that it can be ended and not deleted',
      );
    await removeOwn(tx, { organisationId, id, personId: actor.personId, at: now() });
    const drafts = yearsIn(stands).map((year) => year.label);
    await record(tx, {
      organisationId,
      actor,
      event: 'own_measure.deleted',
      detail: { id, label, unit, drafts },
    });
  });
}
