import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { actOnLicence, agreeToProposal, dropProposal, licencePage } from '~/accreditation/ledger.server';
import { DayInput } from '~/forms/day-input';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, day, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLines } from '~/forms/text-line';
import { openOrganisation } from '~/organisation/open.server';
import { organisationFields } from '~/organisation/organisation-fields';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { dayInWords } from '~/questionnaire/period';
import { levelName, levelOptions } from '~/questionnaire/scheme';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const view = await licencePage(actor, organisation);
  const own = actor.memberships.some(({ organisationId }) => organisationId === organisation.id);
  return {
    ...view,
    level: levelName(view.level),
    levels: levelOptions(),
    events: view.events.map((event) => ({
      position: event.position,
      what: EVENT_WORDS[event.kind],
      level: levelName(event.level),
      day: event.day,
      until: event.until,
      reason: event.reason,
      by: [event.person_name, event.second_name].filter(Boolean).join(', agreed by '),
    })),
    mayChange: can(actor, 'licence.change', organisation.id) && !own,
    mayGiveUp: can(actor, 'licence.give_up', organisation.id) && view.held?.hold === null,
  };
});

const EVENT_WORDS = {
  granted: 'Granted',
  renewed: 'Renewed',
  extended: 'Extended',
  level_changed: 'Level changed',
  suspended: 'Suspended',
  restored: 'Restored',
  withdrawn: 'Withdrawn',
  given_up: 'Given up',
} as const;

const reason = words({ most: 1_000, what: 'the reason', missing: 'Say why: it is kept with the licence' });
const until = day('Enter a real day for its end');

const asked = byButton([
  z.object({ intent: z.literal('granted'), level: organisationFields.level, until, reason }),
  z.object({ intent: z.literal('extended'), until, reason }),
  z.object({ intent: z.enum(['suspended', 'withdrawn', 'restored']), reason }),
  z.object({ intent: z.literal('given_up'), reason }),
  z.object({ intent: z.enum(['agree-suspended', 'agree-withdrawn']) }),
  z.object({ intent: z.literal('drop') }),
]);

export const action = act(async ({ request, params, context }) => {
  const slug = params.slug ?? '';
  const reader = await requireActor(request, context);
  await openOrganisation(reader, slug, 'organisation.read');
  const said = await read(request, asked);
  const permission = said.intent === 'given_up' ? 'licence.give_up' : 'licence.change';
  const organisation = await openOrganisation(reader, slug, permission);
  const actor = await requireFreshActor(request, context);
  switch (said.intent) {
    case 'agree-suspended':
      await agreeToProposal(actor, organisation.id, 'suspended');
      break;
    case 'agree-withdrawn':
      await agreeToProposal(actor, organisation.id, 'withdrawn');
      break;
    case 'drop':
      await dropProposal(actor, organisation.id);
      break;
    default: {
      const { intent: kind, ...rest } = said;
      await actOnLicence(actor, organisation.id, { kind, ...rest } as Parameters<typeof actOnLicence>[2]);
    }
  }
  throw redirect(paths.organisation(organisation.slug).licence, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Licence – ${view?.name ?? ''} – Proofmark` },
];

export default function LicenceRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { held, mayChange } = view;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.organisation(view.slug).statements} className="govuk-back-link">
        Statements
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Licence</h1>
      <p className="lede">
        {held ? `${view.level}: ` : ''}
        {view.inWords}.
      </p>
      {view.proposed.map(({ kind, reason: why, by, mine }) => (
        <div className="ask" key={kind}>
          <p>
            {by} proposes that it be {kind}: “{why}”. Somebody else has to agree.
          </p>
          {mayChange && (
            <Form result={result} id={kind}>
              <div className="button-row">
                {!mine && (
                  <button type="submit" name="intent" value={`agree-${kind}`} className="govuk-button">
                    Agree: it is {kind}
                  </button>
                )}
                <button type="submit" name="intent" value="drop" className="govuk-button govuk-button--quiet">
                  Take the proposal back
                </button>
              </div>
            </Form>
          )}
        </div>
      ))}
      <h2 className="govuk-heading-m">What happened to it</h2>
      {view.events.length === 0 ? (
        <p>Nothing yet: it is granted when a statement is approved.</p>
      ) : (
        <ul className="list-rows">
          {view.events.map((event) => (
            <li key={event.position}>
              <h3>
                {event.what}
                {event.until && `, to ${dayInWords(event.until)}`}
              </h3>
              <p>
                {dayInWords(event.day)}: {event.level}. {event.reason}
              </p>
              <p className="small quiet">{event.by}</p>
            </li>
          ))}
        </ul>
      )}
      {mayChange && <Change view={view} result={result} />}
      {view.mayGiveUp && (
        <Form result={result} id="give-up">
          <h2 className="govuk-heading-m">Give it up</h2>
          <p>From today on it is not held any more. What was published stays, and says so.</p>
          <TextLines name="reason" label="Why" rows={2} />
          <button type="submit" name="intent" value="given_up" className="govuk-button govuk-button--quiet">
            Give the licence up
          </button>
        </Form>
      )}
    </div>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;
type Result = ReturnType<typeof useActionData<typeof action>>;

/** What the accreditor can do: each with a reason that is kept. */
function Change({ view: { held, levels }, result }: { view: View; result: Result }) {
  return (
    <>
      <h2 className="govuk-heading-m govuk-!-margin-top-8">Change it</h2>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Grant one, or extend it</span>
        </summary>
        <div className="govuk-details__text">
          <Form result={result} id="grant">
            <RadioGroup name="level" legend="Level, where one is granted" options={levels} />
            <DayInput name="until" legend="Its last day" day={held?.until ?? ''} />
            <TextLines name="reason" label="Reason" rows={2} />
            <div className="button-row">
              <button type="submit" name="intent" value="granted" className="govuk-button">
                Grant it
              </button>
            </div>
          </Form>
          <Form result={result} id="extend">
            <DayInput name="until" legend="Extend it to" day={held?.until ?? ''} />
            <TextLines name="reason" label="Reason" rows={2} />
            <button type="submit" name="intent" value="extended" className="govuk-button">
              Extend it
            </button>
          </Form>
        </div>
      </details>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Suspend, withdraw or restore it</span>
        </summary>
        <div className="govuk-details__text">
          <p>Suspending and withdrawing ask for a second person; until then nothing happens.</p>
          <Form result={result} id="halt">
            <TextLines name="reason" label="Reason" rows={2} />
            <div className="button-row">
              <button type="submit" name="intent" value="suspended" className="govuk-button">
                Propose to suspend it
              </button>
              <button type="submit" name="intent" value="withdrawn" className="govuk-button">
                Propose to withdraw it
              </button>
              <button
                type="submit"
                name="intent"
                value="restored"
                className="govuk-button govuk-button--quiet"
              >
                Restore it
              </button>
            </div>
          </Form>
        </div>
      </details>
    </>
  );
}
