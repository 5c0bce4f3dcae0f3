import { database } from '~db/client';
import { noteIssued } from '~db/queries/publications';
import type { VersionHead } from '~db/queries/statements';
import { asWorks } from '~db/reach';
import { sha256 } from '../platform/canonical.server';
import { now } from '../platform/clock.server';

/** Notes the hash of a file that is given out and not kept, so that it can be known again. Gives the file. */
export async function issued(
  version: Pick<VersionHead, 'organisation_id' | 'id'>,
  name: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const row = {
    organisation_id: version.organisation_id,
    version_id: version.id,
    sha256: sha256(bytes),
    name,
    issued_at: now(),
  };
  // Whoever was given it, an assessor or an administrator too, keeps nothing in the database: the service does.
  await asWorks(() => noteIssued(database(), row));
  return bytes;
}
