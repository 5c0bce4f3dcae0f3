import type { IncomingMessage } from 'node:http';
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
  headers: Record<string, string>;
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

/** What is asked, before anything is made of it: all that a kept page needs to know. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** A page as it is sent. */
interface SentPage {
  headers: Record<string, string>;
  body: Buffer;
}

const isPublic = ({ method, url = '', headers }: Asked) =>
  (method === 'GET' || method === 'HEAD') &&
  headers.cookie === undefined &&
  PUBLIC.test(url.split('?', 1)[0] ?? '');

/** What public pages are true of: everything that is public, on this day. */
const stateOf = async () => `${await publicRevision()} ${today()}`;

/**
 * A public page that was made before and is still true, for somebody who is not signed in; null where there is none. It
 * is answered before a request is made of what came in: that alone costs more than sending the page.
 */
export async function keptPage(asked: Asked): Promise<SentPage | null> {
  const page = isPublic(asked) && kept.get(asked.url ?? '');
  if (!page) return null;
  if (now().getTime() - page.at > OLDEST_MS || page.of !== (await stateOf())) {
    kept.delete(asked.url ?? '');
    return null;
  }
  return sent(asked, page);
}

/** Makes a page, and keeps it if it is public and whole: what changes meanwhile makes it out of date, never too new. */
export async function keepPage(asked: Asked, make: () => Promise<Response>): Promise<Response> {
  if (!isPublic(asked)) return make();
  const of = await stateOf();
  const made = await make();
  const isPage = made.status === 200 && made.headers.get('Content-Type')?.startsWith('text/html');
  if (!isPage || made.headers.has('Set-Cookie')) return made;
  const identity = Buffer.from(await made.arrayBuffer());
  const headers = { 'cache-control': 'no-store', ...Object.fromEntries(made.headers) };
  kept.set(asked.url ?? '', { of, at: now().getTime(), headers, bodies: { identity } });
  return new Response(asked.method === 'HEAD' ? null : (identity as BodyInit), made);
}

async function sent(asked: Asked, { headers, bodies }: KeptPage): Promise<SentPage> {
  const encoding = new Negotiator(asked).encoding(['br', 'gzip', 'identity']);
  const body = await bodyIn(encoding, bodies);
  const all: Record<string, string> = {
    ...headers,
    vary: 'Accept-Encoding',
    'content-length': String(body.length),
  };
  if (body !== bodies.identity && encoding) all['content-encoding'] = encoding;
  return { headers: all, body };
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
