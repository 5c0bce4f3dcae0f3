import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { createHeaders, createRequest, sendResponse } from '@remix-run/node-fetch-server';
import getRawBody from 'raw-body';
import { answering } from '../asked.server';
import { randomHex } from '../clock.server';
import { bytesBehind } from '../file-response.server';
import { type AnsweredRequest, logError } from '../log.server';
import { keepRefusal, refusalOf, wantsPage } from '../public-file.server';
import { secondsToWait } from '../wait.server';
import { clientAddressBy } from './client-address.server';
import { impatient, itsTurn, Room, TooMuchUnderWay } from './guards.server';
import {
  compressed,
  fromOwnPages,
  type Middleware,
  type Responding,
  securityHeaders,
} from './middleware.server';
import { FORM_LIMIT, type RemixPages } from './remix-pages.server';

interface ServeOptions {
  pages: RemixPages;
  /** Answers for what the browser loads: the build's files, or what Vite makes of the sources. */
  files: Middleware;
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
  /** The same for whole pages, before a request is made of what came in. */
  keptPage?: (req: IncomingMessage) => Promise<{ headers: Record<string, string>; body: Buffer } | null>;
  /** Keeps what the routes answer, if it may be kept. */
  keep?: (req: IncomingMessage, make: () => Promise<Response>) => Promise<Response>;
  /** Whether somebody has signed in: only from them more is taken than a form is long. By default nobody has. */
  known?: (headers: Headers) => Promise<boolean>;
  /** Bytes of forms that may be under way at once. */
  room?: number;
  /** How long it says that it is stopping before it takes no more: a balancer has to have asked. By default not at all. */
  graceMs?: number;
  /** Told of each request once it is over. By default nobody is. */
  note?: (answered: AnsweredRequest) => void;
  /** Vite speaks to the browser over the server that is being developed. */
  server?: Server;
}

/** What the server answers itself. */
const OWN = new Set(['/healthz', '/readyz']);
const LONGEST_ADDRESS = 8_192;
const DRAIN_MS = 10_000;

export interface Running {
  origin: string;
  /** Stops taking requests, lets those under way finish, then resolves. */
  stop: () => Promise<void>;
}

/** Starts the web server, for development and for real: headers, health, files of the browser, then Remix. */
export async function serve(options: ServeOptions): Promise<Running> {
  const { server = createServer(), pages } = options;
  const clientAddress = clientAddressBy(options.trustedProxies ?? []);
  const room = new Room(options.room);
  let origin = options.origin ?? '';
  let draining = false;
  const before = [securityHeaders(options.origin?.startsWith('https:') ?? false), compressed];

  async function answer(req: IncomingMessage, res: Responding): Promise<void> {
    for (const each of before) await passedOn(each, req, res);
    // Whoever comes again comes to another server.
    if (draining) res.setHeader('Connection', 'close');
    const path = pathOf(req);
    if (path === null) return plain(res, 400, 'This address cannot be read');
    if (path === '/healthz') return plain(res, 200, 'ok');
    if (path === '/readyz') {
      const reason = draining ? 'stopping' : await options.ready();
      return plain(res, reason ? 503 : 200, reason ?? 'ready');
    }
    const read = req.method === 'GET' || req.method === 'HEAD';
    if (!read && req.method !== 'POST') return plain(res, 405, 'This cannot be done here');
    if (!read && !fromOwnPages(req, origin))
      return plain(res, 403, 'This form came from another site, so it was refused');
    if (read) await passedOn(options.files, req, res);
    const page = await options.keptPage?.(req);
    // To who asks for the head alone Node sends no more.
    if (page) return void res.writeHead(200, page.headers).end(page.body);
    const request = await requestOf(req, res, path);
    const kept = read ? await options.kept?.(request) : null;
    const context = { nonce: res.nonce, address: clientAddress(req), whole: !path.endsWith('.data') };
    const make = () => pages.answer(request, path, context);
    const answered = kept ?? (await (options.keep?.(req, make) ?? make()));
    const response = (read && (await asPage(request, context))) || answered;
    // Whoever means an answer to be kept says so: pages as data, redirects and refusals say nothing, and are private.
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store');
    if (response.status === 429 || response.status === 503)
      response.headers.set('Retry-After', String(secondsToWait(context)));
    if (res.destroyed) return;
    const bytes = bytesBehind(response);
    if (!bytes) return sendResponse(res, response);
    res.writeHead(response.status, Object.fromEntries(response.headers));
    res.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  /** The page of a refused file, at an address below it that nothing has; null of all other answers. */
  async function asPage(request: Request, context: object): Promise<Response | null> {
    const refusal = wantsPage(request) ? refusalOf(context) : null;
    if (!refusal) return null;
    const { method, headers, signal, url } = request;
    const address = new URL(`${new URL(url).pathname}/refused`, origin);
    const again = { ...context };
    keepRefusal(again, refusal);
    return pages.answer(new Request(address, { method, headers, signal }), address.pathname, again);
  }

  /** A form is read whole before its route sees it, at most as much as the route says that it takes. */
  async function requestOf(req: IncomingMessage, res: ServerResponse, path: string): Promise<Request> {
    const { protocol, host } = new URL(origin);
    if (req.method !== 'POST') return createRequest(req, res, { protocol, host });
    const headers = createHeaders(req);
    const asked = await pages.limitOf(path);
    // A stranger's large body is not waited for: whoever has not signed in could not have it kept.
    const limit = asked <= FORM_LIMIT || (await options.known?.(headers)) ? asked : FORM_LIMIT;
    room.take(req, res, limit);
    const body = await getRawBody(req, { length: req.headers['content-length'], limit });
    const gone = new AbortController();
    res.once('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    // Where a form is from was looked at; behind a proxy that says another host Remix would take it for a foreign one.
    const from = headers.get('origin');
    if (from && URL.canParse(from)) headers.set('host', new URL(from).host);
    headers.delete('x-forwarded-host');
    const init = { method: 'POST', headers, body: new Uint8Array(body) };
    return new Request(new URL(req.url ?? '/', origin), { ...init, signal: gone.signal });
  }

  server.on('request', (req, res) => {
    const served: Responding = Object.assign(res, { nonce: randomBytes(16).toString('base64') });
    const inTurn = async () => {
      if (await itsTurn(req, res)) await answer(req, served);
    };
    answering(randomHex(8), (asked) => {
      if (options.note) noteWhenClosed(options.note, asked, req, res);
      inTurn().catch((error) => fail(res, error));
    });
  });
  function noteWhenClosed(
    note: NonNullable<ServeOptions['note']>,
    asked: Parameters<Parameters<typeof answering>[1]>[0],
    req: IncomingMessage,
    res: ServerResponse,
  ): void {
    const began = performance.now();
    const url = req.url ?? '/';
    res.once('close', () => {
      const { id: request, person, organisation, queries } = asked;
      note({
        request,
        method: req.method ?? '',
        route: OWN.has(url) ? url : pages.routeOf(url.split('?')[0] ?? ''),
        // Who left before the answer was there has none.
        status: res.writableFinished ? res.statusCode : 499,
        ms: Math.round(performance.now() - began),
        database: Math.round(asked.database),
        queries,
        person,
        organisation,
      });
    });
  }
  // While one develops, Vite's own connection to the browser stays still for as long as nothing changes.
  if (!options.server) impatient(server);
  await listen(server, options);
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : options.port;
  origin ||= `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}`;
  const stop = async () => {
    draining = true;
    await setTimeout(options.graceMs ?? 0);
    await close(server);
  };
  return { origin, stop };
}

/** Resolves when a middleware has nothing to say; when it answers itself, nothing follows. */
function passedOn(middleware: Middleware, req: IncomingMessage, res: Responding): Promise<void> {
  return new Promise((resolve, reject) => {
    middleware(req, res, (error) => (error ? reject(error) : resolve()));
  });
}

/** The request's path; null where it cannot be read. Several slashes in front would name another host. */
function pathOf(req: IncomingMessage): string | null {
  const asked = req.url ?? '/';
  if (!asked.startsWith('/') || asked.length > LONGEST_ADDRESS) return null;
  req.url = asked.replace(/^\/{2,}/, '/');
  const path = req.url.split('?')[0] ?? '';
  try {
    decodeURIComponent(path);
    return new URL(path, 'http://own.invalid').pathname;
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
  const { type } = error as { type?: string };
  // The visitor left before the form was there: nobody is told, and nothing went wrong here.
  if (type === 'request.aborted') return void res.destroy();
  const tooLarge = type === 'entity.too.large' && !res.headersSent;
  const tooMuch = error instanceof TooMuchUnderWay && !res.headersSent;
  if (!tooLarge && !tooMuch && !res.destroyed) logError(error);
  if (tooMuch) {
    res.setHeader('Connection', 'close').setHeader('Retry-After', error.seconds);
    plain(res, 503, 'Too much is being sent here at once. Nothing was saved: go back and try again');
  } else if (tooLarge) {
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
    const late = globalThis.setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
