import { inTransaction } from '~db/client';
import { countRevision, setLeads } from '~db/queries/statements';
import { type Actor, can } from '../access/can';
import { leading } from '../insight/leading';
import { Refusal } from '../platform/refusal';
import type { StatementDocument } from '../questionnaire/document';
import { kinds } from '../questionnaire/kinds/kinds';
import { periodInWords } from '../questionnaire/period';
import { stepEvent } from './decide.server';
import { LEAD_PLACES } from './lead-places';
import type { OpenStatement } from './open.server';
import { documentShown, holdAsShown, type Seen } from './shown.server';

/** What may be read first, and what is, in order. */
export async function leadsPage(actor: Actor, open: OpenStatement) {
  const { document, shown } = await documentShown(open);
  const chosen = document.leads ?? [];
  return {
    id: open.statement.id,
    organisation: open.organisation.name,
    period: periodInWords(document.statement.period),
    shown,
    choices: choicesOf(document),
    // Of what was chosen and has no figure any more nothing leads.
    chosen: Array.from({ length: LEAD_PLACES.length }, (_, place) => chosen[place] ?? ''),
    byItself: leading({ ...document, leads: [] })
      .slice(0, LEAD_PLACES.length)
      .map(({ measure }) => measure.label),
    mayChoose: open.version.status === 'draft' && can(actor, 'statement.edit', open.organisation.id),
  };
}

function choicesOf(document: StatementDocument): { id: string; label: string }[] {
  const stated = new Set(leading(document).map(({ measure }) => measure.id));
  return document.sections
    .flatMap(({ items }) => items)
    .filter(
      ({ measure }) =>
        stated.has(measure.id) || (kinds[measure.kind].plotted && document.leads?.includes(measure.id)),
    )
    .map(({ measure: { id, label } }) => ({ id, label }));
}

/** The organisation chooses what its statement opens with, in its order; with nothing chosen it is worked out. */
export async function chooseLeads(actor: Actor, seen: Seen, ids: readonly string[]): Promise<void> {
  const leads = ids.filter(Boolean);
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    if (!open.draft) throw new Refusal('not_in_state', 'This statement is no longer a draft');
    const choices = new Map(choicesOf(open.draft).map(({ id, label }) => [id, label]));
    const again = leads.find((id, place) => leads.indexOf(id) < place);
    // Taken once without a word, everything behind it would stand elsewhere than where it was put.
    if (again)
      throw new Refusal(
        'incomplete',
        `“${choices.get(again) ?? again}” is chosen twice: choose another, or leave one to the figures`,
      ).at(LEAD_PLACES[ids.lastIndexOf(again)] ?? 'first');
    if (leads.length > LEAD_PLACES.length || leads.some((id) => !choices.has(id)))
      throw new Refusal('incomplete', 'Choose measures that have a figure in this statement').at('first');
    await setLeads(tx, open.organisation.id, open.version.id, leads.join(' ') || null);
    await countRevision(tx, open.organisation.id, open.version.id);
    const reason = leads.map((id) => choices.get(id)).join(', ') || 'worked out from the figures';
    await stepEvent(tx, actor, open, 'leads.chosen', { leads, reason });
  });
}
