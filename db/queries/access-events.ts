import { type Insertable, type Selectable, sql } from 'kysely';
import type { Handle } from '../client';
import type { AccessEventTable } from '../schema-accreditor';

type AccessEventRow = Selectable<AccessEventTable>;

/** Writes an event, or counts it with the same one of this hour. */
export async function countAccess(db: Handle, row: Insertable<AccessEventTable>): Promise<void> {
  await db
    .insertInto('access_event')
    .values(row)
    .onConflict((on) =>
      on.column('same').doUpdateSet((eb) => ({
        times: eb('access_event.times', '+', 1),
        last_at: eb.fn<Date>('greatest', ['access_event.last_at', 'excluded.last_at']),
        network: eb.ref('excluded.network'),
      })),
    )
    .execute();
}

/** What a trail is filtered by; null where by nothing. */
export interface TrailFilter {
  event: string | null;
  /** What a person’s name has in it. */
  named: string | null;
  /** Days in the United Kingdom, both included. */
  from: string | null;
  to: string | null;
  limit: number;
}

/** Midnight in the United Kingdom at which a day begins, or the day after it. */
export const dayBegins = (day: string, later = 0) =>
  sql<Date>`((${day}::date + ${later}::int)::timestamp at time zone 'Europe/London')`;

/** More people than anybody means by a name. */
const NAMESAKES = 200;

/** Who came in, was refused or took something along, newest first: of one organisation, or everywhere. */
export function accessEvents(
  db: Handle,
  asked: TrailFilter & { organisationId: string | null; before: string | null },
): Promise<AccessEventRow[]> {
  const { organisationId, before, event, named, from, to, limit } = asked;
  let query = db.selectFrom('access_event').selectAll().orderBy('id', 'desc').limit(limit);
  if (organisationId) query = query.where('organisation_id', '=', organisationId);
  if (before) query = query.where('id', '<', before);
  if (event) query = query.where('event', '=', event);
  if (from) query = query.where('last_at', '>=', dayBegins(from));
  if (to) query = query.where('first_at', '<', dayBegins(to, 1));
  // By the people who are called so: a year of sign-ins is longer than any list of people.
  if (named)
    query = query.where('person_id', 'in', (eb) =>
      eb
        .selectFrom('person')
        .select('id')
        .where((of) => of(of.fn('strpos', [of.fn('lower', ['name']), of.val(named.toLowerCase())]), '>', 0))
        .orderBy('id')
        .limit(NAMESAKES),
    );
  return query.execute();
}

/** Forgets what was last done before a time. */
export async function forgetAccess(db: Handle, before: Date): Promise<void> {
  await db.deleteFrom('access_event').where('last_at', '<', before).execute();
}
