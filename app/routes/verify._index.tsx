import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { codeTyped, hasStrangeLetter } from '~/commissioning/code';
import { page } from '~/platform/http.server';
import { CodeForm } from '~/ui/code-form';
import { ErrorSummary } from '~/ui/error-summary';

export const handle = { script: false };

export const loader = page(async ({ request }) => {
  const typed = (new URL(request.url).searchParams.get('code') ?? '').slice(0, 100);
  const asked = new URL(request.url).searchParams.has('code');
  const code = codeTyped(typed);
  if (code) throw redirect(`/verify/${code}`);
  return data({ typed, error: asked ? faultOf(typed) : '' }, asked ? 422 : 200);
});

function faultOf(typed: string): string {
  if (!typed.trim()) return 'Enter the code that is printed on the document';
  return hasStrangeLetter(typed)
    ? 'A code never holds 0, 1, I, L, O or U. Look at those letters again: a Q or a D may look like an O, a J or a T like an I'
    : 'A code has eight letters and digits after PM, like PM-7K4W-92QX';
}

export const meta: MetaFunction<typeof loader> = ({ data: said }) => [
  { title: `${said?.error ? 'Error: ' : ''}Check a document – Proofmark` },
];

export default function VerifyRoute() {
  const { typed, error } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <h1 className="govuk-heading-l">Check a document</h1>
      <p className="lede">
        Every statement published here carries a code. It tells whether the statement is current, and whether
        your file is the one that was published.
      </p>
      <CodeForm typed={typed} error={error || undefined} />
    </div>
  );
}
