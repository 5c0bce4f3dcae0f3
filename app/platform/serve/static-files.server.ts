import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

interface StaticFile {
  bytes: Buffer;
  gzip: Buffer | null;
  type: string;
  etag: string;
  immutable: boolean;
}

/** Reads the built client once; its files are few and small, so that serving one costs no disk. */
export function readStaticFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split('\\').join('/')}`;
    const bytes = readFileSync(path);
    const type = TYPES[extname(entry.name)] ?? 'application/octet-stream';
    files.set(address, {
      bytes,
      type,
      gzip: /text|json|svg|ttf/.test(type) ? gzipSync(bytes) : null,
      etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
      // Vite puts a hash of the content into these names.
      immutable: address.startsWith('/assets/'),
    });
  }
  return files;
}

/** Answers with a file of the built client; false when there is none at this address. */
export function serveStatic(
  files: Map<string, StaticFile>,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): boolean {
  const file = files.get(path);
  if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
  res.setHeader('Content-Type', file.type);
  res.setHeader('ETag', file.etag);
  res.setHeader(
    'Cache-Control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  );
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304).end();
    return true;
  }
  const zipped = file.gzip && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  if (file.gzip) res.setHeader('Vary', 'Accept-Encoding');
  if (zipped) res.setHeader('Content-Encoding', 'gzip');
  const body = zipped && file.gzip ? file.gzip : file.bytes;
  res.setHeader('Content-Length', body.length);
  res.writeHead(200).end(req.method === 'HEAD' ? undefined : body);
  return true;
}
