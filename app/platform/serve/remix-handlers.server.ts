import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

/**
 * React Router ranks and compiles every route on each match, five times a document. So each first segment and length
 * of an address gets a handler of its own, whose build holds only the routes that can match there.
 */
export function remixHandlers(build: ServerBuild, mode: string): (pathname: string) => RequestHandler {
  const whole = createRequestHandler(build, mode);
  const handlers = new Map<string, RequestHandler>();
  for (const route of Object.values(build.routes)) {
    const place = placeOf(route?.path ?? '');
    if (/^\/|[:*]/.test(place) || handlers.has(place)) continue;
    handlers.set(place, createRequestHandler(only(build, place), mode));
  }
  return (pathname) => handlers.get(placeOf(pathname.slice(1).replace(/\.data$|\/+$/, ''))) ?? whole;
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
