import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server';
import type { Actor } from '~/access/can';
import type { FormResult } from '~/forms/form-result';
import { SectionForm } from '~/routes/statements.$id.$section/section-form';
import type { OpenStatement } from '~/statement/open.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { postSection } from '~/statement/section-action.server';
import type { SectionOutcome } from '~/statement/section-view';
import { formOf } from './form-of';
import { answered, posted } from './posted';

export const CONTINUE = { name: 'intent', value: 'continue' };

/** A section's form, in HTML, as its route writes it. */
export async function sectionHtml(actor: Actor, open: OpenStatement, sectionId: string): Promise<string> {
  const view = await sectionPage(actor, open, await sectionContext(open, sectionId));
  // What a loader gives comes to the page as JSON.
  const sent = JSON.parse(JSON.stringify({ ...view, id: open.statement.id })) as typeof view & { id: string };
  const handler = createStaticHandler([
    { path: '*', element: <SectionForm view={sent} pressed={undefined} onStep={() => {}} /> },
  ]);
  const context = await handler.query(new Request(`http://localhost/statements/${sent.id}/${sectionId}`));
  if (context instanceof Response) throw new Error('The page of a section leads elsewhere');
  const router = createStaticRouter(handler.dataRoutes, context);
  return renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}

/** Opens a section and presses “Save and continue”, with what `change` does to its page in between. */
export async function saveSection(
  actor: Actor,
  open: OpenStatement,
  sectionId: string,
  change: (html: string) => string = (html) => html,
): Promise<SectionOutcome | FormResult> {
  const html = change(await sectionHtml(actor, open, sectionId));
  return sendSection(actor, open, sectionId, formOf(html, CONTINUE));
}

/** Posts a section's form: what becomes of its answers, or the form as it comes back refused. */
export function sendSection(
  actor: Actor,
  open: OpenStatement,
  sectionId: string,
  form: FormData,
): Promise<SectionOutcome | FormResult> {
  return answered(posted(form), async (request) => {
    const { outcome } = await postSection(actor, open, sectionId, request);
    return outcome;
  });
}

/** What a form is set against when somebody keeps their own answers over those of others. */
export function overTheirs({ base, conflicts }: SectionOutcome): string {
  return JSON.stringify({
    ...base,
    ...Object.fromEntries(conflicts.map(({ measureId, theirs }) => [measureId, theirs])),
  });
}
