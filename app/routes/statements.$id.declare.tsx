import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { given, line, ticked } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { StatementBody } from '~/publication/html/statement-body';
import { periodInWords } from '~/questionnaire/period';
import { placedComments } from '~/statement/comment.server';
import { CommentList } from '~/statement/comment-list';
import { doneAt } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn, documentShown } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';
import { submitStatement } from '~/statement/submit.server';
import { UnansweredTick } from '~/statement/unanswered-tick';
import { BroughtInYears } from '~/ui/brought-in-years';

/** A whole statement is read here, and its data would be sent a second time. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.declare');
  const { statement, organisation, version } = open;
  if (version.status !== 'draft' || !version.prepared_by) throw redirect(paths.statement(statement.id).check);
  const period = periodInWords({ start: statement.period_start, end: statement.period_end });
  const [{ document, shown }, all] = await Promise.all([documentShown(open), placedComments(open)]);
  const comments = all.filter(({ resolved }) => !resolved);
  return {
    id: statement.id,
    organisation: organisation.name,
    period,
    name: actor.name,
    document,
    shown,
    comments,
  };
});

const asked = z.object({
  shown: postedShown,
  name: line({ most: 120, what: 'your name', missing: 'Enter your name' }),
  role: line({ most: 120, what: 'your role', missing: 'Enter your role, like “chair of the board”' }),
  unanswered: given,
  true: ticked('Confirm that the figures are true and evidenced'),
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireFreshActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.declare');
  const { shown, name, role, unanswered } = await read(request, asked, decidedOn(open));
  const said = { name, role, unanswered: unanswered === 'yes' };
  await submitStatement(actor, asPosted(open, shown, name, role), said);
  throw redirect(doneAt(paths.statement(open.statement.id).itself, 'declared'), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Declare – ${view?.organisation ?? ''} – Proofmark` },
];

export default function DeclareRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.statement(view.id).check} className="govuk-back-link">
        Read the statement again
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">Declare it true</h1>
      <p>
        You declare{' '}
        <a href="#declared" className="govuk-link">
          the statement as it stands below
        </a>
        . Once submitted, it is kept as it is and goes to the assessor. To change it you can withdraw it.
      </p>
      {!view.document.organisation.serves && (
        <p className="govuk-inset-text">
          Nobody has said yet{' '}
          <Link to={paths.organisation(view.document.organisation.slug).served} className="govuk-link">
            whom you help
          </Link>
          . Until then your purpose and the names of your own measures decide how counts of people are
          published: what they do not tell is not protected.
        </p>
      )}
      <BroughtInYears years={view.document.broughtInYears} />
      <CommentList id={view.id} comments={view.comments} />
      <Form result={result}>
        <ShownFields shown={view.shown} />
        <TextLine name="name" label="Your name" value={view.name} complete="name" />
        <TextLine name="role" label="Your role" complete="organization-title" />
        <UnansweredTick count={view.comments.length} />
        <Tick
          name="true"
          label="I declare that the figures and words in this statement are true, and that there is evidence for them."
        />
        <button type="submit" className="govuk-button">
          Declare and submit
        </button>
      </Form>
      <h2 className="govuk-heading-m govuk-!-margin-top-8" id="declared">
        What you declare
      </h2>
      <StatementBody document={view.document} folded />
    </div>
  );
}
