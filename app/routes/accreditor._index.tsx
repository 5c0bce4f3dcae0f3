import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { accreditor } from '~/account/accreditor.server';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { peopleIn } from '~/account/invitations.server';
import { endFactorOf } from '~/account/lost-factor.server';
import { changePeople } from '~/account/people-form.server';
import { PeoplePanel } from '~/account/people-panel';
import { BODY_ROLES } from '~/account/roles';
import { ErrorSummary } from '~/forms/error-summary';
import { isRefused } from '~/forms/form-result';
import { act } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Done } from '~/ui/done';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'accreditor.change');
  const done = new URL(request.url).searchParams.get('done') ?? '';
  return {
    ...(await peopleIn(null)),
    ...(await accreditor()),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  };
});

const DONE = {
  settings: 'Kept. Pages, mails and documents that are made from now on say it.',
  wordmark: 'Kept. Pages and documents that are made from now on show it.',
};

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'accreditor.change');
  await requireFreshActor(request, context);
  await changePeople(actor, null, request, BODY_ROLES, {
    endFactor: (personId) => endFactorOf(actor, null, personId),
  });
  throw redirect(paths.accreditor, 303);
});

export const meta: MetaFunction = () => [{ title: 'The accreditor – Proofmark' }];

export default function AccreditorRoute() {
  const { name, contact, done, ...view } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      {done && <Done>{done}</Done>}
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Who runs the scheme</h1>
      <p>
        Mails to people name {name}
        {contact && <>, and {contact} for questions</>}.{' '}
        <a href={paths.accreditorSettings} className="govuk-link">
          Change that
        </a>
      </p>
      <p className="status-line">
        <a href={paths.accreditorWordmark} className="govuk-link">
          Wordmark
        </a>
        <a href={paths.mail} className="govuk-link">
          Mail
        </a>
        <a href={paths.audit} className="govuk-link">
          Audit
        </a>
        <a href={paths.jobs} className="govuk-link">
          Jobs
        </a>
      </p>
      <h2 className="govuk-heading-m">People</h2>
      <PeoplePanel {...view} roles={BODY_ROLES} mayChange mayEndFactor result={result} />
    </div>
  );
}
