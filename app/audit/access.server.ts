import { database } from '~db/client';
import { countAccess } from '~db/queries/access-events';
import { newId, now } from '../platform/clock.server';
import type { AccessEventName } from './events';

const HOUR_MS = 60 * 60_000;
/** More than the name of any page, file or browser. */
const ABOUT_LENGTH = 120;

interface Access {
  event: AccessEventName;
  /** Null where nobody knows who it was: what was typed is kept nowhere, for some type a password there. */
  person: { id: string; name: string } | null;
  organisationId?: string | null;
  /** What it is about: a file's name, a page's, a browser's. No figure, no token, nothing that was typed. */
  about?: string;
  /** The network it came from. */
  network?: string;
}

/**
 * Notes who came in, was refused or took something along. The same within an hour is one row that counts, so that a flood of
 * tries grows no table: all tries of people who are unknown are one row an hour.
 */
export async function noteAccess({
  event,
  person,
  organisationId,
  about = '',
  network,
}: Access): Promise<void> {
  const at = now();
  const hour = Math.floor(at.getTime() / HOUR_MS);
  const said = about.slice(0, ABOUT_LENGTH);
  await countAccess(database(), {
    id: newId(),
    same: JSON.stringify([hour, event, person?.id ?? '', organisationId ?? '', said]),
    event,
    person_id: person?.id ?? null,
    person_name: person?.name ?? '',
    organisation_id: organisationId ?? null,
    about: said,
    network: network ?? '',
    first_at: at,
    last_at: at,
    times: 1,
  });
}
