import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { DayInput } from '~/forms/day-input';
import { ErrorSummary } from '~/forms/error-summary';
import { day, given, withFields, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLines } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { paths } from '~/paths';
import { notFoundUnless, page } from '~/platform/http.server';
import { StatementBody } from '~/publication/html/statement-body';
import { VERDICTS } from '~/questionnaire/decision';
import { approvalPage, raisedBy } from '~/statement/approval.server';
import { approveStatement } from '~/statement/approve.server';
import { refuseOwnSide } from '~/statement/decide.server';
import { doneAt } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';
import { StatusTag } from '~/ui/status-tag';

/** A whole statement is read here, and its data would be sent a second time. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  if (open.version.status !== 'submitted') throw redirect(paths.review(open.statement.id));
  refuseOwnSide(actor, open);
  return approvalPage(actor, open);
});

const approving = z.object({
  shown: postedShown,
  reason: words({ most: 2_000, what: 'the reason' }),
  publish: day('Enter a real date to publish on'),
});

/** With a box for each question that the statement raises. */
const askedOf = (raised: number) =>
  withFields(approving, Object.fromEntries(Array.from({ length: raised }, (_, at) => [`read_${at}`, given])));

export const action = act(async ({ request, params, context }) => {
  const actor = await requireFreshActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  refuseOwnSide(actor, open);
  const raised = (await raisedBy(open)).length;
  const said = await read(request, askedOf(raised), decidedOn(open));
  const { shown, reason, publish } = said;
  const ticked = new Map<string, unknown>(Object.entries(said));
  const outcome = await approveStatement(actor, asPosted(open, shown, reason), {
    reason,
    publishOn: publish,
    acknowledged: [...Array(raised).keys()].filter((at) => ticked.get(`read_${at}`) === 'yes'),
  });
  throw redirect(
    doneAt(paths.toReview, outcome === 'decided' ? 'approved' : 'voted', open.statement.id),
    303,
  );
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
      <h2 className="govuk-heading-m">The criteria</h2>
      {view.verdicts.length > 0 && (
        <ul className="criteria">
          {view.verdicts.map(({ id, letter, title, verdict, by }) => (
            <li key={id}>
              <b>{letter}</b>
              <div>
                <p>{title}</p>
                <p className="small quiet">By {by}</p>
              </div>
              <StatusTag status={verdict}>{VERDICTS[verdict]}</StatusTag>
            </li>
          ))}
        </ul>
      )}
      {view.obstacles.length > 0 && (
        <div className="ask">
          <p>
            <b>It cannot be approved yet.</b> {view.obstacles.join('. ')}.{' '}
            <Link to={paths.judging(view.id)} className="govuk-link">
              Judge the criteria
            </Link>
          </p>
        </div>
      )}
      {view.whyNot && <p className="ask">{view.whyNot}.</p>}
      {view.deciders > 1 && (
        <p>
          {view.deciders} people have to agree.{' '}
          {view.votes.length === 0
            ? 'Nobody has said anything yet.'
            : view.votes
                .map(({ name, decision }) => `${name} would ${decision} it`)
                .join('; ')
                .concat('.')}
        </p>
      )}
      <Form result={result}>
        <ShownFields shown={view.shown} />
        {view.raised.length > 0 && (
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
              What the figures raised: tick each once you have read it
            </legend>
            {view.raised.map(({ words }, at) => (
              <Tick key={words} name={`read_${at}`} label={words} />
            ))}
          </fieldset>
        )}
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
          {view.deciders > 1
            ? 'I would approve it, published on this day'
            : 'Approve and publish on this day'}
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
