import { database, inTransaction } from '~db/client';
import {
  changeOrganisation,
  type OrganisationRow,
  organisationById,
  ownMeasures,
} from '~db/queries/organisations';
import { type Actor, can } from '../access/can';
import { record } from '../audit/record.server';
import { asMeasure } from '../questionnaire/own-measure';
import { leastOfServed, SERVED_WORDS, type WhomServed } from '../questionnaire/whom-served';
import { republishServed } from '../statement/republish.server';

/** Whom an organisation says that it serves, and what its words say of it. */
export async function servedPage(actor: Actor, organisation: OrganisationRow) {
  const { id, slug, name, purpose, serves } = organisation;
  const own = (await ownMeasures(database(), id)).map(asMeasure);
  return {
    slug,
    name,
    purpose,
    serves,
    /** What counts of people are at least by the purpose, whatever is answered. */
    byPurpose: leastOfServed({ purpose, serves: 'public' }, []),
    /** The same while nothing is answered. */
    unanswered: leastOfServed({ purpose }, own),
    mayAnswer: can(actor, 'organisation.edit', id),
  };
}

/**
 * Keeps whom an organisation serves, and makes anew what it has published and says more of people than the answer
 * allows. What was published as a range stays one whatever is answered later.
 */
export async function sayWhomServed(
  actor: Actor,
  { id: organisationId }: Pick<OrganisationRow, 'id'>,
  serves: WhomServed,
): Promise<void> {
  await inTransaction(async (tx) => {
    if ((await organisationById(tx, organisationId))?.serves === serves) return;
    await changeOrganisation(tx, organisationId, { serves });
    const detail = { serves, reason: SERVED_WORDS[serves] };
    await record(tx, { organisationId, actor, event: 'organisation.served', detail });
  });
  // Also where it was answered before: what was broken off then is made up for.
  await republishServed(organisationId);
}
