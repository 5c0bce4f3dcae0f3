import { database } from '~db/client';
import { publishedVersion } from '~db/queries/publications';
import { versionById } from '~db/queries/statements';

/** A published version with all that is kept of it, the frozen document that nobody else reads too. */
export async function wholePublished(slug: string, periodEnd: string) {
  const version = await publishedVersion(database(), slug, periodEnd);
  return version && (await versionById(database(), version.organisation_id, version.id));
}
