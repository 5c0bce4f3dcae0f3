import { Writable } from 'node:stream';
import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { linksFor } from './access/links';
import { actorOf } from './account/actor.server';
import { start } from './boot.server';
import { logError } from './platform/log.server';
import { needsOf } from './ui/page-handle';
import { ServedContext, type Who } from './ui/served';

export { start };

/** Renders a page whole: nothing here is deferred, so that what is sent works without JavaScript. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: { nonce?: string } = {},
): Promise<Response> {
  const { nonce } = loadContext;
  const watchCharts = `/watch-charts.js?${context.manifest.version}`;
  const who = context.staticHandlerContext.errors && (await whoAsks(request, loadContext));
  const page = (of: EntryContext) => (
    <ServedContext.Provider value={{ watchCharts, ...(nonce && { nonce }), ...(who && { who }) }}>
      <RemixServer context={of} url={request.url} {...(nonce && { nonce })} />
    </ServedContext.Provider>
  );
  const html = isScripted(context)
    ? await render(page(context), nonce)
    : `<!DOCTYPE html>${renderToStaticMarkup(page(withoutData(context)))}`;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  // While one develops Remix puts the styles into the page, without the nonce that lets them through.
  const styled = import.meta.env.DEV ? html.replaceAll('<style', `<style nonce="${nonce}"`) : html;
  // A form that comes back says so in the title, which is read first; with script its summary says it.
  const refused = status >= 400 && context.staticHandlerContext.actionData !== null;
  const titled = refused ? styled.replace(/<title>(?!Error: )/, '<title>Error: ') : styled;
  // As bytes: a string would be read through twice more, for what is no character and to be encoded.
  return new Response(Buffer.from(titled), { status, headers });
}

/** A page that failed has no data of the root's; where that is what failed, it has what everybody's has. */
async function whoAsks(request: Request, loadContext: object): Promise<Who> {
  const actor = await actorOf(request, loadContext).catch(() => null);
  return { name: actor?.name ?? null, links: linksFor(actor) };
}

/** What failed is told and no more. */
function isScripted({ staticHandlerContext, routeModules }: EntryContext): boolean {
  if (staticHandlerContext.errors) return false;
  return needsOf(staticHandlerContext.matches.map(({ route }) => routeModules[route.id]?.handle)).scripted;
}

/** A page without React in the browser is sent without what React would start from. */
function withoutData({ serverHandoffStream, ...context }: EntryContext): EntryContext {
  return context;
}

function render(element: React.ReactElement, nonce: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      // React pads a full chunk with zeros where a letter of several bytes would not fit any more.
      final(done) {
        resolve(Buffer.concat(chunks).toString('utf8').replaceAll('\0', ''));
        done();
      },
    });
    const { pipe } = renderToPipeableStream(element, {
      ...(nonce && { nonce }),
      onAllReady: () => pipe(out),
      onShellError: reject,
      onError: (error) => logError(error),
    });
  });
}

/** Errors of loaders and actions that are not answers: logged with a reference, shown without detail. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  // An answer that a visitor was given, as 405, is no error of ours.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logError(error, { method: request.method, path: new URL(request.url).pathname });
}
