import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line, oneOf } from '~/forms/fields';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { BOARD_DAYS, BOARD_LABEL_LIMIT } from '~/organisation/board-links';
import { boardLinks, makeBoardLink, newFormKey, revokeBoardLink } from '~/organisation/board-links.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { context as house } from '~/platform/context.server';
import { page } from '~/platform/http.server';
import { Pages } from '~/ui/pages';
import { BoardLinkForm } from './board-link-form';
import { BoardLinkList } from './board-link-list';
import { BoardLinkMade } from './board-link-made';

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

const asked = byButton([
  z.object({
    intent: z.literal('make'),
    key: given,
    label: line({ most: BOARD_LABEL_LIMIT, what: 'the name' }),
    days: oneOf(BOARD_DAYS.map(String), `Choose ${BOARD_DAYS.join(', ')} days`).transform(Number),
  }),
  z.object({ intent: z.literal('end'), link: given }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'board_link.make');
  const said = await read(request, asked);
  if (said.intent === 'end') {
    await revokeBoardLink(actor, organisation, said.link);
    throw redirect(paths.organisation(organisation.slug).share, 303);
  }
  const { label, days, key: formKey } = said;
  const token = await makeBoardLink(actor, organisation, { label, days, formKey });
  return data({ made: `${house().origin}${paths.board(token)}` }, 201);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Show it to your board – ${view?.name ?? ''} – Proofmark` },
];

export default function ShareRoute() {
  const { slug, name, links, next, later, formKey } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const refused = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={refused} />
      <Link to={paths.organisation(slug).itself} className="govuk-back-link">
        Trends
      </Link>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Show it to your board</h1>
      <p className="lede">
        A link that shows your overview, and nothing else, to whoever has it. No account is needed. It shows
        exact figures, as you see them.
      </p>
      {said && !isRefused(said) && <BoardLinkMade address={said.made} />}
      <BoardLinkForm formKey={formKey} result={refused} />
      <BoardLinkList links={links} />
      <Pages
        of="the links"
        first={later ? paths.organisation(slug).share : null}
        next={next && `${paths.organisation(slug).share}?after=${next}`}
      />
    </div>
  );
}
