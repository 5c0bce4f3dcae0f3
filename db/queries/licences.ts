import { type Insertable, type Selectable, sql } from 'kysely';
import type { Handle, Tx } from '../client';
import type { LicenceEventTable, LicenceProposalTable, LicenceReasonTable } from '../schema-licences';

type EventRow = Selectable<LicenceEventTable>;
type PublicLicenceEvent = Pick<EventRow, 'position' | 'kind' | 'level' | 'day' | 'until'>;
/** An event with why it happened and by whom. */
export type LicenceEventRow = EventRow & Selectable<LicenceReasonTable>;

/** More events than a licence has in a lifetime. */
const MOST = 500;

/** Everything that happened to a licence, oldest first, with reasons and people. */
export function licenceEvents(db: Handle, organisationId: string): Promise<LicenceEventRow[]> {
  return db
    .selectFrom('licence_event')
    .innerJoin('licence_reason', (join) =>
      join
        .onRef('licence_reason.organisation_id', '=', 'licence_event.organisation_id')
        .onRef('licence_reason.position', '=', 'licence_event.position'),
    )
    .selectAll('licence_event')
    .select(['reason', 'person_id', 'person_name', 'second_name'])
    .where('licence_event.organisation_id', '=', organisationId)
    .orderBy('licence_event.position')
    .limit(MOST)
    .execute();
}

/** The same as everybody may know it: no reason and nobody's name. */
export function publicLicenceEvents(db: Handle, organisationId: string): Promise<PublicLicenceEvent[]> {
  return db
    .selectFrom('licence_event')
    .select(['position', 'kind', 'level', 'day', 'until'])
    .where('organisation_id', '=', organisationId)
    .orderBy('position')
    .limit(MOST)
    .execute();
}

/** Appends an event; what the organisation's row says of its licence is set with it. */
export async function addLicenceEvent(
  tx: Tx,
  { reason, person_id, person_name, second_name, ...event }: LicenceEventRow,
  now: {
    level: string;
    licence_until: string | null;
    licence_hold: 'suspended' | 'withdrawn' | 'given_up' | null;
  },
): Promise<void> {
  const { organisation_id, position } = event;
  await tx.insertInto('licence_event').values(event).execute();
  await tx
    .insertInto('licence_reason')
    .values({ organisation_id, position, reason, person_id, person_name, second_name })
    .execute();
  await tx.updateTable('organisation').set(now).where('id', '=', organisation_id).execute();
}

/** What waits for a second person. */
export function licenceProposals(
  db: Handle,
  organisationId: string,
): Promise<Selectable<LicenceProposalTable>[]> {
  return db
    .selectFrom('licence_proposal')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('kind')
    .limit(MOST)
    .execute();
}

/** Proposes that a licence be suspended or withdrawn, in the place of an earlier proposal of the kind. */
export async function putLicenceProposal(tx: Tx, row: Insertable<LicenceProposalTable>): Promise<void> {
  const { organisation_id, kind, ...said } = row;
  await tx
    .insertInto('licence_proposal')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'kind']).doUpdateSet(said))
    .execute();
}

export async function dropLicenceProposals(tx: Tx, organisationId: string): Promise<void> {
  await tx.deleteFrom('licence_proposal').where('organisation_id', '=', organisationId).execute();
}

/** What each organisation's row says of its licence, beside its events: a page of them, by id. */
export async function licencesToCheck(db: Handle, after: string | null, limit: number) {
  let query = db
    .selectFrom('organisation')
    .select(['id', 'slug', 'level', 'licence_until', 'licence_hold'])
    .select(
      sql<string>`(select coalesce(json_agg(json_build_object('position', e.position, 'kind', e.kind, 'level', e.level,
        'day', to_char(e.day, 'YYYY-MM-DD'), 'until', to_char(e.until, 'YYYY-MM-DD')) order by e.position), '[]')
        from licence_event e where e.organisation_id = organisation.id)::text`.as('events'),
    )
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', after);
  return query.execute();
}
