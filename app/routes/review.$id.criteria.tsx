import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor } from '~/account/actor.server';
import { DayInput } from '~/forms/day-input';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, chosen, day, given, withFields, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLines } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { paths } from '~/paths';
import { notFoundUnless, page } from '~/platform/http.server';
import { VERDICTS } from '~/questionnaire/decision';
import { dayInWords } from '~/questionnaire/period';
import { criteriaOf, levelName } from '~/questionnaire/scheme';
import type { Criterion } from '~/questionnaire/scheme-pack';
import { STANDINGS } from '~/questionnaire/standings';
import { refuseOwnSide } from '~/statement/decide.server';
import { doneAt, doneWords } from '~/statement/done.server';
import {
  agreeToCondition,
  giveVerdicts,
  type Judged,
  judgePage,
  proposeCondition,
  type TypedVerdict,
} from '~/statement/judge.server';
import { openStatement } from '~/statement/open.server';
import { postedShown, type Shown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';
import { Done } from '~/ui/done';
import { StatusTag } from '~/ui/status-tag';

/** Read once, written once, and long: its data would be sent a second time. */
export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  if (open.version.status !== 'submitted') throw redirect(paths.review(open.statement.id));
  refuseOwnSide(actor, open);
  return {
    ...(await judgePage(actor, open)),
    levelWords: levelName(open.statement.level),
    done: doneWords(request, open),
  };
});

const reasonOf = { most: 1_000, what: 'what you saw' };

const judging = z.object({ intent: z.literal('judge'), shown: postedShown });

/** A form that says something of each criterion of a level, under names of its own. */
function judgingOf(criteria: readonly Criterion[]): typeof judging {
  const named = criteria.flatMap(({ id, requirements }) => [
    [`verdict_${id}`, z.enum(['', 'met', 'not_met', 'not_applicable']).default('')],
    [`reason_${id}`, words(reasonOf)],
    ...requirements.flatMap(({ of }) => of.map((each) => [`seen_${id}_${each.id}`, given] as const)),
  ]);
  return withFields(judging, Object.fromEntries(named));
}

const asked = (criteria: readonly Criterion[]) =>
  byButton([
    judgingOf(criteria),
    z.object({
      intent: z.literal('propose'),
      shown: postedShown,
      criterion: given,
      mustShow: words({ most: 600, what: 'what has to be shown', missing: 'Say what has to be shown' }),
      due: day('Enter a real day by which it has to be shown'),
    }),
    z.object({ intent: z.literal('agree'), shown: postedShown, criterion: chosen('Choose a condition') }),
  ]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  refuseOwnSide(actor, open);
  const criteria = criteriaOf(open.statement.level);
  const said = await read(request, asked(criteria), decidedOn(open));
  const here = paths.judging(open.statement.id);
  if (said.intent === 'propose') {
    await proposeCondition(actor, asPosted(open, said.shown, said.mustShow), said);
    throw redirect(`${here}#${said.criterion}`, 303);
  }
  if (said.intent === 'agree') {
    await agreeToCondition(actor, asPosted(open, said.shown), said.criterion);
    throw redirect(`${here}#${said.criterion}`, 303);
  }
  const typed = criteria.map((criterion) => typedOf(criterion, said));
  await giveVerdicts(actor, asPosted(open, said.shown, ...typed.map(({ reason }) => reason)), typed);
  throw redirect(doneAt(here, 'judged'), 303);
});

function typedOf({ id, requirements }: Criterion, said: Record<string, unknown>): TypedVerdict {
  const ticked = requirements.flatMap(({ of }) =>
    of.filter((each) => said[`seen_${id}_${each.id}`] === 'yes'),
  );
  return {
    criterion: id,
    verdict: said[`verdict_${id}`] as TypedVerdict['verdict'],
    reason: String(said[`reason_${id}`] ?? ''),
    seen: ticked.map((each) => each.id),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `The criteria, ${view?.organisation ?? ''} – Proofmark` },
];

/** What an assessor makes of each criterion: what the answers show stands beside it, and what was said last year. */
export default function JudgeRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const unmet = view.judged.filter(({ verdict }) => verdict?.verdict === 'not_met');
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.review(view.id)} className="govuk-back-link">
        Back to assessing it
      </Link>
      {view.done && <Done>{view.done}</Done>}
      <p className="caption">
        {view.organisation} · {view.period} · {view.levelWords}
      </p>
      <h1 className="govuk-heading-l">The criteria</h1>
      <p className="lede">
        What the answers show is computed. Whether a criterion is met is yours to say, with what you saw.
        Another assessor decides by your verdicts.
      </p>
      <Form result={result}>
        <ShownFields shown={view.shown} />
        {view.judged.map((judged) => (
          <CriterionFields key={judged.criterion.id} {...judged} />
        ))}
        <button type="submit" name="intent" value="judge" className="govuk-button">
          Keep these verdicts
        </button>
      </Form>
      {unmet.map((judged) => (
        <Condition
          key={judged.criterion.id}
          criterion={judged.criterion}
          condition={judged.condition}
          shown={view.shown}
          result={result}
        />
      ))}
      <h2 className="govuk-heading-m govuk-!-margin-top-8">What still stands in the way</h2>
      {view.obstacles.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {view.obstacles.map((words) => (
            <li key={words}>{words}.</li>
          ))}
        </ul>
      ) : (
        <p>Nothing: an assessor who gave none of these verdicts can decide.</p>
      )}
    </div>
  );
}

/** One criterion: what the answers show, last year's verdict, and the verdict of this year. */
function CriterionFields({ criterion, shown, verdict, before }: Judged) {
  const { id, letter, title, requirements, documents, mayNotApply } = criterion;
  return (
    <section className="statement-section" id={id}>
      <h2 className="govuk-heading-m">
        {letter}. {title}
      </h2>
      <p>
        <StatusTag status={shown.met}>{STANDINGS[shown.met]}</StatusTag> {shown.evidence}
      </p>
      {documents.length > 0 && (
        <p className="quiet">Shown by: {documents.map((each) => each.title).join(', ')}.</p>
      )}
      {before && (
        <p className="last-year">
          Last time: {VERDICTS[before.verdict].toLowerCase()}, by {before.by} on {dayInWords(before.on)}
          {before.reason && `: “${before.reason}”`}
        </p>
      )}
      {requirements.map(({ atLeast, of }) => (
        <fieldset className="govuk-fieldset" key={of.map((each) => each.id).join()}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            Seen, at least {atLeast} of {of.length}
          </legend>
          {of.map((each) => (
            <Tick
              key={each.id}
              name={`seen_${id}_${each.id}`}
              label={each.title}
              ticked={verdict?.seen.includes(each.id)}
            />
          ))}
        </fieldset>
      ))}
      <RadioGroup
        name={`verdict_${id}`}
        legend={`Your verdict on ${letter}`}
        options={{
          met: VERDICTS.met,
          not_met: VERDICTS.not_met,
          not_applicable: mayNotApply
            ? `${VERDICTS.not_applicable}: ${mayNotApply.toLowerCase()}`
            : VERDICTS.not_applicable,
        }}
        value={verdict?.verdict}
      />
      <TextLines
        name={`reason_${id}`}
        label={`What you saw of ${letter}`}
        hint="The organisation reads it once it is decided; the public does not."
        rows={2}
        value={verdict?.reason}
      />
      {verdict && (
        <p className="small quiet">
          Given by {verdict.by} on {dayInWords(verdict.on)}.
        </p>
      )}
    </section>
  );
}

interface ConditionProps extends Pick<Judged, 'criterion' | 'condition'> {
  shown: Shown;
  result: ReturnType<typeof useActionData<typeof action>>;
}

/** On what it may be approved although a criterion is not met. */
function Condition({ criterion: { id, letter, title }, condition, shown, result }: ConditionProps) {
  return (
    <section className="ask govuk-!-margin-top-6">
      <h2 className="govuk-heading-m">
        {letter} is not met: {title}
      </h2>
      {condition ? (
        <p>
          Condition: “{condition.mustShow}”, by {dayInWords(condition.due)}. Proposed by {condition.by};{' '}
          {condition.agreedBy ? `${condition.agreedBy} agreed.` : 'nobody has agreed yet.'}
        </p>
      ) : (
        <p>
          It cannot be approved like this. If a second assessor agrees, it can be on a condition, which is
          printed for everybody.
        </p>
      )}
      {condition && !condition.agreedBy && !condition.mine && (
        <Form id={`agree-${id}`} given={{ criterion: id }} result={result}>
          <ShownFields shown={shown} />
          <button type="submit" name="intent" value="agree" className="govuk-button">
            Agree to this condition
          </button>
        </Form>
      )}
      <Form id={`propose-${id}`} given={{ criterion: id }} result={result}>
        <ShownFields shown={shown} />
        <TextLines name="mustShow" label="What has to be shown" rows={2} value={condition?.mustShow} />
        <DayInput name="due" legend="By when" day={condition?.due ?? ''} />
        <button type="submit" name="intent" value="propose" className="govuk-button govuk-button--quiet">
          {condition ? 'Propose it like this instead' : 'Propose this condition'}
        </button>
      </Form>
    </section>
  );
}
