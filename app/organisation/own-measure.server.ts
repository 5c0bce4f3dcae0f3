import { database, inTransaction } from '~db/client';
import { addOwnMeasures, type OwnMeasureRow, ownMeasures, placeOwnMeasure } from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { newId, now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import type { DisclosureClass, Head } from '../questionnaire/measure';
import { kindOfUnit, type OwnMeasure } from '../questionnaire/own-measure';

/** Most measures an organisation can have of its own. */
const OWN_MEASURE_LIMIT = 60;

type OwnMeasureRequest = Omit<OwnMeasure, 'id' | 'kind' | 'head'> & { head: Head };

/** Adds a measure of the organisation's own; label and unit together are new. Gives its id. */
export async function addOwnMeasure(
  actor: Actor,
  organisationId: string,
  asked: OwnMeasureRequest,
): Promise<string> {
  const { label, unit } = asked;
  const existing = await ownMeasures(database(), organisationId);
  if (existing.some((each) => each.label === label && each.unit === unit))
    throw new Refusal('conflict', 'You already have this measure').at('label');
  if (existing.length >= OWN_MEASURE_LIMIT)
    throw new Refusal('conflict', `There can be at most ${OWN_MEASURE_LIMIT} measures of your own`);
  const id = `own_${newId().replaceAll('-', '')}`;
  const row = {
    organisation_id: organisationId,
    id,
    label,
    unit,
    kind: kindOfUnit(unit),
    polarity: asked.polarity,
    head: asked.head,
    accrual: asked.accrual,
    disclosure: asked.disclosure,
    definition: asked.definition,
    position: existing.length,
    created_at: now(),
  };
  await inTransaction(async (tx) => {
    await addOwnMeasures(tx, [row]);
    await record(tx, { organisationId, actor, event: 'own_measure.added', detail: { label, unit } });
  });
  return id;
}

/** One of the organisation's own measures; not found where it has none of this id. */
export async function ownMeasure(organisationId: string, id: string): Promise<OwnMeasureRow> {
  const found = (await ownMeasures(database(), organisationId)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** Says which head of the Act an own measure stands under and whom it could point to: an import leaves both open. */
export async function placeMeasure(
  actor: Actor,
  organisationId: string,
  id: string,
  place: { head: Head; disclosure: DisclosureClass },
): Promise<void> {
  const { label } = await ownMeasure(organisationId, id);
  await inTransaction(async (tx) => {
    await placeOwnMeasure(tx, organisationId, id, place);
    await record(tx, { organisationId, actor, event: 'own_measure.placed', detail: { id, label, ...place } });
  });
}
