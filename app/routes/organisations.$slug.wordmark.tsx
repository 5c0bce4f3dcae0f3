import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { act, read } from '~/forms/read.server';
import { WordmarkForm, wordmarkFields } from '~/forms/wordmark-form';
import { openOrganisation } from '~/organisation/open.server';
import { changeWordmark, removeWordmark } from '~/organisation/wordmark.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false, takes: 1_100_000 };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  const { slug, name, wordmark_sha256: wordmark } = organisation;
  return { slug, name, wordmark };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  const said = await read(request, wordmarkFields);
  if (said.intent === 'remove') await removeWordmark(actor, organisation);
  else await changeWordmark(actor, organisation, said.file);
  throw redirect(paths.organisation(organisation.slug).about, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Wordmark – ${view?.name ?? ''} – Proofmark` },
];

export default function WordmarkRoute() {
  const { slug, name, wordmark } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { about, wordmarkPng } = paths.organisation(slug);
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={about} className="govuk-back-link">
        What is said of it
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Wordmark</h1>
      <p className="lede">
        The picture of your name. It stands in the directory, and anybody can see it there.
      </p>
      <WordmarkForm
        name={name}
        address={wordmark && `${wordmarkPng}?${wordmark.slice(0, 12)}`}
        result={result}
      />
    </div>
  );
}
