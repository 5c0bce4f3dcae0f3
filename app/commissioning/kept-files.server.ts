import type { LoaderFunctionArgs } from '@remix-run/node';
import { LRUCache } from 'lru-cache';
import { turnOf } from '../account/actor.server';
import { fileResponse } from '../platform/file-response.server';
import type { PublishedFile } from '../statement/published-file.server';
import { publicRevision } from './public-revision.server';
import type { TurnOf } from './published-files.server';

interface Kept {
  name: string;
  sha256: string;
  /** The public revision this was true in: after the next publication or withdrawal it is asked for again. */
  revision: number;
}

const MOST_BYTES = 32_000_000;
const MOST_ADDRESSES = 2_000;

/** By hash, and what is answered at an address: however one file is spelt, its bytes are here once. Those asked for longest ago go first. */
const kept = new LRUCache<string, Uint8Array>({
  maxSize: MOST_BYTES,
  sizeCalculation: ({ length }) => length || 1,
});
const addresses = new LRUCache<string, Kept>({ max: MOST_ADDRESSES });

const answer = (request: Request, bytes: Uint8Array, { sha256, name }: Kept) =>
  fileResponse(request, bytes, { type: 'application/pdf', name, inline: true, etag: sha256, shared: true });

const addressOf = (request: Request) => request.url.slice(new URL(request.url).origin.length);

/** A public PDF as an answer; it is kept in memory until anything public changes. */
export async function publicPdf<File extends PublishedFile>(
  { request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  find: (turn: TurnOf) => Promise<File>,
  name: string | ((file: File) => string),
): Promise<Response> {
  // Read before the file is looked for: what changes in between makes this one out of date, never too new.
  const revision = await publicRevision();
  const found = await find(() => turnOf(request, context));
  const { sha256 } = found;
  const bytes = kept.get(sha256) ?? found.bytes;
  const file = { sha256, name: typeof name === 'string' ? name : name(found), revision };
  kept.set(sha256, bytes);
  addresses.set(addressOf(request), file);
  return answer(request, bytes, file);
}

/** The answer to an address that was asked for before, in front of all routes; null when it must be looked up. */
export async function keptPdf(request: Request): Promise<Response | null> {
  const address = addressOf(request);
  const file = addresses.get(address);
  const bytes = file && kept.get(file.sha256);
  if (!file || !bytes) return null;
  if (file.revision !== (await publicRevision())) {
    addresses.delete(address);
    kept.delete(file.sha256);
    return null;
  }
  return answer(request, bytes, file);
}
