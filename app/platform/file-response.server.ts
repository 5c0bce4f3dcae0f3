import fresh from 'fresh';
import { parse, type Range } from 'range-parser';

interface FileOptions {
  type: string;
  name: string;
  /** Shown in the browser, or saved. */
  inline?: boolean;
  /** The hash of its bytes: then it need not be sent again, and can be had in parts. */
  etag?: string;
  /** Whether anybody may keep it; by default only the reader's own browser, and not at all. */
  shared?: boolean;
}

/** A file as an answer: named, never sniffed, kept by caches only when it is public. */
export function fileResponse(request: Request, body: Uint8Array | string, options: FileOptions): Response {
  const { type, name, inline = false, etag, shared = false } = options;
  const headers = new Headers({
    'Content-Type': type,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    'Cache-Control': shared ? 'public, max-age=0, must-revalidate' : 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  if (!etag) return holding(bytes, { headers: sized(headers, bytes) });
  headers.set('ETag', `"${etag}"`);
  headers.set('Accept-Ranges', 'bytes');
  return versionResponse(request, bytes, `"${etag}"`, headers);
}

/** What of a version with a tag is wanted: nothing when it is known, a part of it, or all. */
function versionResponse(request: Request, bytes: Uint8Array, etag: string, headers: Headers): Response {
  const asked = (name: string) => request.headers.get(name) ?? undefined;
  // Whoever asks the origin anew, `Cache-Control: no-cache`, asks just this: whether what they hold is still so.
  const known = fresh({ 'if-none-match': asked('If-None-Match') }, { etag });
  if (known) return new Response(null, { status: 304, headers });
  // A part is of use only to who has the rest of the same version.
  const same = (asked('If-Range') ?? etag) === etag;
  const range = same && request.method === 'GET' ? asked('Range') : undefined;
  const { code, type, ranges } = range ? parse(bytes.length, range) : WHOLE;
  if (type === 'bytes' && code === UNSATISFIABLE && ranges.length === 0) {
    headers.set('Content-Range', `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  // Other units, what cannot be read, and several parts are answered with the whole.
  const [part] = type === 'bytes' && code === 0 && ranges.length === 1 ? ranges : [];
  if (!part) return holding(bytes, { headers: sized(headers, bytes) });
  headers.set('Content-Range', `bytes ${part.start}-${part.end}/${bytes.length}`);
  const piece = bytes.subarray(part.start, part.end + 1);
  return holding(piece, { status: 206, headers: sized(headers, piece) });
}

const held = new WeakMap<Response, Uint8Array>();

/**
 * An answer that holds these very bytes: `new Response(bytes)` copies them, and hundreds of readers who take their time with one
 * file would have it in memory hundreds of times.
 */
function holding(bytes: Uint8Array, init: ResponseInit): Response {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const response = new Response(bytes.length > 0 ? body : null, init);
  held.set(response, bytes);
  return response;
}

/** The bytes that an answer holds, to be sent as they are; null where it was made otherwise. */
export const bytesBehind = (response: Response): Uint8Array | null => held.get(response) ?? null;

/** As the parser has it. */
const UNSATISFIABLE = 2;
const WHOLE = { code: 0, type: '', ranges: [] as readonly Range[] };

function sized(headers: Headers, { length }: Uint8Array): Headers {
  headers.set('Content-Length', String(length));
  return headers;
}
