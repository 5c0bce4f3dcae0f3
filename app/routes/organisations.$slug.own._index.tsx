import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { ownList } from '~/organisation/change-own.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Done } from '~/ui/done';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const step = new URL(request.url).searchParams.get('done') ?? '';
  const done = Object.hasOwn(DONE, step) ? DONE[step as keyof typeof DONE] : null;
  return { ...(await ownList(actor, organisation)), done };
});

/** What each step is answered with: an address names the step alone. */
const DONE = {
  renamed: 'It has another name or definition now. What was submitted keeps the words it was submitted with.',
  ended: 'It is ended. Later statements do not ask it; what was submitted with it stays as it is.',
  resumed: 'It is asked again from now on.',
  deleted: 'It is deleted, with what drafts and plans said of it. The trail keeps that it was there.',
};

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Your own measures – ${view?.name ?? ''} – Proofmark` },
];

export default function OwnMeasuresRoute() {
  const view = useLoaderData<typeof loader>();
  const organisation = paths.organisation(view.slug);
  return (
    <>
      {view.done && <Done>{view.done}</Done>}
      <Link to={organisation.statements} className="govuk-back-link">
        Statements
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Your own measures</h1>
      <p className="lede">
        {view.lines.length === 0
          ? 'You have none yet. A draft’s section “Your own measures” is where one is added.'
          : 'What you count that the scheme does not ask. A new one is added in a draft’s section “Your own measures”.'}
      </p>
      <ul className="list-rows">
        {view.lines.map((line) => (
          <li key={line.id}>
            <div>
              <h2>{line.label}</h2>
              <p className="quiet">
                in {line.unit === 'GBP' ? '£' : line.unit}
                {' · '}
                {line.years.length === 0
                  ? 'no year states it'
                  : line.years
                      .map(({ label, submitted }) => label + (submitted ? '' : ' (draft)'))
                      .join(', ')}
                {line.until && ` · ended on ${line.until}`}
              </p>
            </div>
            {view.editable && (
              <p>
                <Link to={organisation.ownMeasure(line.id)} className="govuk-link">
                  Change<span className="govuk-visually-hidden">: {line.label}</span>
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
