import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { given } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { mailPage, sendAgain } from '~/mail/mail-page.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Pages } from '~/ui/pages';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'mail.read');
  const before = new URL(request.url).searchParams.get('before');
  return { ...(await mailPage(before)), later: before !== null };
});

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'mail.read');
  const { mail } = await read(request, z.object({ mail: given }));
  await sendAgain(actor, mail);
  throw redirect(paths.mail, 303);
});

export const meta: MetaFunction = () => [{ title: 'Mail – Proofmark' }];

const STATES = { waits: 'Waits', sent: 'Sent', 'given up': 'Given up' };

export default function MailRoute() {
  const { mails, next, later, sends, waiting, givenUp } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={isRefused(said) ? said : undefined} />
      <a href={paths.accreditor} className="govuk-back-link">
        The accreditor
      </a>
      <h1 className="govuk-heading-l">Mail</h1>
      <p className="lede">
        {sends
          ? `${waiting === 0 ? 'Nothing' : waiting} ${waiting > 1 ? 'wait' : 'waits'} to be sent${givenUp > 0 ? `, ${givenUp} given up` : ''}.`
          : 'No server for mail is set, so nothing is sent: it all waits here.'}
      </p>
      {mails.length === 0 && <p>There is none yet.</p>}
      <ul className="list-rows">
        {mails.map(
          ({ id, recipient, kind, subject, written, sent, next: due, state, tries, error, text }) => (
            <li key={id}>
              <div>
                <h2>{subject}</h2>
                <p className="quiet">
                  {kind}, to {recipient}. Written {written}
                  {sent && `, sent ${sent}`}
                  {tries > 1 && `, tried ${tries} times`}
                  {due && `; tried next ${due}`}
                </p>
                {error && <p className="small">The server for mail said: {error}</p>}
                {text && (
                  <details className="more">
                    <summary>What it says</summary>
                    <div className="more__body">
                      <p className="as-written">{text}</p>
                    </div>
                  </details>
                )}
                {state === 'given up' && (
                  <Form id={`again-${id}`} given={{ mail: id }}>
                    <button type="submit" className="as-link">
                      Send it again<span className="govuk-visually-hidden">: {subject}</span>
                    </button>
                  </Form>
                )}
              </div>
              <p className="nowrap">{STATES[state]}</p>
            </li>
          ),
        )}
      </ul>
      <Pages of="the mails" first={later ? paths.mail : null} next={next && `${paths.mail}?before=${next}`} />
    </div>
  );
}
