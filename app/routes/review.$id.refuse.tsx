import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLines } from '~/forms/text-line';
import { paths } from '~/paths';
import { notFoundUnless, page } from '~/platform/http.server';
import { VERDICTS } from '~/questionnaire/decision';
import { scheme } from '~/questionnaire/scheme';
import { refuseStatement } from '~/statement/approve.server';
import { refuseOwnSide } from '~/statement/decide.server';
import { doneAt } from '~/statement/done.server';
import { judgePage } from '~/statement/judge.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  if (open.version.status !== 'submitted') throw redirect(paths.review(open.statement.id));
  refuseOwnSide(actor, open);
  return { ...(await judgePage(actor, open)), appealDays: scheme.deciding.appealWithinDays };
});

const asked = z.object({
  shown: postedShown,
  reason: words({
    most: 2_000,
    what: 'the reason',
    missing: 'Say why: the organisation reads it and may appeal against it',
  }),
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireFreshActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  refuseOwnSide(actor, open);
  const { shown, reason } = await read(request, asked, decidedOn(open));
  const outcome = await refuseStatement(actor, asPosted(open, shown, reason), reason);
  throw redirect(doneAt(paths.toReview, outcome === 'decided' ? 'refused' : 'voted', open.statement.id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Refuse ${view?.organisation ?? ''} – Proofmark` },
];

/** The last look before a statement is refused: which criteria are not met, and what follows. */
export default function RefuseRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const unmet = view.judged.filter(({ verdict }) => verdict?.verdict === 'not_met');
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.review(view.id)} className="govuk-back-link">
        Back to assessing it
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">Refuse it</h1>
      <p className="lede">
        Nothing of it is published. The organisation is told the reason and the verdicts, and may appeal
        within {view.appealDays} days: people who did not decide hear it.
      </p>
      {unmet.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {unmet.map(({ criterion, verdict }) => (
            <li key={criterion.id}>
              {criterion.letter}. {criterion.title}: {VERDICTS.not_met.toLowerCase()}, by {verdict?.by}. “
              {verdict?.reason}”
            </li>
          ))}
        </ul>
      ) : (
        <p>
          No criterion was judged as not met.{' '}
          <Link to={paths.judging(view.id)} className="govuk-link">
            Judge the criteria first
          </Link>
        </p>
      )}
      <Form result={result}>
        <ShownFields shown={view.shown} />
        <TextLines name="reason" label="Reason" />
        <button type="submit" className="govuk-button govuk-button--warning">
          Refuse it
        </button>
      </Form>
    </div>
  );
}
