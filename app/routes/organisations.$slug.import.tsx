import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { openOrganisation } from '~/organisation/open.server';
import { act, page } from '~/platform/http.server';
import { postImport } from '~/statement/import/import-form.server';
import { ErrorSummary } from '~/ui/error-summary';
import { ImportPreview } from '~/ui/import-preview';

/** A table of many years. */
export const handle = { takes: 5_000_000 };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { name, slug } = await openOrganisation(actor, params.slug ?? '', 'statement.import');
  return { name, slug };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'statement.import');
  const outcome = await postImport(actor, organisation.slug, await request.formData());
  if (outcome.kind === 'done') throw redirect(`/organisations/${organisation.slug}/statements`, 303);
  return data(outcome, outcome.kind === 'faults' ? 422 : 200);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Import past years – ${view?.name ?? ''} – Proofmark` },
];

export default function ImportRoute() {
  const view = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const faults = outcome?.kind === 'faults' ? outcome.faults : [];
  return (
    <div className="narrow">
      <ErrorSummary
        title="Nothing was imported"
        errors={faults.slice(0, 50).map((message) => ({ field: 'file', message }))}
      />
      <Link to={`/organisations/${view.slug}/statements`} className="govuk-back-link">
        Statements
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Import past years</h1>
      {outcome?.kind === 'preview' && <ImportPreview preview={outcome} />}
      {faults.length > 50 && <p>And {faults.length - 50} more. Mend these first.</p>}
      {outcome?.kind !== 'preview' && (
        <>
          <p className="lede">
            One figure a row, as CSV or XLSX. You see what will change before anything is saved.
          </p>
          <Form method="post" encType="multipart/form-data">
            <div className={`govuk-form-group${faults.length ? ' govuk-form-group--error' : ''}`}>
              <label className="govuk-label" htmlFor="file">
                The file, at most 3 MB
              </label>
              <input
                className="govuk-file-upload"
                id="file"
                name="file"
                type="file"
                accept=".csv,.xlsx,text/csv"
              />
            </div>
            <button type="submit" name="intent" value="preview" className="govuk-button">
              Show what will change
            </button>
          </Form>
          <Columns />
        </>
      )}
    </div>
  );
}

function Columns() {
  return (
    <details className="more">
      <summary>The columns</summary>
      <p>
        <code>
          period_start, period_end, measure, label, unit, series, value, qualifier, numerator, denominator,
          basis, note, source
        </code>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <b>period_start, period_end</b>: the days the figure is about, like 2024-04-01 and 2025-03-31.
        </li>
        <li>
          <b>measure</b>: an id from{' '}
          <a href="/questions" className="govuk-link">
            the list of questions
          </a>
          , or empty for a measure of your own, which label and unit then name.
        </li>
        <li>
          <b>series</b>: actual, target, forecast or comparative. <b>qualifier</b>: empty, more_than,
          at_least, about, almost or less_than. <b>basis</b>: counted, survey, estimated or modelled.
        </li>
        <li>
          Where they are needed: <b>group</b>, one of a measure’s groups; <b>area</b>, the one contract or
          area that a figure is for, empty for the whole organisation; <b>text</b>, an answer in words.
        </li>
        <li>
          Files that were published here, <code>data.csv</code> and <code>parts.csv</code>, can be brought in
          as they are. What they state as a range is left out, and they must be one organisation’s.
        </li>
        <li>Rows of the same period make one statement, which begins as a draft.</li>
      </ul>
    </details>
  );
}
