import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import {
  acceptApplication,
  applicationPage,
  declineApplication,
} from '~/application/decide-application.server';
import { APPLICATION_STATES, KEPT_DAYS } from '~/application/stated';
import { StatedList } from '~/application/stated-list';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLines } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { organisationFields } from '~/organisation/organisation-fields';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { levelOptions } from '~/questionnaire/scheme';
import { BASELINE_WORDS, baselineInWords } from '~/scheme/baseline';
import { StatusTag } from '~/ui/status-tag';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  await requirePermission(request, context, 'application.decide');
  return { ...(await applicationPage(params.id ?? '')), levels: levelOptions() };
});

const asked = byButton([
  z.object({
    intent: z.literal('accept'),
    level: organisationFields.level,
    distinct: given,
  }),
  z.object({
    intent: z.literal('decline'),
    reason: words({ most: 2_000, what: 'the reason', missing: 'Say why: the applicant is sent it' }),
  }),
]);

export const action = act(async ({ request, params, context }) => {
  await requirePermission(request, context, 'application.decide');
  const actor = await requireFreshActor(request, context);
  const id = params.id ?? '';
  const said = await read(request, asked);
  if (said.intent === 'accept') {
    const slug = await acceptApplication(actor, id, {
      level: said.level,
      distinct: said.distinct === 'yes',
    });
    throw redirect(paths.organisation(slug).people, 303);
  }
  await declineApplication(actor, id, said.reason);
  throw redirect(paths.applicationToDecide(id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Application of ${view?.name ?? ''} – Proofmark` },
];

const TONES = { met: 'published', not_met: 'unpublished', unknown: 'draft' };

export default function ApplicationRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { name, state, duplicates, others, levels } = view;
  const waits = state === 'waiting';
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.applications} className="govuk-back-link">
        Applications
      </a>
      <p className="caption">{APPLICATION_STATES[state]}</p>
      <h1 className="govuk-heading-l">{name}</h1>
      {waits ? (
        <p className="lede">It came in on {view.received}, its address confirmed.</p>
      ) : (
        <div className={`standing standing--${state === 'accepted' ? 'current' : 'withdrawn'}`}>
          <p className="standing__said">
            {APPLICATION_STATES[state]} on {view.decided} by {view.by}
          </p>
          {view.reason && <p className="as-written">{view.reason}</p>}
          {view.became && (
            <p>
              <a href={paths.organisation(view.became).people} className="govuk-link">
                Its people
              </a>
            </p>
          )}
        </div>
      )}
      {(duplicates.length > 0 || others.length > 0) && (
        <section className="ask" aria-labelledby="alike">
          <h2 className="govuk-heading-m" id="alike">
            It may be here already
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {duplicates.map(({ slug, name: other, because }) => (
              <li key={slug}>
                <a href={paths.organisation(slug).about} className="govuk-link">
                  {other}
                </a>
                : {because}
              </li>
            ))}
            {others.map(({ id, name: other }) => (
              <li key={id}>
                <a href={paths.applicationToDecide(id)} className="govuk-link">
                  {other}
                </a>
                : another application with the same number waits
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2 className="govuk-heading-m govuk-!-margin-top-8">What was stated</h2>
      <StatedList stated={view.stated} />
      <h2 className="govuk-heading-m govuk-!-margin-top-8">What was answered before</h2>
      <p>
        {baselineInWords(view.results)} By the applicant’s own answers, to the criteria of version{' '}
        {view.schemeVersion}: nobody has looked at evidence.
      </p>
      <ul className="list-rows">
        {view.results.map(({ criterion, letter, title, outcome, answered }) => (
          <li key={criterion}>
            <div>
              <h3>
                {letter}. {title}
              </h3>
              <p>{answered ?? 'Not answered'}</p>
            </div>
            <p className="status-line">
              <StatusTag status={TONES[outcome]}>{BASELINE_WORDS[outcome]}</StatusTag>
            </p>
          </li>
        ))}
      </ul>
      {waits && (
        <>
          <section aria-labelledby="accept">
            <h2 className="govuk-heading-m govuk-!-margin-top-8" id="accept">
              Accept it
            </h2>
            <p>
              The organisation is added with what was stated, and the applicant is invited as its director by
              mail. It holds no licence by that.
            </p>
            <Form id="accept" result={result}>
              <RadioGroup name="level" legend="Level it applies for" options={levels} />
              {duplicates.length > 0 && (
                <Tick
                  name="distinct"
                  label="I have looked: it is none of the organisations that may be the same"
                />
              )}
              <button type="submit" name="intent" value="accept" className="govuk-button">
                Accept
              </button>
            </Form>
          </section>
          <section aria-labelledby="decline">
            <h2 className="govuk-heading-m govuk-!-margin-top-8" id="decline">
              Decline it
            </h2>
            <Form id="decline" result={result}>
              <TextLines
                name="reason"
                label="Why"
                hint="The applicant is sent it as it stands. It is kept, so name nobody in it."
              />
              <button
                type="submit"
                name="intent"
                value="decline"
                className="govuk-button govuk-button--warning"
              >
                Decline
              </button>
            </Form>
          </section>
          <p className="quiet">
            The applicant’s name and address are deleted {KEPT_DAYS} days after the decision.
          </p>
        </>
      )}
    </div>
  );
}
