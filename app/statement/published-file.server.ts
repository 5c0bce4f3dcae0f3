import { database } from '~db/client';
import { publishedFile, storeFile } from '~db/queries/publications';
import { asWorks } from '~db/reach';
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
  const made = await make();
  const file = { bytes: made, sha256: sha256(made) };
  const row = {
    ...file,
    organisation_id: organisationId,
    version_id: versionId,
    name,
    media_type: mediaType,
    created_at: now(),
  };
  // Whoever asked for it first keeps nothing in the database: the service does.
  const stored = await asWorks(() => storeFile(database(), row));
  if (stored) return file;
  // Another server made it at the same time: what the first stored is what both serve.
  const first = await publishedFile(database(), organisationId, versionId, name);
  return first ? asStored(first) : file;
}

function asStored(row: { bytes: Uint8Array; sha256: string }): PublishedFile {
  return { bytes: new Uint8Array(row.bytes), sha256: row.sha256 };
}
