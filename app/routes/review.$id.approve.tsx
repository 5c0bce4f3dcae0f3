import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { DayInput } from '~/forms/day-input';
import { ErrorSummary } from '~/forms/error-summary';
import { day, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLines } from '~/forms/text-line';
import { paths } from '~/paths';
import { notFoundUnless, page } from '~/platform/http.server';
import { StatementBody } from '~/publication/html/statement-body';
import { approvalPage } from '~/statement/approval.server';
import { approveStatement } from '~/statement/approve.server';
import { refuseOwnSide } from '~/statement/decide.server';
import { doneAt } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';

/** A whole statement is read here, and its data would be sent a second time. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  if (open.version.status !== 'submitted') throw redirect(paths.review(open.statement.id));
  refuseOwnSide(actor, open);
  return approvalPage(open);
});

const asked = z.object({
  shown: postedShown,
  reason: words({ most: 2_000, what: 'the reason' }),
  publish: day('Enter a real date to publish on'),
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireFreshActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  refuseOwnSide(actor, open);
  const { shown, reason, publish } = await read(request, asked, decidedOn(open));
  await approveStatement(actor, asPosted(open, shown, reason), { reason, publishOn: publish });
  throw redirect(doneAt(paths.toReview, 'approved', open.statement.id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Approve ${view?.organisation ?? ''} – Proofmark` },
];

/** The last look before everybody can read it: what is published, and when. */
export default function ApproveRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { plain, ranges, withheld } = view.figures;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.review(view.id)} className="govuk-back-link">
        Back to assessing it
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">Approve and publish it</h1>
      <p className="lede">
        Once it is published, everybody can read it in the directory, download its documents and data, and
        check them. What was published cannot be called back from whoever has it.
      </p>
      <h2 className="govuk-heading-m">What is published</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <a href="#published" className="govuk-link">
            The statement as the public reads it
          </a>
          : {counted(plain, 'figure')} as stated, {ranges} as a range or rounded, {withheld} not shown.
        </li>
        <li>Three PDFs, the data as CSV and JSON-LD, and a page to check each of them.</li>
        {view.undecided > 0 && (
          <li>
            {counted(view.undecided, 'figure')} asked to be published exactly{' '}
            {view.undecided === 1 ? 'is' : 'are'} not decided: published as a range.{' '}
            <Link to={`${paths.review(view.id)}#exact`} className="govuk-link">
              Decide first
            </Link>
          </li>
        )}
        {view.unanswered > 0 && (
          <li>
            {counted(view.unanswered, 'comment')} {view.unanswered === 1 ? 'is' : 'are'} not answered: an
            approval closes {view.unanswered === 1 ? 'it' : 'them'}. To have an answer,{' '}
            <Link to={paths.review(view.id)} className="govuk-link">
              return the statement
            </Link>{' '}
            instead.
          </li>
        )}
        {view.replaces && <li>It replaces the version that is published now.</li>}
      </ul>
      <Form result={result}>
        <ShownFields shown={view.shown} />
        <DayInput
          name="publish"
          legend={`When: published on this day, at once if it is today, at the latest ${view.lastDay}`}
          day={view.today}
        />
        <TextLines
          name="reason"
          label="Reason (you may leave this empty)"
          hint="The organisation reads it; the public does not."
        />
        <button type="submit" className="govuk-button">
          Approve and publish on this day
        </button>
      </Form>
      <h2 className="govuk-heading-m govuk-!-margin-top-8" id="published">
        What everybody will read
      </h2>
      <StatementBody document={view.document} folded />
    </div>
  );
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
