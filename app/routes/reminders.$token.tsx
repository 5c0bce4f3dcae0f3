import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { reminded, stopReminders } from '~/jobs/stop-reminders.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ params, request }) => {
  const { email } = await reminded(params.token ?? '');
  return { email, done: new URL(request.url).searchParams.has('done') };
});

export const action = act(async ({ params, request }) => {
  const token = params.token ?? '';
  await reminded(token);
  await read(request, z.object({}));
  await stopReminders(token);
  throw redirect(`${paths.stopReminders(token)}?done=yes`, 303);
});

export const meta: MetaFunction = () => [
  { title: 'No more reminders – Proofmark' },
  { name: 'robots', content: 'noindex' },
];

export default function RemindersRoute() {
  const { email, done } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">{done ? 'No more reminders' : 'Stop reminders?'}</h1>
      {done ? (
        <>
          <p>
            {email} is not reminded any more before a licence ends. What is decided about your statements
            still comes.
          </p>
          <p>
            You can change this on{' '}
            <a href={paths.account} className="govuk-link">
              your account’s page
            </a>
            .
          </p>
        </>
      ) : (
        <>
          <p>
            {email} will not be reminded any more before a licence ends. What is decided about your statements
            still comes.
          </p>
          <Form>
            <button type="submit" className="govuk-button">
              Stop reminders
            </button>
          </Form>
        </>
      )}
    </div>
  );
}
