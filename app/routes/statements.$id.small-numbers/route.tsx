import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { byButton, given, words } from '~/forms/fields';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { BesideStatement } from '~/statement/beside-statement';
import { askForExact, dropExactRequest, smallNumbersPage } from '~/statement/exact-figures.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { answerWords } from '~/statement/words.server';
import { SmallNumbersTable } from './small-numbers-table';
import { WordsToAnswer } from './words-to-answer';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return smallNumbersPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

const asked = byButton([
  z.object({
    intent: z.literal('words'),
    shown: postedShown,
    measure: given,
    phrase: z.string().max(10_000).default(''),
    reason: words({
      most: 500,
      what: 'the reason',
      missing: 'Say why nobody can be recognised by these words',
    }),
  }),
  z.object({
    intent: z.literal('ask'),
    shown: postedShown,
    measure: given,
    reason: words({ most: 500, what: 'the reason', missing: 'Say why the exact figure may be published' }),
  }),
  z.object({ intent: z.literal('drop'), shown: postedShown, measure: given }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  // Asking for an exact figure is a director's; answering for words is whoever's who edits.
  const seen = await openStatement(actor, params.id ?? '', 'statement.edit');
  const said = await read(request, asked, decidedOn(seen));
  const words = said.intent === 'words';
  const open = await openStatement(actor, params.id ?? '', words ? 'statement.edit' : 'exact_figure.ask');
  const { measure } = said;
  if (said.intent === 'drop') await dropExactRequest(actor, asPosted(open, said.shown), measure);
  else {
    const seen = asPosted(open, said.shown, said.reason);
    if (said.intent === 'ask') await askForExact(actor, seen, measure, said.reason);
    else await answerWords(actor, seen, { measureId: measure, phrase: said.phrase, reason: said.reason });
  }
  throw redirect(paths.statement(open.statement.id).smallNumbers, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Small numbers – ${view?.organisation ?? ''} – Proofmark` },
];

export default function SmallNumbersRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <BesideStatement view={view} title="How small numbers are published" from="check" result={result}>
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
        result={result}
      />
      {view.figures.length === 0 ? (
        <p className="quiet">Every figure of this statement is published as it is.</p>
      ) : (
        <SmallNumbersTable figures={view.figures} shown={view.shown} mayAsk={view.mayAsk} result={result} />
      )}
    </BesideStatement>
  );
}
