import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { linksFor } from './access/links';
import { runBy } from './account/accreditor.server';
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
  const scripted = isScripted(context);
  const markup = (scripted ? renderToString : renderToStaticMarkup)(page(withoutData(context)));
  const html = `<!DOCTYPE html>${scripted ? await withData(markup, context, nonce) : markup}`;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  // While one develops Remix puts the styles into the page, without the nonce that lets them through.
  const styled = import.meta.env.DEV ? html.replaceAll('<style', `<style nonce="${nonce}"`) : html;
  // A form that comes back says so in the title, which is read first; with script its summary says it.
  const refused = status >= 400 && context.staticHandlerContext.actionData !== null;
  const titled = refused ? styled.replace(/<title>(?!Error: )/, '<title>Error: ') : styled;
  // As bytes: a string would be read through once more to be encoded.
  return new Response(Buffer.from(titled), { status, headers });
}

/** A page that failed has no data of the root's; where that is what failed, it has what everybody's has. */
async function whoAsks(request: Request, loadContext: object): Promise<Who> {
  const actor = await actorOf(request, loadContext).catch(() => null);
  return { name: actor?.name ?? null, links: linksFor(actor), runBy: await runBy().catch(() => null) };
}

/** What failed is told and no more. */
function isScripted({ staticHandlerContext, routeModules }: EntryContext): boolean {
  if (staticHandlerContext.errors) return false;
  return needsOf(staticHandlerContext.matches.map(({ route }) => routeModules[route.id]?.handle)).scripted;
}

/** What React starts from in the browser is no part of what is rendered: it is known before. */
function withoutData({ serverHandoffStream, ...context }: EntryContext): EntryContext {
  return context;
}

/**
 * Puts the loaders' data behind the page, as Remix's own `StreamTransfer` (2.17) would: two scripts that feed the stream
 * which its client reads. Remix renders them as React does what is deferred, piece by piece through a stream; here nothing
 * is deferred, and a page rendered in one go costs a fifth less. It can be deleted when Remix renders without a stream.
 */
async function withData(
  html: string,
  { serverHandoffStream }: EntryContext,
  nonce: string | undefined,
): Promise<string> {
  if (!serverHandoffStream) return html;
  const data = await new Response(serverHandoffStream).text();
  const script = (code: string) =>
    `<script nonce="${nonce ?? ''}">window.__remixContext.streamController.${code};</script>`;
  const scripts = script(`enqueue(${inScript(JSON.stringify(data))})`) + script('close()');
  return html.replace(/<\/body><\/html>$/, () => `${scripts}</body></html>`);
}

const IN_SCRIPT: Record<string, string> = {
  '&': '\\u0026',
  '>': '\\u003e',
  '<': '\\u003c',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that can stand in a page's script: nothing in it ends the script. */
const inScript = (json: string) => json.replace(/[&><\u2028\u2029]/g, (each) => IN_SCRIPT[each] ?? each);

/** Errors of loaders and actions that are not answers: logged with a reference, shown without detail. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  // An answer that a visitor was given, as 405, is no error of ours.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logError(error, { method: request.method, path: new URL(request.url).pathname });
}
