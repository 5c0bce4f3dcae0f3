import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers of every answer. Styles set by script go through the CSSOM, so no inline style is allowed. */
export function setSecurityHeaders(res: ServerResponse, nonce: string, secure: boolean): void {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ];
  res.setHeader('Content-Security-Policy', policy.join('; '));
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // Nothing leaves for other sites. `no-referrer` would also make browsers post our own forms with the origin “null”.
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}

/** Whether a write comes from one of our own pages: a browser says so itself, or names our origin. */
export function fromOwnPages(req: IncomingMessage, origin: string): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const from = req.headers.origin;
  return from === origin;
}
