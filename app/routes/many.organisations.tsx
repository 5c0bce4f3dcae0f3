import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { FileInput } from '~/forms/file-input';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { listAction } from '~/organisation/list-form.server';
import { ListPreviewed } from '~/organisation/list-preview';
import {
  listOfOrganisations,
  MOST_ORGANISATIONS,
  ORGANISATION_COLUMNS,
} from '~/organisation/many-organisations.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Done } from '~/ui/done';

/** A long list, which travels a second time as text. */
export const handle = { script: false, takes: 4_000_000 };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'organisation.add');
  // Before a file is chosen: no sign-in page carries one along.
  await requireFreshActor(request, context);
  return { most: MOST_ORGANISATIONS, ...ORGANISATION_COLUMNS };
});

export const action = listAction(listOfOrganisations);

export const meta: MetaFunction = () => [{ title: 'Add many organisations – Proofmark' }];

export default function ManyOrganisationsRoute() {
  const { most, required, optional } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  const { preview, made } = said && !isRefused(said) ? said : { preview: null, made: null };
  return (
    <div className="narrow">
      <ErrorSummary title="Nothing was made" result={result} />
      {made !== null && (
        <Done>
          {made === 1
            ? 'One organisation was added.'
            : `${made.toLocaleString('en-GB')} organisations were added.`}
        </Done>
      )}
      <a href={paths.organisations} className="govuk-back-link">
        Organisations
      </a>
      <h1 className="govuk-heading-l">Add many organisations</h1>
      {preview ? (
        <ListPreviewed preview={preview} of="organisations" button="Add # of them" />
      ) : (
        <>
          <p className="lede">
            A CSV file, one organisation a row. You see what comes of each row before anything is made.
          </p>
          <Form result={result} encType="multipart/form-data">
            <FileInput
              name="file"
              label="The file"
              hint={`At most ${most.toLocaleString('en-GB')} rows and 2 MB.`}
              accept=".csv,text/csv"
            />
            <button type="submit" name="intent" value="preview" className="govuk-button">
              Show what comes of it
            </button>
          </Form>
          <p>
            The first line names the columns: <code>{required.join(', ')}</code>. Where they are known also{' '}
            <code>{optional.join(', ')}</code>.
          </p>
          <p>
            The level is <code>mark</code> or <code>gold</code>, the year end like <code>31 March</code>.
            People are{' '}
            <a href={paths.manyInvitations} className="govuk-link">
              invited with a list of their own
            </a>
            .
          </p>
        </>
      )}
    </div>
  );
}
