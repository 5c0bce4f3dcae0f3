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
  INVITATION_COLUMNS,
  listOfInvitations,
  MOST_INVITATIONS,
} from '~/organisation/many-invitations.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Done } from '~/ui/done';

/** A long list, which travels a second time as text. */
export const handle = { script: false, takes: 4_000_000 };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'organisation.add');
  // Before a file is chosen: no sign-in page carries one along.
  await requireFreshActor(request, context);
  return { most: MOST_INVITATIONS, ...INVITATION_COLUMNS };
});

export const action = listAction(listOfInvitations);

export const meta: MetaFunction = () => [{ title: 'Invite many people – Proofmark' }];

export default function ManyInvitationsRoute() {
  const { most, required } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  const { preview, made } = said && !isRefused(said) ? said : { preview: null, made: null };
  return (
    <div className="narrow">
      <ErrorSummary title="Nobody was invited" result={result} />
      {made !== null && (
        <Done>
          {made === 1 ? 'One person is invited.' : `${made.toLocaleString('en-GB')} people are invited.`}{' '}
          Their mails are on their way.
        </Done>
      )}
      <a href={paths.organisations} className="govuk-back-link">
        Organisations
      </a>
      <h1 className="govuk-heading-l">Invite many people</h1>
      {preview ? (
        <ListPreviewed preview={preview} of="invitations" button="Invite # of them" />
      ) : (
        <>
          <p className="lede">
            A CSV file, one person and role a row. You see what comes of each row before any mail is sent.
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
            The first line names the columns: <code>{required.join(', ')}</code>.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            <li>
              <b>organisation</b>: the last part of its address here, its company or charity number, or its
              name.
            </li>
            <li>
              <b>role</b>: <code>editor</code>, <code>director</code> or <code>manager</code>.
            </li>
          </ul>
        </>
      )}
    </div>
  );
}
