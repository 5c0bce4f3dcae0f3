import { database, inTransaction } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { namesOf } from '~db/queries/people';
import { contributorsOf, endSectionTurns } from '~db/queries/section-turns';
import type { Actor } from '../access/can';
import type { ContributorLine } from '../account/roles';
import { record } from '../audit/record.server';
import { Refusal } from '../platform/refusal';
import { yearLabel } from '../questionnaire/period';
import { askedIn, periodOf } from '../statement/figures.server';

/** More sections than are shared in any organisation. */
const MOST_TURNS = 500;

/** Who answers sections of an organisation and belongs to nothing else of it, each with what they see. */
export async function contributorsIn({ id }: Pick<OrganisationRow, 'id'>): Promise<ContributorLine[]> {
  const rows = await contributorsOf(database(), id, MOST_TURNS);
  const statements = new Map(rows.map((row) => [row.id, row]));
  const titles = new Map<string, string>();
  for (const statement of statements.values())
    for (const section of await askedIn(database(), statement))
      titles.set(`${statement.id} ${section.id}`, `${section.title}, ${yearLabel(periodOf(statement))}`);
  const people = new Map<string, ContributorLine>();
  for (const row of rows) {
    const { person_id, name, email } = row;
    const person = people.get(person_id) ?? { id: person_id, name, email, sees: [] };
    const title = titles.get(`${row.id} ${row.section_id}`);
    if (title) person.sees.push(title);
    people.set(person_id, person);
  }
  return [...people.values()];
}

/** Ends what somebody sees who answers sections alone. What they entered keeps their name. */
export async function endContributor(
  actor: Actor,
  { id }: Pick<OrganisationRow, 'id'>,
  personId: string,
): Promise<void> {
  await inTransaction(async (tx) => {
    const alone = (await contributorsOf(tx, id, MOST_TURNS)).some((row) => row.person_id === personId);
    if (!alone) throw new Refusal('conflict', 'They are not asked for anything here any more');
    await endSectionTurns(tx, id, personId);
    const name = (await namesOf(tx, [personId])).get(personId) ?? '';
    const detail = { name, role: 'contributor' };
    await record(tx, { organisationId: id, actor, event: 'person.role_ended', detail });
  });
}
