import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { accreditor, changeAccreditorsWordmark } from '~/account/accreditor.server';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { WordmarkForm, wordmarkFields } from '~/forms/wordmark-form';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false, takes: 1_100_000 };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'accreditor.change');
  const { name, wordmark } = await accreditor();
  return { name, wordmark };
});

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'accreditor.change');
  await requireFreshActor(request, context);
  const said = await read(request, wordmarkFields);
  await changeAccreditorsWordmark(actor, said.intent === 'change' ? said.file : null);
  throw redirect(`${paths.accreditor}?done=wordmark#done`, 303);
});

export const meta: MetaFunction = () => [{ title: 'Wordmark of the accreditor – Proofmark' }];

export default function AccreditorWordmarkRoute() {
  const { name, wordmark } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.accreditor} className="govuk-back-link">
        The accreditor
      </a>
      <h1 className="govuk-heading-l">Wordmark of the accreditor</h1>
      <p className="lede">The picture of your name. It stands at the head of every page and PDF.</p>
      <WordmarkForm
        name={name}
        address={wordmark && `${paths.wordmarkPng}?${wordmark.slice(0, 12)}`}
        result={result}
      />
    </div>
  );
}
