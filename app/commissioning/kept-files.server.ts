import { LRUCache } from 'lru-cache';
import { fileResponse } from '../platform/file-response.server';
import type { PublishedFile } from '../statement/published-file.server';
import { publicRevision } from './public-revision.server';

interface Kept extends PublishedFile {
  name: string;
  /** The public revision this was true in: after the next publication or withdrawal it is asked for again. */
  revision: number;
}

const MOST_BYTES = 32_000_000;

/** By address; those asked for longest ago go first. */
const kept = new LRUCache<string, Kept>({
  maxSize: MOST_BYTES,
  sizeCalculation: ({ bytes }) => bytes.length || 1,
});

const answer = (request: Request, { bytes, sha256, name }: Kept) =>
  fileResponse(request, bytes, { type: 'application/pdf', name, inline: true, etag: sha256, shared: true });

const addressOf = (request: Request) => request.url.slice(new URL(request.url).origin.length);

/** A public PDF as an answer; it is kept in memory until anything public changes. */
export async function publicPdf<File extends PublishedFile>(
  request: Request,
  name: string | ((file: File) => string),
  find: () => Promise<File>,
): Promise<Response> {
  // Read before the file is looked for: what changes in between makes this one out of date, never too new.
  const revision = await publicRevision();
  const found = await find();
  const file = { ...found, name: typeof name === 'string' ? name : name(found), revision };
  kept.set(addressOf(request), file);
  return answer(request, file);
}

/** The answer to an address that was asked for before, in front of all routes; null when it must be looked up. */
export async function keptPdf(request: Request): Promise<Response | null> {
  const address = addressOf(request);
  const file = kept.get(address);
  if (!file) return null;
  if (file.revision !== (await publicRevision())) {
    kept.delete(address);
    return null;
  }
  return answer(request, file);
}
