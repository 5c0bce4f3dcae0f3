import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { now, today } from '../platform/clock.server';
import { publicRevision } from './public-revision.server';

interface KeptPage {
  /** What it was true of: after the next publication or withdrawal, or tomorrow, it is made anew. */
  of: string;
  at: number;
  headers: [string, string][];
  bodies: { identity: Buffer; gzip?: Buffer; br?: Buffer };
}

const MOST_BYTES = 32_000_000;
/** What was changed past the program, by hand in the database, is seen after so long. */
const OLDEST_MS = 60_000;

/** By address; those asked for longest ago go first. */
const kept = new LRUCache<string, KeptPage>({
  maxSize: MOST_BYTES,
  // Of each page its two compressed forms will stand beside it.
  sizeCalculation: ({ bodies }) => 2 * bodies.identity.length,
});

/** Pages that say the same to everybody who is not signed in, without a script of their own. */
const PUBLIC = /^\/(directory(\/[^/]+(\/[^/]+)?)?|about|questions)?$/;

const isPublic = (request: Request) =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !request.headers.has('Cookie') &&
  PUBLIC.test(new URL(request.url).pathname);

const addressOf = (request: Request) => request.url.slice(new URL(request.url).origin.length);

/** What public pages are true of: everything that is public, on this day. */
const stateOf = async () => `${await publicRevision()} ${today()}`;

/** A public page that was made before and is still true, for somebody who is not signed in; null where there is none. */
export async function keptPage(request: Request): Promise<Response | null> {
  if (!isPublic(request)) return null;
  const page = kept.get(addressOf(request));
  if (!page) return null;
  if (now().getTime() - page.at > OLDEST_MS || page.of !== (await stateOf())) {
    kept.delete(addressOf(request));
    return null;
  }
  return answer(request, page);
}

/** Makes a page, and keeps it if it is public and whole: what changes meanwhile makes it out of date, never too new. */
export async function keepPage(request: Request, make: () => Promise<Response>): Promise<Response> {
  if (!isPublic(request)) return make();
  const of = await stateOf();
  const made = await make();
  const isPage = made.status === 200 && made.headers.get('Content-Type')?.startsWith('text/html');
  if (!isPage || made.headers.has('Set-Cookie')) return made;
  const identity = Buffer.from(await made.arrayBuffer());
  const page = { of, at: now().getTime(), headers: [...made.headers], bodies: { identity } };
  kept.set(addressOf(request), page);
  return answer(request, page);
}

async function answer(request: Request, { headers, bodies }: KeptPage): Promise<Response> {
  const wanted = new Negotiator({ headers: Object.fromEntries(request.headers) });
  const encoding = wanted.encoding(['br', 'gzip', 'identity']);
  const body = await bodyIn(encoding, bodies);
  const response = new Response(request.method === 'HEAD' ? null : (body as BodyInit), { headers });
  response.headers.set('Content-Length', String(body.length));
  response.headers.append('Vary', 'Accept-Encoding');
  if (body !== bodies.identity && encoding) response.headers.set('Content-Encoding', encoding);
  return response;
}

/** Compressed once, when it is first wanted so. */
async function bodyIn(encoding: string | undefined, bodies: KeptPage['bodies']): Promise<Buffer> {
  if (encoding === 'gzip') {
    bodies.gzip ??= await promisify(gzip)(bodies.identity);
    return bodies.gzip;
  }
  if (encoding !== 'br') return bodies.identity;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
  bodies.br ??= await promisify(brotliCompress)(bodies.identity, { params });
  return bodies.br;
}
