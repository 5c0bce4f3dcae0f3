import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

/**
 * React Router ranks and compiles every route on each match, five times a document. So each first segment of an
 * address gets a handler of its own, whose build holds only the routes that can match there.
 */
export function remixHandlers(build: ServerBuild, mode: string): (pathname: string) => RequestHandler {
  const whole = createRequestHandler(build, mode);
  const segments = new Set(Object.values(build.routes).map((route) => firstSegment(route?.path ?? '')));
  const handlers = new Map<string, RequestHandler>();
  for (const segment of segments)
    if (segment && !/[:*]/.test(segment))
      handlers.set(segment, createRequestHandler(only(build, segment), mode));
  return (pathname) => handlers.get(firstSegment(pathname.slice(1)).replace(/\.data$/, '')) ?? whole;
}

function firstSegment(path: string): string {
  return path.split('/')[0] ?? '';
}

function only(build: ServerBuild, segment: string): ServerBuild {
  const keep = (route: { id: string; path?: string; parentId?: string } | undefined) => {
    if (!route) return false;
    const first = firstSegment(route.path ?? '');
    return route.parentId === undefined || first === segment || /[:*]/.test(first);
  };
  const chosen = <T extends { id: string; path?: string; parentId?: string }>(
    routes: Record<string, T | undefined>,
  ) => Object.fromEntries(Object.entries(routes).filter(([, route]) => keep(route))) as Record<string, T>;
  return {
    ...build,
    routes: chosen(build.routes),
    assets: { ...build.assets, routes: chosen(build.assets.routes) },
  };
}
