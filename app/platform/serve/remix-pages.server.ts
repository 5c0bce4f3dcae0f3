import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';
import { matchPath } from '@remix-run/react';

/** Answers with Remix, and knows what its routes say of themselves. */
export interface RemixPages {
  answer: (request: Request, path: string, context: Parameters<RequestHandler>[1]) => Promise<Response>;
  /** How many bytes of a form a route takes. */
  limitOf: (path: string) => Promise<number>;
  /** The pattern of the route that answers an address; what no page has, the browser's files among it, is `*`. */
  routeOf: (path: string) => string;
}

/** A form; a route that takes more says so: `handle = { takes: bytes }`. */
export const FORM_LIMIT = 1_000_000;

/**
 * The pages of a finished build. React Router ranks and compiles every route on each match, five times a document, which
 * is an eighth of the time of a page: so each first segment and length of an address gets a handler of its own, whose
 * build holds only the routes that can match there. It can be deleted once matching no longer compiles every route each
 * time: `npm run bench -- pages` with and without says so.
 */
export function builtPages(build: ServerBuild): RemixPages {
  const whole = createRequestHandler(build, 'production');
  const handlers = new Map<string, RequestHandler>();
  for (const route of Object.values(build.routes)) {
    const place = placeOf(route?.path ?? '');
    if (/^\/|[:*]/.test(place) || handlers.has(place)) continue;
    handlers.set(place, createRequestHandler(only(build, place), 'production'));
  }
  const handlerFor = (path: string) =>
    handlers.get(placeOf(path.slice(1).replace(/\.data$|\/+$/, ''))) ?? whole;
  const limitOf = limitsOf(build);
  return {
    answer: (request, path, context) => handlerFor(path)(request, context),
    limitOf: async (path) => limitOf(path),
    routeOf: routesOf(build),
  };
}

/** The pages as their sources stand at each request. */
export function developedPages(build: () => Promise<ServerBuild>): RemixPages {
  const handler = createRequestHandler(build, 'development');
  return {
    answer: (request, _path, context) => handler(request, context),
    limitOf: async (path) => limitsOf(await build())(path),
    // While one develops nobody's requests are written down.
    routeOf: () => '*',
  };
}

function limitsOf({ routes }: ServerBuild): (path: string) => number {
  const large = Object.values(routes).flatMap((route) => {
    const { takes } = (route?.module.handle ?? {}) as { takes?: number };
    return route?.path && takes ? [{ path: `/${route.path}`, takes }] : [];
  });
  return (path) =>
    large.find((route) => matchPath(route.path, path.replace(/\.data$/, '')))?.takes ?? FORM_LIMIT;
}

/** Finds a route's pattern by its address: of several the one that says most in words of its own. */
function routesOf({ routes }: ServerBuild): (path: string) => string {
  const patterns = Object.values(routes)
    .flatMap((route) => (route?.path ? [`/${route.path}`] : route?.index ? ['/'] : []))
    .filter((pattern) => !pattern.includes('*'))
    .map((pattern) => ({
      pattern,
      fits: new RegExp(`^${pattern.replace(/[.[\](){}+^$|\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`),
      unsaid: pattern
        .split('/')
        .map((part) => (part.includes(':') ? 1 : 0))
        .join(''),
    }))
    .sort((a, b) => (a.unsaid < b.unsaid ? -1 : 1));
  return (path) => {
    const asked = path.replace(/\.data$/, '').replace(/\/+$/, '') || '/';
    return patterns.find(({ fits }) => fits.test(asked))?.pattern ?? '*';
  };
}

/** The first segment of a path and how many there are: "organisations/2". */
function placeOf(path: string): string {
  const segments = path.split('/');
  return `${segments[0] ?? ''}/${segments.length}`;
}

function only(build: ServerBuild, place: string): ServerBuild {
  const keep = (route: { id: string; path?: string; parentId?: string } | undefined) =>
    route !== undefined &&
    (route.parentId === undefined ||
      placeOf(route.path ?? '') === place ||
      /^[:*]|[*?]/.test(route.path ?? ''));
  const chosen = <T extends { id: string; path?: string; parentId?: string }>(
    routes: Record<string, T | undefined>,
  ) => Object.fromEntries(Object.entries(routes).filter(([, route]) => keep(route))) as Record<string, T>;
  return {
    ...build,
    routes: chosen(build.routes),
    assets: { ...build.assets, routes: chosen(build.assets.routes) },
  };
}
