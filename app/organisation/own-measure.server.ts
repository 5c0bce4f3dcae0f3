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
import { scheme } from '../questionnaire/scheme';
import { sections } from '../questionnaire/sections';
import { cleanText } from '../questionnaire/text';

/** Most measures an organisation can have of its own. */
const OWN_MEASURE_LIMIT = 60;

type OwnMeasureRequest = Omit<OwnMeasure, 'id' | 'kind' | 'head'> & { head: Head };

/** What is wrong with one field of an own measure's form. */
export class WrongField extends Refusal {
  constructor(
    readonly field: keyof OwnMeasureRequest,
    message: string,
    /** The measure that has this name already, where that is what is wrong. */
    readonly existing: { section: string; measure: string } | null = null,
  ) {
    super(existing ? 'conflict' : 'incomplete', message);
  }
}

/** Adds a measure of the organisation's own, whose name no other measure has. Gives its id. */
export async function addOwnMeasure(
  actor: Actor,
  organisationId: string,
  asked: OwnMeasureRequest,
): Promise<string> {
  const label = cleanText(asked.label).replace(/\s+/g, ' ');
  const unit = asUnit(cleanText(asked.unit).replace(/\s+/g, ' '));
  if (!label || label.length > 120)
    throw new WrongField('label', 'Say what is counted, in at most 120 characters');
  if (!unit || unit.length > 40)
    throw new WrongField('unit', 'Say the unit, like meals or hours, in at most 40 characters');
  const kind = kindOfUnit(unit);
  const id = `own_${newId().replaceAll('-', '')}`;
  await inTransaction(async (tx) => {
    // Two colleagues who add the same measure at once add one.
    await lockOrganisation(tx, organisationId);
    const existing = await ownMeasures(tx, organisationId);
    refuseKnownName(label, existing);
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
      definition: cleanText(asked.definition).slice(0, 500),
      position: existing.length,
      created_at: now(),
    };
    await addOwnMeasures(tx, [row]);
    await record(tx, { organisationId, actor, event: 'own_measure.added', detail: { label, unit } });
  });
  return id;
}

/** An answer that protects less than the words ask for would publish people as if they were things. */
function refuseTooOpen(own: Parameters<typeof tooOpen>[0]): void {
  const message = tooOpen(own);
  if (message) throw new WrongField('disclosure', message);
}

/** Two measures of one name would be two answers to one question, in whatever case and spaces it is written. */
function refuseKnownName(label: string, own: readonly OwnMeasureRow[]): void {
  const name = folded(label);
  const mine = own.find((each) => folded(each.label) === name);
  if (mine)
    throw new WrongField('label', `You already have “${mine.label}”, in ${mine.unit}`, {
      section: 'own',
      measure: mine.id,
    });
  for (const { id, level, measures } of sections()) {
    const asked = measures.find((each) => namesOf(each).some((words) => folded(words) === name));
    if (!asked) continue;
    const where = level ? ` of ${scheme.levels[level]} holders` : '';
    throw new WrongField('label', `“${asked.label}” is asked${where} already, so that it can be compared`, {
      section: id,
      measure: asked.id,
    });
  }
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
