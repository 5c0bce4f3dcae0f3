import { validate as isId } from 'uuid';
import { database, type Handle, inTransaction } from '~db/client';
import { endSectionInvitation, sectionInvitations } from '~db/queries/invitations';
import { readerOf, readersIn } from '~db/queries/notices';
import { bodyRolesOf, personByEmail, personById, rolesIn } from '~db/queries/people';
import {
  addSectionTurn,
  endSectionTurn,
  sectionsAskedOf,
  sectionsWaitingFor,
  sectionTurnsOf,
} from '~db/queries/section-turns';
import { statementById, versionsOfStatement } from '~db/queries/statements';
import { type Actor, can } from '../access/can';
import type { Permission } from '../access/policy';
import { inviteToSection } from '../account/invitations.server';
import { tell } from '../mail/tell.server';
import { paths } from '../paths';
import { now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { notFound, Refusal } from '../platform/refusal';
import { yearLabel } from '../questionnaire/period';
import { smallNumbersIn } from '../questionnaire/small-numbers';
import { stepEvent } from './decide.server';
import { askedIn, figuresOf, periodOf } from './figures.server';
import { type OpenStatement, openRow, openStatement } from './open.server';
import { progressOf } from './section.server';

/** More people than one statement is shared among. */
const MOST_TURNS = 200;
const MOST_SECTIONS = 20;

/** A statement opened for one of its sections. */
interface OpenSection extends OpenStatement {
  /** Whether the actor was asked for this section, and so may answer it whatever else they may. */
  asked: boolean;
  /** All that somebody sees here who was asked and belongs to nothing: ids of sections; null for everybody else. */
  alone: readonly string[] | null;
}

const placeOf = ({ statement }: Pick<OpenStatement, 'statement'>) => ({
  organisationId: statement.organisation_id,
  statementId: statement.id,
});

/** A section for whoever may see its statement, or was asked for it; unseen is not found. */
export async function openSection(
  actor: Actor,
  id: string,
  sectionId: string,
  permission: Permission,
): Promise<OpenSection> {
  if (!isId(id)) throw notFound();
  const statement = await statementById(database(), id);
  if (!statement) throw notFound();
  const { organisation_id: organisationId } = statement;
  const [reads, edits] = (['organisation.read', 'statement.edit'] as const).map((each) =>
    can(actor, each, organisationId),
  );
  // Whoever may answer every section needs not be asked for one.
  if (reads && edits && can(actor, permission, organisationId))
    return { ...(await openRow(database(), statement)), asked: false, alone: null };
  const sections = await sectionsAskedOf(database(), placeOf({ statement }), actor.personId);
  if (!sections.includes(sectionId))
    return { ...(await openStatement(actor, id, permission)), asked: false, alone: null };
  return { ...(await openRow(database(), statement)), asked: true, alone: reads ? null : sections };
}

async function sectionIn(db: Handle, { statement }: Pick<OpenStatement, 'statement'>, sectionId: string) {
  const section = (await askedIn(db, statement)).find(({ id }) => id === sectionId);
  if (!section) throw notFound();
  return section;
}

interface Asking {
  /** One of those whom the page lists; empty where it is somebody else. */
  personId: string;
  email: string;
  note: string;
}

/**
 * Asks somebody to answer one section. Whoever belongs to the organisation, or was asked before, is told by mail and may
 * begin; anybody else is invited to this section alone. Who works for the accreditor cannot be asked.
 */
export async function askForSection(
  actor: Actor,
  open: OpenStatement,
  sectionId: string,
  { personId, email, note }: Asking,
): Promise<void> {
  const { organisation, statement } = open;
  const field = personId ? 'person' : 'email';
  await inTransaction(async (tx) => {
    const section = await sectionIn(tx, open, sectionId);
    const [version] = await versionsOfStatement(tx, organisation.id, statement.id);
    if (version?.status !== 'draft')
      throw new Refusal('not_in_state', 'This statement is no draft, so nothing of it can be answered');
    const person = personId ? await personById(tx, personId) : await personByEmail(tx, email);
    const known = person !== undefined && (await isKnownHere(tx, open, person.id));
    if (personId && !known) throw new Refusal('incomplete', 'Choose whom to ask').at('person');
    if (person?.id === actor.personId)
      throw new Refusal('incomplete', 'You can answer it yourself: ask somebody else').at(field);
    if (person && (await bodyRolesOf(tx, person.id)).some((role) => role !== 'commissioner'))
      throw new Refusal(
        'incomplete',
        `${known ? person.name : 'Whoever has this address'} works for the accreditor, which decides about the statement`,
      ).at(field);
    const what = `“${section.title}”, ${yearLabel(periodOf(statement))}`;
    // Mail is read on other people's servers.
    const said = note && smallNumbersIn(note).length === 0 ? [`They say: ${note}`] : [];
    if (person && known) {
      const row = {
        organisation_id: organisation.id,
        statement_id: statement.id,
        section_id: section.id,
        person_id: person.id,
        asked_by: actor.personId,
        note,
        created_at: now(),
      };
      if (!(await addSectionTurn(tx, row)))
        throw new Refusal('conflict', `${person.name} was asked for this already`).at(field);
      const reader = await readerOf(tx, person.id);
      const to = `${context().origin}${paths.statement(statement.id).section(section.id)}`;
      if (reader)
        await tell(tx, [reader], {
          kind: 'Section asked for',
          subject: `${actor.name} asks you to answer ${what}`,
          says: [
            `${actor.name} asks you to answer ${what}, in the Social Impact Statement of ${organisation.name}.`,
            ...said,
          ],
          action: { words: 'Answer it', to },
          canWait: true,
        });
    } else
      await inviteToSection(tx, actor, organisation, {
        statementId: statement.id,
        sectionId,
        email,
        what,
        said,
      });
    await stepEvent(tx, actor, open, 'section.asked', { section: section.id, who: person?.name ?? email });
  });
}

/** Whether somebody belongs to the organisation, or answers a section of this statement already. */
async function isKnownHere(db: Handle, open: OpenStatement, personId: string): Promise<boolean> {
  if ((await rolesIn(db, open.organisation.id, personId)).length > 0) return true;
  return (await sectionsAskedOf(db, placeOf(open), personId)).length > 0;
}

/** No longer asks for a section: somebody who was asked, or an invitation to it. */
export async function takeBackSection(
  actor: Actor,
  open: OpenStatement,
  sectionId: string,
  of: { personId: string; invitation: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const gone = of.personId
      ? await endSectionTurn(tx, { ...placeOf(open), sectionId, personId: of.personId })
      : isId(of.invitation) &&
        (await endSectionInvitation(tx, { ...placeOf(open), sectionId, id: of.invitation, at: now() }));
    if (!gone) throw new Refusal('conflict', 'That was taken back or accepted meanwhile');
    await stepEvent(tx, actor, open, 'section.taken_back', { section: sectionId });
  });
}

/** Who is asked for each section of a statement, by the section's id: names of people, addresses of who has not come yet. */
export async function askedBySection(
  open: OpenStatement,
): Promise<Map<string, { id: string; name: string }[]>> {
  const turns = await sectionTurnsOf(database(), placeOf(open), MOST_TURNS);
  const by = new Map<string, { id: string; name: string }[]>();
  for (const { section_id, person_id: id, name } of turns)
    by.set(section_id, [...(by.get(section_id) ?? []), { id, name }]);
  return by;
}

/** The page on which somebody is asked for a section. */
export async function askPage(actor: Actor, open: OpenStatement, sectionId: string) {
  const db = database();
  const section = await sectionIn(db, open, sectionId);
  const [members, turns, invited] = await Promise.all([
    readersIn(db, open.organisation.id, ['editor', 'director', 'manager'], MOST_TURNS),
    sectionTurnsOf(db, placeOf(open), MOST_TURNS),
    sectionInvitations(db, { ...placeOf(open), sectionId, after: now() }, MOST_TURNS),
  ]);
  const here = turns.filter(({ section_id }) => section_id === sectionId);
  const people = new Map([
    ...members.map(({ id, name }) => [id, name] as const),
    ...turns.map(({ person_id, name }) => [person_id, name] as const),
  ]);
  people.delete(actor.personId);
  for (const { person_id } of here) people.delete(person_id);
  return {
    id: open.statement.id,
    section: { id: section.id, title: section.title },
    organisation: open.organisation.name,
    period: yearLabel(periodOf(open.statement)),
    people: [...people].map(([id, label]) => ({ id, label })),
    asked: here.map(({ person_id: id, name, email, note }) => ({ id, name, email, note })),
    invited: invited.map(({ id, email }) => ({ id, email })),
    draft: open.version.status === 'draft',
  };
}

interface WaitingSection {
  to: string;
  title: string;
  organisation: string;
  year: string;
  by: string;
  note: string;
  /** Questions that have an answer, and all. */
  answered: number;
  asked: number;
}

/** The sections of drafts that somebody was asked for, those asked for last first. */
export async function waitingSections(actor: Actor): Promise<WaitingSection[]> {
  const db = database();
  const rows = await sectionsWaitingFor(db, actor.personId, MOST_SECTIONS);
  const waiting = await Promise.all(
    rows.map(async (row) => {
      const section = (await askedIn(db, row)).find(({ id }) => id === row.section_id);
      if (!section) return [];
      const { answered, asked } = progressOf(
        section,
        await figuresOf(db, row.organisation_id, row.version_id),
        row.level,
      );
      return [
        {
          to: paths.statement(row.statement_id).section(section.id),
          title: section.title,
          organisation: row.organisation,
          year: yearLabel(periodOf(row)),
          by: row.asked_by ?? 'somebody',
          note: row.note,
          answered,
          asked,
        },
      ];
    }),
  );
  return waiting.flat();
}
