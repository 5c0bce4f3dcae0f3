import { database } from '~db/client';
import { publishedVersion } from '~db/queries/publications';
import { versionById } from '~db/queries/statements';
import { asOwner } from '~db/reach';

/** A published version with all that is kept of it, the frozen document that nobody else reads too. */
export async function wholePublished(slug: string, periodEnd: string) {
  const version = await publishedVersion(database(), slug, periodEnd);
  return version && (await versionById(database(), version.organisation_id, version.id));
}

/** Lets documents be changed with their hashes: as whoever can write everywhere could, and the program cannot. */
export async function letDocumentsChange(): Promise<void> {
  await asOwner(() => database().deleteFrom('frozen_document').execute());
}
