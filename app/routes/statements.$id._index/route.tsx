import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { dayInWords } from '~/questionnaire/period';
import { amendStatement } from '~/statement/amend.server';
import { answerComment } from '~/statement/comment.server';
import { CommentList } from '~/statement/comment-list';
import { doneAt, doneWords } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';
import { taskList } from '~/statement/task-list.server';
import { unpublishStatement } from '~/statement/unpublish.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { Cic34Links } from '~/ui/cic34-links';
import { Done } from '~/ui/done';
import { StatusTag } from '~/ui/status-tag';
import { Decided } from './decided';
import { ReplyForm } from './reply-form';
import { TaskItems } from './task-items';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const view = await taskList(actor, open);
  return { ...view, done: doneWords(request, open, view.unanswered) };
});

/** Longest reason why a statement is taken out of publication, in characters. */
const REASON_LIMIT = 500;

/** Longest reply to a comment, in characters. */
const REPLY_LIMIT = 1_000;

const asked = byButton([
  z.object({
    intent: z.literal('reply'),
    comment: given,
    reply: words({
      most: REPLY_LIMIT,
      what: 'the reply',
      missing: 'Write a reply, or mark the comment as answered',
    }),
  }),
  z.object({ intent: z.literal('answered'), comment: given, reply: words({ most: REPLY_LIMIT }) }),
  z.object({ intent: z.enum(['withdraw', 'amend']), shown: postedShown }),
  z.object({
    intent: z.literal('unpublish'),
    shown: postedShown,
    reason: words({
      most: REASON_LIMIT,
      what: 'the reason',
      missing: 'Say why it is taken out of publication',
    }),
  }),
]);

const PERMISSION = {
  reply: 'statement.edit',
  answered: 'statement.edit',
  withdraw: 'statement.withdraw',
  amend: 'statement.amend',
  unpublish: 'publication.end',
} as const;

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const seen = await openStatement(actor, params.id ?? '', 'organisation.read');
  const decided = decidedOn(seen);
  const said = await read(request, asked, {
    // A reply decides nothing: it says nothing of what its page showed.
    whenWrong: async (typed) => {
      if (typed.intent !== 'reply' && typed.intent !== 'answered') await decided.whenWrong(typed);
    },
  });
  const open = await openStatement(actor, params.id ?? '', PERMISSION[said.intent]);
  const here = paths.statement(open.statement.id).itself;
  switch (said.intent) {
    case 'reply':
    case 'answered':
      // Words that stand beside the button are sent with it, whichever is pressed.
      await answerComment(actor, open, said.comment, said.reply || null);
      throw redirect(doneAt(here, 'answered'), 303);
    case 'withdraw':
      await withdrawStatement(actor, asPosted(open, said.shown));
      throw redirect(doneAt(here, 'withdrawn'), 303);
    case 'amend':
      await amendStatement(actor, asPosted(open, said.shown));
      throw redirect(doneAt(here, 'amended'), 303);
    case 'unpublish':
      await unpublishStatement(actor, asPosted(open, said.shown, said.reason), said.reason);
      throw redirect(doneAt(here, 'unpublished'), 303);
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statement, ${data?.period ?? ''} – ${data?.organisation.name ?? ''} – Proofmark` },
];

export default function TaskListRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { may } = view;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      {view.done && <Done>{view.done}</Done>}
      <p className="caption">
        <Link to={paths.organisation(view.organisation.slug).statements} className="govuk-link">
          {view.organisation.name}
        </Link>{' '}
        · {view.period}
      </p>
      <h1 className="govuk-heading-l">Social Impact Statement</h1>
      <p className="status-line">
        <StatusTag status={view.standing.status}>{view.standing.words}</StatusTag>
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
      {view.decided && <Decided decided={view.decided} open={view.decided.refused} />}
      {view.status === 'draft' && (
        <CommentList
          id={view.id}
          comments={view.comments}
          below={(comment) =>
            view.may.edit && <ReplyForm id={comment.id} about={comment.label} result={result} />
          }
        />
      )}
      {view.publishOn && <p>It will be published on {dayInWords(view.publishOn)}.</p>}
      {view.status === 'draft' && (
        <p className="lede">
          {view.mustAnswered} of {view.must} answers that must be given are there. Answer in any order, leave
          at any time: everything is saved.
        </p>
      )}
      {view.may.edit && !view.servedSaid && (
        <p className="govuk-inset-text">
          <Link to={paths.organisation(view.organisation.slug).served} className="govuk-link">
            Say whom you help
          </Link>
          : it decides how counts of people are published, and is asked once.
        </p>
      )}
      <TaskItems id={view.id} tasks={view.tasks} />
      <p>
        <Link to={paths.statement(view.id).contracts} className="govuk-link">
          Figures for one contract or area
        </Link>{' '}
        <span className="quiet">if a commissioner asks for theirs</span>
      </p>
      <div className="button-row">
        <Link to={paths.statement(view.id).check} className="govuk-button">
          {view.status === 'draft' ? 'Check your answers' : 'Read the whole statement'}
        </Link>
        {may.decide && (
          <Link to={paths.review(view.id)} className="govuk-button govuk-button--quiet">
            Assess it
          </Link>
        )}
        <Link to={paths.statement(view.id).history} className="govuk-link">
          History
        </Link>
        {may.change && (
          <Link to={paths.statement(view.id).change} className="govuk-link">
            Change its days or delete it
          </Link>
        )}
        {may.drop && (
          <Link to={paths.statement(view.id).change} className="govuk-link">
            Drop this corrected version
          </Link>
        )}
        {view.cic && <Cic34Links id={view.id} />}
      </div>
      {view.shown && <NextSteps may={may} shown={view.shown} result={result} />}
    </div>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

interface NextProps {
  may: View['may'];
  shown: NonNullable<View['shown']>;
  result: FormResult | undefined;
}

/** A form for each step: the Enter key in one never takes another. */
function NextSteps({ may, shown, result }: NextProps) {
  return (
    <section className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Change it</h2>
      {may.withdraw && (
        <Step intent="withdraw" shown={shown}>
          Withdraw it to change it
        </Step>
      )}
      {may.amend && (
        <Step intent="amend" shown={shown}>
          Start a corrected version
        </Step>
      )}
      {may.unpublish && (
        <Form result={result}>
          <ShownFields shown={shown} />
          <TextLine
            name="reason"
            label="Why it is taken out of publication"
            hint={`In at most ${REASON_LIMIT} characters. The history keeps it.`}
          />
          <button name="intent" value="unpublish" type="submit" className="govuk-button govuk-button--quiet">
            Withdraw from publication
          </button>
        </Form>
      )}
    </section>
  );
}

interface StepProps {
  intent: string;
  shown: NextProps['shown'];
  children: string;
}

function Step({ intent, shown, children }: StepProps) {
  return (
    <Form>
      <ShownFields shown={shown} />
      <p>
        <button name="intent" value={intent} type="submit" className="govuk-button govuk-button--quiet">
          {children}
        </button>
      </p>
    </Form>
  );
}
