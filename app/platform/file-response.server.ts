interface FileOptions {
  type: string;
  name: string;
  /** Shown in the browser, or saved. */
  inline?: boolean;
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
  if (etag) headers.set('ETag', `"${etag}"`);
  if (etag && request.headers.get('If-None-Match') === `"${etag}"`)
    return new Response(null, { status: 304, headers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers });
}
