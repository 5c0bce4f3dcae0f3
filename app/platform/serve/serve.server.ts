import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { logError } from '../log.server';
import { keepRefusal, refusalOf, wantsPage } from '../public-file.server';
import { secondsToWait } from '../wait.server';
import { clientAddressBy } from './client-address.server';
import { readBody, TooLarge, toRequest, writeResponse } from './exchange.server';
import { fromOwnPages, setSecurityHeaders } from './headers.server';
import { remixHandlers } from './remix-handlers.server';
import { readStaticFiles, serveStatic } from './static-files.server';

export interface ServeOptions {
  build: ServerBuild;
  host: string;
  port: number;
  /** The address people use; by default the one listened on. */
  origin?: string;
  /** Addresses of proxies whose word on who asks is believed; by default none. */
  trustedProxies?: readonly string[];
  /** Answers `/readyz`: null when ready, else why not. */
  ready: () => Promise<string | null>;
  /** Answers in front of all routes with what it has at hand; null when it has nothing. */
  kept?: (request: Request) => Promise<Response | null>;
}

const FORM_LIMIT = 1_000_000;
const UPLOAD_LIMIT = 5_000_000;
/** A file of 20 MB and the form around it. */
const EVIDENCE_LIMIT = 21_000_000;
const DRAIN_MS = 10_000;

export interface Running {
  origin: string;
  /** Stops taking requests, lets those under way finish, then resolves. */
  stop: () => Promise<void>;
}

/** Starts the web server: static files, health, then Remix. */
export async function serve(options: ServeOptions): Promise<Running> {
  const files = readStaticFiles(join(process.cwd(), 'build/client'));
  const handlerFor = remixHandlers(options.build, 'production');
  const clientAddress = clientAddressBy(options.trustedProxies ?? []);
  let origin = options.origin ?? '';
  let draining = false;
  const server = createServer((req, res) => {
    const nonce = randomBytes(16).toString('base64');
    setSecurityHeaders(res, nonce, origin.startsWith('https:'));
    answer(req, res, nonce).catch((error) => fail(res, error));
  });

  async function answer(req: IncomingMessage, res: ServerResponse, nonce: string) {
    const url = addressOf(req, origin);
    if (!url) return plain(res, 400, 'This address cannot be read');
    if (serveStatic(files, req, res, url.pathname)) return;
    if (url.pathname === '/healthz') return plain(res, 200, 'ok');
    if (url.pathname === '/readyz') {
      const reason = draining ? 'stopping' : await options.ready();
      return plain(res, reason ? 503 : 200, reason ?? 'ready');
    }
    const read = req.method === 'GET' || req.method === 'HEAD';
    if (!read && req.method !== 'POST') return plain(res, 405, 'This cannot be done here');
    if (!read && !fromOwnPages(req, origin))
      return plain(res, 403, 'This form came from another site, so it was refused');
    const body = read ? null : await readBody(req, limitOf(url.pathname));
    const gone = new AbortController();
    // Only somebody who left early is gone: telling every Request of a page that it is over costs as much as making them.
    res.once('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    const context = {
      nonce,
      address: clientAddress(req),
      whole: !url.pathname.endsWith('.data'),
    };
    const request = toRequest(req, url, body, gone.signal);
    const kept = read && url.pathname.endsWith('.pdf') ? await options.kept?.(request) : null;
    const answered = kept ?? (await handlerFor(url.pathname)(request, context));
    const response = (read && (await asPage(request, context))) || answered;
    if (response.status === 429) res.setHeader('Retry-After', secondsToWait(context));
    if (!res.destroyed) await writeResponse(res, response, req.method === 'HEAD');
  }

  /** The page of a refused file, at an address below it that nothing has; null of all other answers. */
  async function asPage(request: Request, context: object): Promise<Response | null> {
    const refusal = wantsPage(request) ? refusalOf(context) : null;
    if (!refusal) return null;
    const { origin, pathname } = new URL(request.url);
    const address = new URL(`${pathname}/refused`, origin);
    const { method, headers, signal } = request;
    const again = { ...context };
    keepRefusal(again, refusal);
    return handlerFor(address.pathname)(new Request(address, { method, headers, signal }), again);
  }

  await listen(server, options);
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : options.port;
  origin ||= `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}`;
  const stop = () => {
    draining = true;
    return close(server);
  };
  return { origin, stop };
}

/** How much a route takes: a form, a table of years, or a file of evidence. */
function limitOf(pathname: string): number {
  if (/^\/statements\/[^/]+\/evidence(\.data)?$/.test(pathname)) return EVIDENCE_LIMIT;
  return pathname.includes('/import') ? UPLOAD_LIMIT : FORM_LIMIT;
}

/** The request's address as a URL of our own; the Host header is believed only for what it cannot harm. */
function addressOf(req: IncomingMessage, origin: string): URL | null {
  const path = req.url ?? '/';
  if (!path.startsWith('/') || path.length > 8_192) return null;
  try {
    decodeURIComponent(path.split('?')[0] ?? '');
    return new URL(origin + path.replace(/^\/{2,}/, '/'));
  } catch {
    return null;
  }
}

function plain(res: ServerResponse, status: number, text: string): void {
  res
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${text}\n`);
}

function fail(res: ServerResponse, error: unknown): void {
  const tooLarge = error instanceof TooLarge && !res.headersSent;
  if (!tooLarge && !res.destroyed) logError(error);
  if (tooLarge) {
    res.setHeader('Connection', 'close');
    plain(res, 413, 'This is larger than can be taken. Nothing was saved');
  } else if (!res.headersSent)
    plain(res, 500, 'Something went wrong. Nothing was lost: go back and try again');
  else res.destroy();
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
