import { database } from '~db/client';
import { ownMeasures } from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { Refusal } from '../platform/refusal';
import { readAnswer } from '../questionnaire/answers';
import { readAsWritten } from '../questionnaire/as-written';
import { formatFigure } from '../questionnaire/format';
import type { Head } from '../questionnaire/measure';
import { asMeasure, asUnit, kindOfUnit } from '../questionnaire/own-measure';
import { answerOf } from '../questionnaire/year-figure';
import type { OpenStatement } from '../statement/open.server';
import { sectionContext } from '../statement/section.server';
import { saveSection } from '../statement/section-action.server';
import { addOwnMeasure, type OwnMeasureRequest } from './own-measure.server';

/**
 * Adds a measure of the organisation's own with its figure in one statement, where that is known already: whoever adds
 * six would otherwise look for each of them again. Gives the measure's id.
 */
export async function addWithFigure(
  actor: Actor,
  open: OpenStatement,
  asked: OwnMeasureRequest,
  figure: string,
): Promise<string> {
  // Before anything is added: a figure that is wrong would leave a measure whose name is taken when it is sent again.
  if (figure) await refuseUnreadable(open, asked, figure);
  const id = await addOwnMeasure(actor, open.organisation.id, asked);
  if (figure) {
    const context = await sectionContext(open, 'own');
    await saveSection(actor, open, context, { base: {}, mine: { [id]: { value: figure } }, asked: [] });
  }
  return id;
}

async function refuseUnreadable(
  open: OpenStatement,
  asked: OwnMeasureRequest,
  figure: string,
): Promise<void> {
  if (open.version.status !== 'draft')
    throw new Refusal(
      'not_in_state',
      'This statement is no longer a draft: leave the figure out to add the measure for later ones',
    ).at('figure');
  const unit = asUnit(asked.unit);
  const measure = asMeasure({ ...asked, unit, kind: kindOfUnit(unit), id: 'own_new' });
  const { periods } = await sectionContext(open, 'own');
  // "70+" is kept as it was typed, and its section asks whether it is read rightly.
  const { typed } = readAsWritten(measure, { value: figure });
  const [fault] = readAnswer(measure, typed, periods).faults;
  if (fault) throw new Refusal('incomplete', fault.message).at('figure');
}

interface Added {
  id: string;
  label: string;
  head: Head | null;
  /** Its figure in the statement, in words; null where there is none. */
  stated: string | null;
}

/** A measure of the organisation's own that was just added; null where it has none of that id. */
export async function addedBefore(open: OpenStatement, id: string): Promise<Added | null> {
  const own = (await ownMeasures(database(), open.organisation.id)).find((each) => each.id === id);
  if (!own) return null;
  const { figures, periods, unread } = await sectionContext(open, 'own');
  const measure = asMeasure(own);
  const figure = answerOf(figures, id, periods.own);
  const stated = unread.get(id)?.value ?? (figure ? formatFigure(figure, measure) : null);
  return { id, label: own.label, head: own.head, stated };
}
