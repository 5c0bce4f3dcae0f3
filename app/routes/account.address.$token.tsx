import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { addressPage, followAddressLink } from '~/account/change-address.server';
import { ErrorSummary } from '~/forms/error-summary';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

/** Once it is followed its page has nothing to show but what came of it. */
const followed = new WeakSet<object>();

export const loader = page(async ({ params, context }) =>
  followed.has(context) ? null : addressPage(params.token ?? ''),
);

export const action = act(async ({ request, params, context }) => {
  const token = params.token ?? '';
  const { email } = await addressPage(token);
  await read(request, z.object({}));
  const { undone } = await followAddressLink(token);
  followed.add(context);
  return data({ undone, email });
});

export const meta: MetaFunction = () => [
  { title: 'Another e-mail address – Proofmark' },
  { name: 'robots', content: 'noindex' },
];

export default function AddressByRoute() {
  const view = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  if (said && 'undone' in said) return <Followed {...said} />;
  if (!view) return null;
  const { email, from, undoes } = view;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">{undoes ? 'Undo the change?' : 'Use this address?'}</h1>
      <p className="lede">
        {undoes
          ? `You sign in with ${email} again, and no more with ${from}. Everybody is signed out of the account, and you set a new password.`
          : `You sign in with ${email} from then on, and no more with ${from}.`}
      </p>
      <Form result={result}>
        <button type="submit" className="govuk-button">
          {undoes ? 'Undo it' : 'Use this address'}
        </button>
      </Form>
    </div>
  );
}

function Followed({ undone, email }: { undone: boolean; email: string }) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">{undone ? 'It is undone' : 'The address is changed'}</h1>
      <p className="lede">{undone ? `The account has ${email} again.` : `You sign in with ${email} now.`}</p>
      <p>
        <a href={undone ? paths.reset : paths.account} className="govuk-button">
          {undone ? 'Set a new password' : 'Your account'}
        </a>
      </p>
    </div>
  );
}
