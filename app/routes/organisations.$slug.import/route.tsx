import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, file, given } from '~/forms/fields';
import { FileInput } from '~/forms/file-input';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { importPreviewed, previewImport } from '~/statement/import/import-form.server';
import { ImportPreview } from './import-preview';

/** A table of many years. */
export const handle = { takes: 5_000_000 };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { name, slug } = await openOrganisation(actor, params.slug ?? '', 'statement.import');
  return { name, slug };
});

const asked = byButton([
  z.object({ intent: z.literal('preview'), file: file('Choose a CSV or XLSX file') }),
  // What was looked at travels as text: a browser lets nobody send a file a second time.
  z.object({
    intent: z.literal('import'),
    filename: given,
    content: z.string('Choose the file again').min(1, 'Choose the file again'),
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'statement.import');
  const said = await read(request, asked, { carries: 'content' });
  if (said.intent === 'import') {
    await importPreviewed(actor, organisation.slug, said);
    throw redirect(paths.organisation(organisation.slug).statements, 303);
  }
  return previewImport(actor, organisation.slug, said.file);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Import past years – ${view?.name ?? ''} – Proofmark` },
];

/** More faults than a person mends at once. */
const SHOWN = 50;

export default function ImportRoute() {
  const view = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const refused = isRefused(said) ? said : undefined;
  const preview = said && !isRefused(said) ? said : null;
  const left = (refused?.errors.length ?? 0) - SHOWN;
  return (
    <div className="narrow">
      <ErrorSummary
        title="Nothing was imported"
        result={refused && { ...refused, errors: refused.errors.slice(0, SHOWN) }}
      />
      <Link to={paths.organisation(view.slug).statements} className="govuk-back-link">
        Statements
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Import past years</h1>
      {left > 0 && <p>And {left} more. Mend these first.</p>}
      {preview ? (
        <ImportPreview preview={preview} />
      ) : (
        <>
          <p className="lede">
            One figure a row, as CSV or XLSX. You see what will change before anything is saved.
          </p>
          <Form result={refused} encType="multipart/form-data">
            <FileInput name="file" label="The file, at most 3 MB" accept=".csv,.xlsx,text/csv" />
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
          <a href={paths.questions} className="govuk-link">
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
