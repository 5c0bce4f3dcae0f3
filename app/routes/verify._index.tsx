import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { codeTyped } from '~/commissioning/code';
import { ErrorSummary } from '~/forms/error-summary';
import type { FormResult } from '~/forms/form-result';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { CodeForm } from '~/ui/code-form';

export const handle = { script: false };

/** A form's way to a code's own address, where everything that is typed is answered. */
export const loader = page(async ({ request }) => {
  const typed = new URL(request.url).searchParams.get('code');
  const words = [...(typed ?? '').trim()].slice(0, 100).join('');
  const code = codeTyped(words);
  if (/[\p{L}\p{N}]/u.test(words)) throw redirect(paths.verified(code ?? encodeURIComponent(words)));
  if (typed === null) return data<FormResult | null>(null);
  const errors = [{ field: 'code', message: 'Enter the code that is printed on the document' }];
  return data<FormResult | null>({ form: '', typed: { code: words }, errors }, 422);
});

export const meta: MetaFunction<typeof loader> = ({ data: said }) => [
  { title: `${said ? 'Error: ' : ''}Check a document – Proofmark` },
];

export default function VerifyRoute() {
  const result = useLoaderData<typeof loader>() ?? undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Check a document</h1>
      <p className="lede">
        Every statement published here carries a code. It tells whether the statement is current, and whether
        your file is the one that was published.
      </p>
      <CodeForm result={result} />
    </div>
  );
}
