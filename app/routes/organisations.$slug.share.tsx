import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { DEFAULT_BOARD_DAYS } from '~/organisation/board-links';
import { boardLinks, makeBoardLink, newFormKey, revokeBoardLink } from '~/organisation/board-links.server';
import { openOrganisation } from '~/organisation/open.server';
import { act, page } from '~/platform/http.server';
import { publicOrigin } from '~/platform/origin.server';
import { REFUSALS, Refusal } from '~/platform/refusal';
import { BoardLinkForm } from '~/ui/board-link-form';
import { BoardLinkList } from '~/ui/board-link-list';
import { BoardLinkMade } from '~/ui/board-link-made';
import { ErrorSummary } from '~/ui/error-summary';
import { Pages } from '~/ui/pages';

/** The link just made stands in the answer to the form and in no address: nothing here needs JavaScript. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'board_link.make');
  const { slug, name } = organisation;
  const after = new URL(request.url).searchParams.get('after');
  const { links, next } = await boardLinks(organisation, after);
  return { slug, name, links, next, later: after !== null, formKey: newFormKey() };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'board_link.make');
  const form = await request.formData();
  if (form.get('intent') === 'end') {
    await revokeBoardLink(actor, organisation, String(form.get('link') ?? ''));
    throw redirect(`/organisations/${organisation.slug}/share`, 303);
  }
  const label = String(form.get('label') ?? '');
  const days = String(form.get('days') ?? '');
  try {
    const formKey = String(form.get('key') ?? '') || newFormKey();
    const token = await makeBoardLink(actor, organisation, { label, days: Number(days), formKey });
    return data({ made: `${publicOrigin()}/board/${token}`, wrong: null, label: '', days }, 201);
  } catch (error) {
    const own = error instanceof Refusal && (error.code === 'incomplete' || error.code === 'conflict');
    if (!own) throw error;
    const field = /days/.test(error.message) ? 'days' : 'label';
    const wrong = { field, message: error.message };
    return data({ made: null, wrong, label, days }, REFUSALS[error.code]);
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Show it to your board – ${view?.name ?? ''} – Proofmark` },
];

export default function ShareRoute() {
  const { slug, name, links, next, later, formKey } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary errors={said?.wrong ? [said.wrong] : []} />
      <Link to={`/organisations/${slug}`} className="govuk-back-link">
        Trends
      </Link>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Show it to your board</h1>
      <p className="lede">
        A link that shows your overview, and nothing else, to whoever has it. No account is needed. It shows
        exact figures, as you see them.
      </p>
      {said?.made && <BoardLinkMade address={said.made} />}
      <BoardLinkForm
        formKey={formKey}
        label={said?.label ?? ''}
        days={said?.days || String(DEFAULT_BOARD_DAYS)}
        wrong={said?.wrong ?? null}
      />
      <BoardLinkList links={links} />
      <Pages
        of="the links"
        first={later ? `/organisations/${slug}/share` : null}
        next={next && `/organisations/${slug}/share?after=${next}`}
      />
    </div>
  );
}
