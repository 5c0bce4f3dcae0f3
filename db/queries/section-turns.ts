import type { Insertable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { SectionTurnTable } from '../schema-people';

/** Asks somebody for a section; gives false where they were asked already. */
export async function addSectionTurn(tx: Tx, row: Insertable<SectionTurnTable>): Promise<boolean> {
  const added = await tx
    .insertInto('section_turn')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('section_id')
    .executeTakeFirst();
  return added !== undefined;
}

interface OfStatement {
  organisationId: string;
  statementId: string;
}

/** No longer asks somebody for a section; gives false where they were not asked. */
export async function endSectionTurn(
  tx: Tx,
  of: OfStatement & { sectionId: string; personId: string },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('section_turn')
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('section_id', '=', of.sectionId)
    .where('person_id', '=', of.personId)
    .returning('section_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** No longer asks somebody for any section of an organisation. */
export async function endSectionTurns(tx: Tx, organisationId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('section_turn')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
}

/** No longer asks anybody for a section of a statement who belongs to nothing else of the organisation. Gives how many. */
export async function endContributorTurns(tx: Tx, of: OfStatement): Promise<number> {
  const gone = await tx
    .deleteFrom('section_turn')
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('person_id', 'not in', (eb) =>
      eb
        .selectFrom('membership')
        .select('membership.person_id')
        .where('membership.organisation_id', '=', of.organisationId),
    )
    .returning('person_id')
    .execute();
  return new Set(gone.map(({ person_id }) => person_id)).size;
}

/** Who was asked for sections of an organisation and belongs to nothing else of it, by name: at most so many rows. */
export function contributorsOf(db: Handle, organisationId: string, limit: number) {
  return db
    .selectFrom('section_turn')
    .innerJoin('person', 'person.id', 'section_turn.person_id')
    .innerJoin('statement', (join) =>
      join
        .onRef('statement.organisation_id', '=', 'section_turn.organisation_id')
        .onRef('statement.id', '=', 'section_turn.statement_id'),
    )
    .select([
      'section_turn.person_id',
      'person.name',
      'person.email',
      'section_turn.section_id',
      'statement.id',
      'statement.organisation_id',
      'statement.level',
      'statement.period_start',
      'statement.period_end',
    ])
    .where('section_turn.organisation_id', '=', organisationId)
    .where('section_turn.person_id', 'not in', (eb) =>
      eb
        .selectFrom('membership')
        .select('membership.person_id')
        .where('membership.organisation_id', '=', organisationId),
    )
    .orderBy('person.name')
    .orderBy('section_turn.person_id')
    .orderBy('statement.period_end', 'desc')
    .limit(limit)
    .execute();
}

/** Who was asked for which section of a statement, at most so many. */
export function sectionTurnsOf(db: Handle, of: OfStatement, limit: number) {
  return db
    .selectFrom('section_turn')
    .innerJoin('person', 'person.id', 'section_turn.person_id')
    .select(['section_id', 'person_id', 'person.name', 'person.email', 'note', 'section_turn.created_at'])
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .orderBy('section_turn.created_at')
    .orderBy('person_id')
    .limit(limit)
    .execute();
}

/** The sections of a statement that one person was asked for. */
export async function sectionsAskedOf(db: Handle, of: OfStatement, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('section_turn')
    .select('section_id')
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('person_id', '=', personId)
    .orderBy('section_id')
    .limit(100)
    .execute();
  return rows.map((row) => row.section_id);
}

/** Every section of a draft that a person was asked for, those asked for last first: at most so many. */
export function sectionsWaitingFor(db: Handle, personId: string, limit: number) {
  return db
    .selectFrom('section_turn')
    .innerJoin('statement', (join) =>
      join
        .onRef('statement.organisation_id', '=', 'section_turn.organisation_id')
        .onRef('statement.id', '=', 'section_turn.statement_id'),
    )
    .innerJoin('organisation', 'organisation.id', 'section_turn.organisation_id')
    .innerJoin('version', (join) =>
      join
        .onRef('version.organisation_id', '=', 'section_turn.organisation_id')
        .onRef('version.statement_id', '=', 'section_turn.statement_id')
        .on('version.status', '=', 'draft'),
    )
    .leftJoin('person', 'person.id', 'section_turn.asked_by')
    .select([
      'section_turn.statement_id',
      'section_turn.section_id',
      'section_turn.note',
      'section_turn.created_at',
      'organisation.name as organisation',
      'person.name as asked_by',
      'statement.organisation_id',
      'statement.level',
      'statement.period_start',
      'statement.period_end',
      'version.id as version_id',
    ])
    .where('section_turn.person_id', '=', personId)
    .orderBy('section_turn.created_at', 'desc')
    .orderBy('section_turn.section_id')
    .limit(limit)
    .execute();
}
