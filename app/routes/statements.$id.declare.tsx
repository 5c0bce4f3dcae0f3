import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { StatementBody } from '~/publication/html/statement-body';
import { periodInWords } from '~/questionnaire/period';
import { cleanText } from '~/questionnaire/text';
import { openStatement } from '~/statement/open.server';
import { asPosted, ChangedSince, documentShown, refuseOldPage } from '~/statement/shown.server';
import { submitStatement } from '~/statement/submit.server';
import { BroughtInYears } from '~/ui/brought-in-years';
import { ErrorSummary } from '~/ui/error-summary';
import { ShownFields } from '~/ui/shown-fields';
import { TextLine } from '~/ui/text-line';

/** A whole statement is read here, and its data would be sent a second time. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.declare');
  const { statement, organisation, version } = open;
  if (version.status !== 'draft' || !version.prepared_by) throw redirect(`/statements/${statement.id}/check`);
  const period = periodInWords({ start: statement.period_start, end: statement.period_end });
  const { document, shown } = await documentShown(open);
  return { id: statement.id, organisation: organisation.name, period, name: actor.name, document, shown };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.declare');
  const form = await request.formData();
  const name = cleanText(String(form.get('name') ?? ''));
  const role = cleanText(String(form.get('role') ?? ''));
  const errors = [
    ...(name && name.length <= 120
      ? []
      : [{ field: 'name', message: 'Enter your name, in at most 120 characters' }]),
    ...(role && role.length <= 120
      ? []
      : [{ field: 'role', message: 'Enter your role, like “chair of the board”' }]),
    ...(form.get('true') === 'yes'
      ? []
      : [{ field: 'true', message: 'Confirm that the figures are true and evidenced' }]),
  ];
  const seen = asPosted(open, form, 'name', 'role');
  if (errors.length > 0) {
    await refuseOldPage(seen);
    return data({ errors, name, role }, 422);
  }
  try {
    await submitStatement(actor, seen, { name, role });
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof ChangedSince) throw error;
    return data({ errors: [{ field: 'true', message: error.message }], name, role }, 409);
  }
  throw redirect(`/statements/${params.id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Declare – ${view?.organisation ?? ''} – Proofmark` },
];

export default function DeclareRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const errors = wrong?.errors ?? [];
  const unconfirmed = errors.find((error) => error.field === 'true');
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <Link to={`/statements/${view.id}/check`} className="govuk-back-link">
        Read the statement again
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">Declare it true</h1>
      <p>
        You declare <a href="#declared">the statement as it stands below</a>. Once submitted, it is kept as it
        is and goes to the assessor. To change it you can withdraw it.
      </p>
      <BroughtInYears years={view.document.broughtInYears} />
      <Form method="post" noValidate>
        <ShownFields shown={view.shown} />
        <TextLine
          name="name"
          label="Your name"
          value={wrong?.name ?? view.name}
          errors={errors}
          complete="name"
        />
        <TextLine
          name="role"
          label="Your role"
          value={wrong?.role ?? ''}
          errors={errors}
          complete="organization-title"
        />
        <div className={`govuk-form-group${unconfirmed ? ' govuk-form-group--error' : ''}`}>
          {unconfirmed && <p className="govuk-error-message">{unconfirmed.message}</p>}
          <div className="govuk-checkboxes">
            <div className="govuk-checkboxes__item">
              <input className="govuk-checkboxes__input" id="true" name="true" type="checkbox" value="yes" />
              <label className="govuk-label govuk-checkboxes__label" htmlFor="true">
                I declare that the figures and words in this statement are true, and that there is evidence
                for them.
              </label>
            </div>
          </div>
        </div>
        <button type="submit" className="govuk-button">
          Declare and submit
        </button>
      </Form>
      <h2 className="govuk-heading-m govuk-!-margin-top-8" id="declared">
        What you declare
      </h2>
      <StatementBody document={view.document} />
    </div>
  );
}
