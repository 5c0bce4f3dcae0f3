import { addOrganisationIn } from '~/statement/import/add-organisation.server';
import { database, inTransaction, type Tx } from '~db/client';
import { DatabaseError } from '~db/fenced/errors';
import { dropMail } from '~db/queries/mail';
import { addOwnMeasures, organisationBySlug } from '~db/queries/organisations';
import { plansOf } from '~db/queries/plans';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { addPlanTo, setGoalOf } from '../organisation/plans.server';
import { at, newId, now, today } from '../platform/clock.server';
import { kindOfUnit } from '../questionnaire/own-measure';
import { addMonths } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import type { DemoEnterprise, DemoOwnMeasure, DemoPlan } from './enterprise';
import { ENTERPRISES } from './enterprises/all';
import { addBody, addStaff, type Body } from './people.server';
import { moment } from './when';
import { liveYear } from './year.server';

/** The day on which the accreditation body's own people were given accounts. */
const OPENED = '2019-02-04';
const DUPLICATE = '23505';

/** Fills an empty database with the demo: people, enterprises, their years. Nobody can sign in yet. */
export async function loadDemo(): Promise<void> {
  const day = today();
  const body = await beginLoading();
  if (!body) return;
  for (const enterprise of ENTERPRISES) {
    const taken = await organisationBySlug(database(), enterprise.organisation.slug);
    if (!taken) await loadEnterprise(enterprise, body, day);
  }
  // What these years once promised to send was sent long ago, to nobody.
  await dropMail(database());
}

/** The accounts; null when another process that started at the same time has just added them and goes on. */
async function beginLoading(): Promise<Body | null> {
  try {
    return await at(moment(OPENED), () => inTransaction(addBody));
  } catch (error) {
    if (error instanceof DatabaseError && error.code === DUPLICATE) return null;
    throw error;
  }
}

async function loadEnterprise(enterprise: DemoEnterprise, body: Body, day: string): Promise<void> {
  const joined = await at(moment(enterprise.joined), () =>
    inTransaction(async (tx) => {
      const organisation = await addOrganisationIn(tx, {
        ...enterprise.organisation,
        licenceUntil: firstLicence(enterprise),
      });
      const { editor, director } = await addStaff(tx, organisation, enterprise, body);
      const ownIds = await addOwn(tx, organisation.id, enterprise.own);
      return { organisation, editor, director, ownIds };
    }),
  );
  for (const [index, year] of enterprise.years.entries()) {
    const [first, second] = body.assessors;
    const [assessor, judge] = index % 2 === 0 ? [first, second] : [second, first];
    await liveYear({ enterprise, assessor, judge, admin: body.admin, year, index, today: day, ...joined });
  }
  if (enterprise.plan) await makePlan(enterprise.plan, joined.editor, enterprise.organisation.slug);
}

/** The last day of the licence it came with: each approval since has renewed it, up to the one that it holds now. */
function firstLicence({ organisation, years }: DemoEnterprise): string {
  const approved = years.filter(
    ({ imported, ending = 'published' }) =>
      !imported && ['approved', 'published', 'unpublished'].includes(ending),
  );
  return addMonths(organisation.licenceUntil, -scheme.cycle.licenceMonths * approved.length);
}

/** What the enterprise means to reach, through the same verbs as its page. */
async function makePlan(plan: DemoPlan, editor: Actor, slug: string): Promise<void> {
  const organisation = await organisationBySlug(database(), slug);
  if (!organisation) throw new Error(`Demo: ${slug} is not there`);
  await at(moment(plan.made), async () => {
    await addPlanTo(editor, organisation.id, plan);
    const [made] = await plansOf(database(), organisation.id);
    for (const [measure, year, value] of plan.goals)
      await setGoalOf(editor, organisation, { plan: made?.id ?? '', measure, year, value });
  });
}

/** Adds the enterprise's own measures; gives their ids by the demo's keys. */
async function addOwn(
  tx: Tx,
  organisationId: string,
  own: readonly DemoOwnMeasure[],
): Promise<Map<string, string>> {
  const ids = new Map(own.map(({ key }) => [key, `own_${newId().replaceAll('-', '')}`]));
  const rows = own.map(({ key, label, unit, definition, replaces, ...rest }, position) => ({
    organisation_id: organisationId,
    id: ids.get(key) ?? '',
    label,
    unit,
    kind: kindOfUnit(unit),
    polarity: rest.polarity ?? ('higher' as const),
    head: rest.head ?? ('social' as const),
    accrual: rest.accrual ?? ('in_year' as const),
    disclosure: rest.disclosure ?? ('open' as const),
    definition,
    position,
    replaces: replaces ? (ids.get(replaces) ?? replaces) : null,
    created_at: now(),
  }));
  await addOwnMeasures(tx, rows);
  for (const { id, label, unit } of rows)
    await record(tx, {
      organisationId,
      actor: null,
      event: 'own_measure.added',
      detail: { id, label, unit },
    });
  return ids;
}
