import { database } from '~db/client';
import { publishedFile, storeFile } from '~db/queries/publications';
import { sha256 } from '../platform/canonical.server';
import { now } from '../platform/clock.server';

const PDF = 'application/pdf';

export interface PublishedFile {
  bytes: Uint8Array;
  sha256: string;
}

interface Wanted {
  organisationId: string;
  versionId: string;
  /** "statement.pdf", "commissioner.pdf?theme=skills": what tells the files of a version apart. */
  name: string;
  mediaType: string;
  /** Makes the bytes when nobody has asked before. */
  make: () => Promise<Uint8Array>;
}

/** What is being made now: those who ask meanwhile wait for the same bytes. */
const making = new Map<string, Promise<PublishedFile>>();

/** A PDF of a published version. */
export function publishedPdf(wanted: Omit<Wanted, 'mediaType'>): Promise<PublishedFile> {
  return publishedBytes({ ...wanted, mediaType: PDF });
}

/** A file of a published version: made once, then served as stored, so that its hash never changes. */
export async function publishedBytes(wanted: Wanted): Promise<PublishedFile> {
  const { organisationId, versionId, name } = wanted;
  const stored = await publishedFile(database(), organisationId, versionId, name);
  if (stored) return asStored(stored);
  const key = `${versionId}/${name}`;
  const made = making.get(key) ?? makeAndStore(wanted).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

async function makeAndStore({
  organisationId,
  versionId,
  name,
  mediaType,
  make,
}: Wanted): Promise<PublishedFile> {
  const bytes = await make();
  await storeFile(database(), {
    organisation_id: organisationId,
    version_id: versionId,
    name,
    media_type: mediaType,
    sha256: sha256(bytes),
    bytes,
    created_at: now(),
  });
  // Two servers may make it at once: what the first stored is what both serve.
  const first = await publishedFile(database(), organisationId, versionId, name);
  return first ? asStored(first) : { bytes, sha256: sha256(bytes) };
}

function asStored(row: { bytes: Uint8Array; sha256: string }): PublishedFile {
  return { bytes: new Uint8Array(row.bytes), sha256: row.sha256 };
}
