import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { askForExact, dropExactRequest, smallNumbersPage } from '~/statement/exact-figures.server';
import { openStatement } from '~/statement/open.server';
import { asPosted, refuseOldPage } from '~/statement/shown.server';
import { answerWords } from '~/statement/words.server';
import { ErrorSummary } from '~/ui/error-summary';
import { SmallNumbersTable } from '~/ui/small-numbers-table';
import { fieldOf, WordsToAnswer } from '~/ui/words-to-answer';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return smallNumbersPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const form = await request.formData();
  const typed = (name: string) => String(form.get(name) ?? '');
  const [measure, reason, phrase] = [typed('measure'), typed('reason'), typed('phrase')];
  const words = typed('intent') === 'words';
  const open = await openStatement(actor, params.id ?? '', words ? 'statement.edit' : 'exact_figure.ask');
  const seen = asPosted(open, form, 'reason');
  try {
    if (words) await answerWords(actor, seen, { measureId: measure, phrase, reason });
    else if (typed('intent') === 'drop') await dropExactRequest(actor, seen, measure);
    else await askForExact(actor, seen, measure, reason);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'incomplete') throw error;
    await refuseOldPage(seen);
    return data({ message: error.message, field: fieldOf(measure, phrase), measure, phrase, reason }, 422);
  }
  throw redirect(`/statements/${open.statement.id}/small-numbers`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Small numbers – ${view?.organisation ?? ''} – Proofmark` },
];

export default function SmallNumbersRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary errors={wrong ? [{ field: wrong.field, message: wrong.message }] : []} />
      <Link to={`/statements/${view.id}/check`} className="govuk-back-link">
        Check your answers
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">How small numbers are published</h1>
      <p className="lede">
        A count of a few people can tell who they are. So the public reads such counts as ranges: “fewer than
        10”, “10 to 19”, then to the nearest 10. You, the assessor and the renewal document have the exact
        ones.
      </p>
      <WordsToAnswer
        statementId={view.id}
        words={view.words}
        shown={view.shown}
        mayAnswer={view.mayAnswer}
        wrong={wrong?.phrase ? wrong : null}
      />
      {view.figures.length === 0 ? (
        <p className="quiet">Every figure of this statement is published as it is.</p>
      ) : (
        <SmallNumbersTable
          figures={view.figures}
          shown={view.shown}
          mayAsk={view.mayAsk}
          wrong={wrong && !wrong.phrase ? wrong : null}
        />
      )}
    </div>
  );
}
