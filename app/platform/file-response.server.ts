import { byteRange, namesVersion } from './byte-range';

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
  if (!etag) return new Response(bytes as BodyInit, { headers });
  headers.set('ETag', `"${etag}"`);
  headers.set('Accept-Ranges', 'bytes');
  return versionResponse(request, bytes, `"${etag}"`, headers);
}

/** What of a version with a tag is wanted: nothing when it is known, a part of it, or all. */
function versionResponse(request: Request, bytes: Uint8Array, etag: string, headers: Headers): Response {
  const asked = (name: string) => request.headers.get(name);
  if (namesVersion(asked('If-None-Match'), etag)) return new Response(null, { status: 304, headers });
  // A part is of use only to who has the rest of the same version.
  const same = (asked('If-Range') ?? etag) === etag;
  const range = same && request.method === 'GET' ? byteRange(asked('Range'), bytes.length) : null;
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  if (!range) return new Response(bytes as BodyInit, { headers });
  headers.set('Content-Range', `bytes ${range.from}-${range.to}/${bytes.length}`);
  return new Response(bytes.subarray(range.from, range.to + 1) as BodyInit, { status: 206, headers });
}
