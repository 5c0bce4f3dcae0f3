import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accreditor, changeAccreditorsWordmark } from '~/account/accreditor.server';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, file } from '~/forms/fields';
import { FileInput } from '~/forms/file-input';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false, takes: 1_100_000 };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'accreditor.change');
  const { name, wordmark } = await accreditor();
  return { name, wordmark };
});

const asked = byButton([
  z.object({ intent: z.literal('change'), file: file('Choose a PNG or SVG file') }),
  z.object({ intent: z.literal('remove') }),
]);

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'accreditor.change');
  await requireFreshActor(request, context);
  const said = await read(request, asked);
  await changeAccreditorsWordmark(actor, said.intent === 'change' ? said.file : null);
  throw redirect(paths.accreditor, 303);
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
      <p className="lede">The picture of your name. It stands at the head of every page.</p>
      {wordmark && (
        <p>
          <img
            className="wordmark"
            src={`${paths.wordmarkPng}?${wordmark.slice(0, 12)}`}
            alt={`Wordmark of ${name}`}
          />
        </p>
      )}
      <Form id="change" result={result} encType="multipart/form-data">
        <FileInput
          name="file"
          label="The file"
          hint="PNG or SVG, at most 1 MB. In an SVG letters have to be turned into paths."
          accept=".png,.svg,image/png,image/svg+xml"
        />
        <button type="submit" name="intent" value="change" className="govuk-button">
          Use this
        </button>
      </Form>
      {wordmark && (
        <Form id="remove" result={result}>
          <button type="submit" name="intent" value="remove" className="as-link">
            Take it away
          </button>
        </Form>
      )}
    </div>
  );
}
