import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { given } from '~/forms/fields';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { isCic } from '~/publication/cic34/is-cic';
import { StatementBody } from '~/publication/html/statement-body';
import { answerBlanks, blanksForm } from '~/statement/blank-now.server';
import { checkPage } from '~/statement/check.server';
import { CommentList } from '~/statement/comment-list';
import { doneAt, doneWords } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { prepareStatement } from '~/statement/prepare.server';
import { postedShown } from '~/statement/shown';
import { asPosted } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';
import { UnansweredTick } from '~/statement/unanswered-tick';
import { BroughtInYears } from '~/ui/brought-in-years';
import { Cic34Links } from '~/ui/cic34-links';
import { CriteriaList } from '~/ui/criteria-list';
import { Done } from '~/ui/done';
import { StatusTag } from '~/ui/status-tag';
import { BlankNowForm } from './blank-now-form';
import { CheckFindings } from './check-findings';

/** A whole statement is read here, and its data would be sent a second time. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const answered = Number(new URL(request.url).searchParams.get('answered') ?? 0) || 0;
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const view = await checkPage(actor, open);
  return { ...view, answered, done: doneWords(request, open, view.unanswered) };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  // Whoever may not fill it in learns nothing of its forms; each step asks for its own permission as well.
  const open = await openStatement(actor, params.id ?? '', 'statement.prepare');
  const { id } = open.statement;
  const { check } = paths.statement(id);
  const asked = z.union([await blanksForm(open), z.object({ shown: postedShown, unanswered: given })]);
  const said = await read(request, asked);
  if ('intent' in said) {
    const answered = await answerBlanks(actor, await openStatement(actor, id, 'statement.edit'), said);
    throw redirect(`${check}?answered=${answered}#done`, 303);
  }
  const seen = asPosted(await openStatement(actor, id, 'statement.prepare'), said.shown);
  await prepareStatement(actor, seen, { unanswered: said.unanswered === 'yes' });
  throw redirect(doneAt(check, 'prepared'), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check – ${data?.organisation ?? ''} – Proofmark` },
];

export default function CheckRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const draft = view.status === 'draft';
  return (
    <>
      <ErrorSummary result={result} />
      {view.answered > 0 && (
        <Done>
          {view.answered === 1 ? 'One answer says' : `${view.answered} answers say`} now why there is no
          figure.
        </Done>
      )}
      {view.done && <Done>{view.done}</Done>}
      <Link to={paths.statement(view.id).itself} className="govuk-back-link">
        All sections
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}{' '}
        <StatusTag status={view.standing.status}>{view.standing.words}</StatusTag>
      </p>
      <h1 className="govuk-heading-l">{draft ? 'Check your answers' : 'The statement'}</h1>
      <CommentList
        id={view.id}
        comments={view.comments}
        below={({ id }) => (
          <p>
            <Link to={`${paths.statement(view.id).itself}#comment-${id}`} className="govuk-link">
              Reply, or mark it as answered
            </Link>
          </p>
        )}
      />
      {draft && (
        <CheckFindings
          id={view.id}
          missing={view.missing}
          short={view.short}
          words={view.words}
          document={view.document}
        />
      )}
      {view.may.edit && <BlankNowForm id={view.id} blank={view.blank} result={result} />}
      <BroughtInYears years={view.document.broughtInYears} />
      <h2 className="govuk-heading-m">The criteria</h2>
      <CriteriaList criteria={view.document.criteria} />
      {draft && <NextStep view={view} result={result} />}
      <h2 className="govuk-heading-m govuk-!-margin-top-8">As it stands, with its exact figures</h2>
      {draft && (
        <>
          <p>
            This is what you and the assessor read. To the public, small numbers of people are ranges or not
            shown:{' '}
            <Link to={paths.statement(view.id).smallNumbers} className="govuk-link">
              see how each is published
            </Link>
            .
          </p>
          <p>
            <Link to={paths.statement(view.id).first} className="govuk-link">
              Choose what is read first
            </Link>
          </p>
        </>
      )}
      <StatementBody document={view.document} folded />
      <p className="button-row">
        <a href={paths.statement(view.id).renewal} className="govuk-link">
          Download as PDF, for the accreditor
        </a>
        {isCic(view.document.organisation.legalForm) && <Cic34Links id={view.id} />}
      </p>
    </>
  );
}

interface NextStepProps {
  view: ReturnType<typeof useLoaderData<typeof loader>>;
  result: FormResult | undefined;
}

function NextStep({ view, result }: NextStepProps) {
  const { may, missing, prepared, preparedByMe, id, shown } = view;
  if (missing.length > 0 || view.words.some(({ reason }) => reason === null)) return null;
  if (prepared) {
    return (
      <div className="govuk-inset-text">
        <p>
          This statement is ready to be declared by a director
          {preparedByMe ? ', who must be somebody other than you' : ''}.
        </p>
        {may.declare && !preparedByMe && (
          <Link to={paths.statement(id).declare} className="govuk-button">
            Declare it true and submit it
          </Link>
        )}
      </div>
    );
  }
  if (!may.prepare) return null;
  return (
    <Form result={result}>
      <ShownFields shown={shown} />
      <UnansweredTick count={view.unanswered} />
      <p>
        Nothing is missing. A director, who must be somebody other than you, then declares it true and submits
        it.
      </p>
      <button type="submit" className="govuk-button">
        Ready for a director to declare
      </button>
    </Form>
  );
}
