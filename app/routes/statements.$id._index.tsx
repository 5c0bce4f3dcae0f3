import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { dayInWords } from '~/questionnaire/period';
import { cleanText } from '~/questionnaire/text';
import { amendStatement } from '~/statement/amend.server';
import { openStatement } from '~/statement/open.server';
import { asPosted } from '~/statement/shown.server';
import { taskList } from '~/statement/task-list.server';
import { unpublishStatement } from '~/statement/unpublish.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { Cic34Links } from '~/ui/cic34-links';
import { ShownFields } from '~/ui/shown-fields';
import { StatusTag } from '~/ui/status-tag';
import { TaskItems } from '~/ui/task-items';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return taskList(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

const PERMISSION = {
  withdraw: 'statement.withdraw',
  amend: 'statement.amend',
  unpublish: 'publication.end',
} as const;

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
    const reason = cleanText(String(form.get('reason') ?? '')).slice(0, 500);
    if (!reason)
      throw new Refusal('incomplete', 'Say why it is taken out of publication. Go back and write a reason');
    await unpublishStatement(actor, seen, reason);
  }
  throw redirect(`/statements/${open.statement.id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statement, ${data?.period ?? ''} – ${data?.organisation.name ?? ''} – Proofmark` },
];

export default function TaskListRoute() {
  const view = useLoaderData<typeof loader>();
  const { may } = view;
  return (
    <div className="narrow">
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
      {view.shown && <NextSteps may={may} shown={view.shown} />}
    </div>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

function NextSteps({ may, shown }: { may: View['may']; shown: NonNullable<View['shown']> }) {
  return (
    <section className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Change it</h2>
      <Form method="post">
        <ShownFields shown={shown} />
        {may.withdraw && (
          <p>
            <button name="intent" value="withdraw" type="submit" className="govuk-button govuk-button--quiet">
              Withdraw it to change it
            </button>
          </p>
        )}
        {may.amend && (
          <p>
            <button name="intent" value="amend" type="submit" className="govuk-button govuk-button--quiet">
              Start a corrected version
            </button>
          </p>
        )}
        {may.unpublish && (
          <p className="button-row">
            <label htmlFor="reason">Why it is taken out of publication</label>
            <input id="reason" name="reason" className="field-input" maxLength={500} />
            <button
              name="intent"
              value="unpublish"
              type="submit"
              className="govuk-button govuk-button--quiet"
            >
              Withdraw from publication
            </button>
          </p>
        )}
      </Form>
    </section>
  );
}
