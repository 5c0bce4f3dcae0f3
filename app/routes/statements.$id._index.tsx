import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { dayInWords } from '~/questionnaire/period';
import { cleanText } from '~/questionnaire/text';
import { amendStatement } from '~/statement/amend.server';
import { openStatement } from '~/statement/open.server';
import { asPosted, refuseOldPage } from '~/statement/shown.server';
import { taskList } from '~/statement/task-list.server';
import { unpublishStatement } from '~/statement/unpublish.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { Cic34Links } from '~/ui/cic34-links';
import { ErrorSummary } from '~/ui/error-summary';
import { ShownFields } from '~/ui/shown-fields';
import { StatusTag } from '~/ui/status-tag';
import { TaskItems } from '~/ui/task-items';
import { TextLine } from '~/ui/text-line';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return taskList(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

const PERMISSION = {
  withdraw: 'statement.withdraw',
  amend: 'statement.amend',
  unpublish: 'publication.end',
} as const;

/** Longest reason why a statement is taken out of publication, in characters. */
const REASON_LIMIT = 500;

function faultIn(reason: string): string | null {
  if (!reason) return 'Say why it is taken out of publication';
  return [...reason].length > REASON_LIMIT ? `Shorten the reason to ${REASON_LIMIT} characters` : null;
}

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const form = await request.formData();
  const intent = String(form.get('intent')) as keyof typeof PERMISSION;
  if (!Object.hasOwn(PERMISSION, intent)) throw new Refusal('incomplete', 'This button is not known');
  const open = await openStatement(actor, params.id ?? '', PERMISSION[intent]);
  const seen = asPosted(open, form, 'reason');
  if (intent === 'withdraw') await withdrawStatement(actor, seen);
  if (intent === 'amend') await amendStatement(actor, seen);
  if (intent === 'unpublish') {
    const reason = cleanText(String(form.get('reason') ?? ''));
    const message = faultIn(reason);
    if (message) {
      await refuseOldPage(seen);
      return data({ errors: [{ field: 'reason', message }], reason }, 422);
    }
    await unpublishStatement(actor, seen, reason);
  }
  throw redirect(`/statements/${open.statement.id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statement, ${data?.period ?? ''} – ${data?.organisation.name ?? ''} – Proofmark` },
];

export default function TaskListRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const { may } = view;
  return (
    <div className="narrow">
      <ErrorSummary errors={wrong?.errors ?? []} />
      <p className="caption">
        <Link to={`/organisations/${view.organisation.slug}/statements`} className="govuk-link">
          {view.organisation.name}
        </Link>{' '}
        · {view.period}
      </p>
      <h1 className="govuk-heading-l">Social Impact Statement</h1>
      <p className="status-line">
        <StatusTag status={view.status}>{view.statusWords}</StatusTag>
        <span className="quiet">
          {view.level}, {view.cycle === 'full' ? 'full review' : 'annual statement'}, version {view.version}
        </span>
      </p>
      {view.returnedBecause && (
        <div className="comment">
          <p>
            <b>The assessor asked for changes:</b> {view.returnedBecause}
          </p>
        </div>
      )}
      {view.publishOn && <p>It will be published on {dayInWords(view.publishOn)}.</p>}
      {view.status === 'draft' && (
        <p className="lede">
          {view.done} of {view.tasks.length} sections done. Answer in any order, leave at any time: everything
          is saved.
        </p>
      )}
      <TaskItems id={view.id} tasks={view.tasks} />
      <p>
        <Link to={`/statements/${view.id}/contracts`} className="govuk-link">
          Figures for one contract or area
        </Link>{' '}
        <span className="quiet">if a commissioner asks for theirs</span>
      </p>
      <div className="button-row">
        <Link to={`/statements/${view.id}/check`} className="govuk-button">
          {view.status === 'draft' ? 'Check your answers' : 'Read the whole statement'}
        </Link>
        {may.decide && (
          <Link to={`/review/${view.id}`} className="govuk-button govuk-button--quiet">
            Assess it
          </Link>
        )}
        <Link to={`/statements/${view.id}/history`} className="govuk-link">
          History
        </Link>
        {view.cic && <Cic34Links id={view.id} />}
      </div>
      {view.shown && <NextSteps may={may} shown={view.shown} wrong={wrong} />}
    </div>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

interface NextStepsProps {
  may: View['may'];
  shown: NonNullable<View['shown']>;
  wrong: ReturnType<typeof useActionData<typeof action>>;
}

/** A form for each step: the Enter key in one never takes another. */
function NextSteps({ may, shown, wrong }: NextStepsProps) {
  return (
    <section className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Change it</h2>
      {may.withdraw && (
        <Form method="post">
          <ShownFields shown={shown} />
          <p>
            <button name="intent" value="withdraw" type="submit" className="govuk-button govuk-button--quiet">
              Withdraw it to change it
            </button>
          </p>
        </Form>
      )}
      {may.amend && (
        <Form method="post">
          <ShownFields shown={shown} />
          <p>
            <button name="intent" value="amend" type="submit" className="govuk-button govuk-button--quiet">
              Start a corrected version
            </button>
          </p>
        </Form>
      )}
      {may.unpublish && (
        <Form method="post" noValidate>
          <ShownFields shown={shown} />
          <TextLine
            name="reason"
            label="Why it is taken out of publication"
            hint={`In at most ${REASON_LIMIT} characters. The history keeps it.`}
            value={wrong?.reason}
            errors={wrong?.errors ?? []}
          />
          <button name="intent" value="unpublish" type="submit" className="govuk-button govuk-button--quiet">
            Withdraw from publication
          </button>
        </Form>
      )}
    </section>
  );
}
