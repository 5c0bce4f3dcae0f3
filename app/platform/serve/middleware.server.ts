import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import helmet from 'helmet';
import sirv from 'sirv';

/** What every answer carries from the start: what its own scripts are known by. */
export type Responding = ServerResponse & { nonce: string };

export type Middleware = (req: IncomingMessage, res: Responding, next: (error?: unknown) => void) => void;

const byNonce = (_req: IncomingMessage, res: ServerResponse) => `'nonce-${(res as Responding).nonce}'`;

/** Headers of every answer. */
export function securityHeaders(secure: boolean): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", byNonce],
        // Styles that scripts set go through the CSSOM; Vite's, while one develops, carry the nonce.
        styleSrc: ["'self'", byNonce],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    // Nothing leaves for other sites. `no-referrer` would also make browsers post our own forms with the origin “null”.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    // What is published may be shown on other sites.
    crossOriginResourcePolicy: false,
    strictTransportSecurity: secure && { maxAge: 31_536_000, includeSubDomains: true },
  });
}

/** Whether a write comes from one of our own pages: a browser says so itself, or names our origin. */
export function fromOwnPages(req: IncomingMessage, origin: string): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return req.headers.origin === origin;
}

/** Compresses pages and text. A file that can be had in parts, by the hash of its bytes, goes out as it is. */
export const compressed = compression({
  // A page is made for one reader: level 3 costs half as much again for a fortieth of the bytes, level 6 three times as
  // much for an eighth.
  level: 2,
  filter: (req, res) => !res.hasHeader('Accept-Ranges') && compression.filter(req, res),
}) as unknown as Middleware;

const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

/** The build's own files, with what the build has compressed beside them. */
export function builtFiles(folder: string): Middleware {
  return sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    // Vite puts a hash of the content into these names.
    setHeaders: (res, path) => res.setHeader('Cache-Control', path.startsWith('/assets/') ? YEAR : HOUR),
  });
}
