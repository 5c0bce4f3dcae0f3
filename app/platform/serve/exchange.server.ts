import type { IncomingMessage, ServerResponse } from 'node:http';
import { textOf } from './page-text.server';

/** A body larger than its route takes. */
export class TooLarge extends Error {}

/** Reads a whole body, at most `limit` bytes of it; what is over is thrown away unread. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > limit) throw new TooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The web Request of a node request. */
export function toRequest(req: IncomingMessage, url: URL, body: Buffer | null, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) headers.append(name, each);
  return new Request(url, {
    method: req.method ?? 'GET',
    headers,
    body: body ? new Uint8Array(body) : null,
    signal,
  });
}

/** Writes a web Response out. Nothing of ours streams without end, so it is read whole and sent with its length. */
export async function writeResponse(res: ServerResponse, response: Response, head: boolean): Promise<void> {
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  // Whoever means an answer to be kept says so: pages as data, redirects and refusals say nothing, and are private.
  if (!response.headers.has('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  // Text goes out as it is: Node writes it in one piece with the head.
  const body = textOf(response) ?? Buffer.from(await response.arrayBuffer());
  if (response.status !== 304 && response.status !== 204)
    res.setHeader('Content-Length', Buffer.byteLength(body));
  res.writeHead(response.status, response.statusText);
  res.end(head ? undefined : body);
}
