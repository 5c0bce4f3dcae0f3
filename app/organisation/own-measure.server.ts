import { database, inTransaction } from '~db/client';
import {
  addOwnMeasures,
  lockOrganisation,
  type OwnMeasureRow,
  ownMeasures,
  placeOwnMeasure,
} from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { newId, now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import type { DisclosureClass, Head, Measure } from '../questionnaire/measure';
import { asUnit, kindOfUnit, type OwnMeasure, tooOpen } from '../questionnaire/own-measure';
import { askedOfInWords } from '../questionnaire/scheme';
import { sections } from '../questionnaire/sections';
import { countingName } from '../questionnaire/small-numbers';

/** Most measures an organisation can have of its own. */
const OWN_MEASURE_LIMIT = 60;

export type OwnMeasureRequest = Omit<OwnMeasure, 'id' | 'kind' | 'head'> & { head: Head };

/** Adds a measure of the organisation's own, whose name no other measure has. Gives its id. */
export async function addOwnMeasure(
  actor: Actor,
  organisationId: string,
  asked: OwnMeasureRequest,
): Promise<string> {
  const { label } = asked;
  const unit = asUnit(asked.unit);
  const kind = kindOfUnit(unit);
  const id = `own_${newId().replaceAll('-', '')}`;
  await inTransaction(async (tx) => {
    // Two colleagues who add the same measure at once add one.
    await lockOrganisation(tx, organisationId);
    const existing = await ownMeasures(tx, organisationId);
    refuseKnownName(label, existing);
    refuseCounting({ label, unit });
    refuseTooOpen({ label, unit, kind, disclosure: asked.disclosure });
    if (existing.length >= OWN_MEASURE_LIMIT)
      throw new Refusal('conflict', `There can be at most ${OWN_MEASURE_LIMIT} measures of your own`);
    const row = {
      organisation_id: organisationId,
      id,
      label,
      unit,
      kind,
      polarity: asked.polarity,
      head: asked.head,
      accrual: asked.accrual,
      disclosure: asked.disclosure,
      definition: asked.definition,
      position: existing.length,
      created_at: now(),
    };
    await addOwnMeasures(tx, [row]);
    await record(tx, { organisationId, actor, event: 'own_measure.added', detail: { label, unit } });
  });
  return id;
}

/** Another name is held against all that a first one is: it may not say more of people than the measure protects. */
export function refuseName(own: Named, others: readonly OwnMeasureRow[]): void {
  refuseKnownName(own.label, others);
  refuseCounting(own);
  const message = tooOpen(own);
  if (message) throw new Refusal('incomplete', message).at('label');
}

type Named = Parameters<typeof tooOpen>[0];

/** An answer that protects less than the words ask for would publish people as if they were things. */
function refuseTooOpen(own: Named): void {
  const message = tooOpen(own);
  if (message) throw new Refusal('incomplete', message).at('disclosure');
}

/** A name stands beside every figure, in public, whatever the figure itself hides. */
function refuseCounting(own: Parameters<typeof countingName>[0]): void {
  const message = countingName(own);
  if (message) throw new Refusal('incomplete', message).at('label');
}

/** Two measures of one name would be two answers to one question, in whatever case and spaces it is written. */
function refuseKnownName(label: string, own: readonly OwnMeasureRow[]): void {
  const name = folded(label);
  const mine = own.find((each) => folded(each.label) === name);
  if (mine) throw known(`You already have “${mine.label}”, in ${mine.unit}`, `own#${mine.id}`);
  for (const { id, onlyWhereAsked, measures } of sections()) {
    const asked = measures.find((each) => namesOf(each).some((words) => folded(words) === name));
    const where = onlyWhereAsked ? ` of ${askedOfInWords(id)} holders` : '';
    if (asked)
      throw known(
        `“${asked.label}” is asked${where} already, so that it can be compared`,
        `${id}#${asked.id}`,
      );
  }
}

/** Says as well where the measure of that name stands, from the page of the form that adds one. */
function known(message: string, place: string): Refusal {
  return new Refusal('conflict', message).at('label', `../${place}`);
}

/** Every name that a scheme's measure has had. */
const namesOf = ({ label, wording = [] }: Measure) => [label, ...wording.map((each) => each.label)];
const folded = (label: string) => label.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

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
  const own = await ownMeasure(organisationId, id);
  refuseTooOpen({ ...own, disclosure: place.disclosure });
  const { label } = own;
  await inTransaction(async (tx) => {
    await placeOwnMeasure(tx, organisationId, id, place);
    await record(tx, { organisationId, actor, event: 'own_measure.placed', detail: { id, label, ...place } });
  });
}
