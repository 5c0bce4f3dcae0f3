import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { firstLevel, scheme } from '~/questionnaire/scheme';
import {
  BASELINE_WORDS,
  baselineAnswersIn,
  baselineInWords,
  baselineQuestions,
  baselineResults,
} from '~/scheme/baseline';
import { StatusTag } from '~/ui/status-tag';

export const handle = { script: false, described: true };

/** The answers stand in the address and nowhere else: whoever wants to keep them keeps that. */
export const loader = page(async ({ request }) => {
  const { searchParams } = new URL(request.url);
  const asked =
    baselineQuestions().some(({ criterion }) => searchParams.has(criterion)) || searchParams.has('look');
  const answers = baselineAnswersIn((criterion) => searchParams.get(criterion));
  const results = asked && searchParams.get('change') === null ? baselineResults(answers) : null;
  return {
    answers,
    results,
    says: results && baselineInWords(results),
    questions: baselineQuestions().map(({ answers: possible, ...rest }) => ({
      ...rest,
      options: Object.fromEntries([...possible].map(([id, { label }]) => [id, label])),
    })),
    first: firstLevel().name,
    scheme: { name: scheme.name, source: scheme.source },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Could you hold the ${view?.first}? – Proofmark` },
  {
    name: 'description',
    content: `${view?.questions.length} questions say which criteria of the ${view?.scheme.name} your organisation would meet. Nothing is kept.`,
  },
];

const TONES = { met: 'published', not_met: 'unpublished', unknown: 'draft' };

export default function CheckRoute() {
  const { answers, results, says, questions, first, scheme } = useLoaderData<typeof loader>();
  const query = new URLSearchParams(answers);
  if (results)
    return (
      <div className="narrow">
        <a href={`${paths.apply}?${query}&change=yes`} className="govuk-back-link">
          Change the answers
        </a>
        <h1 className="govuk-heading-l">What your answers come to</h1>
        <p className="lede">{says}</p>
        <p className="ask">
          This is no decision. It goes by your answers alone, and nothing of it was kept. The accreditor
          decides, from evidence, after you have applied.
        </p>
        <ul className="list-rows">
          {results.map(({ criterion, letter, title, outcome, answered, follows, asks }) => (
            <li key={criterion}>
              <div>
                <h2>
                  {letter}. {title}
                </h2>
                <p className="quiet">{asks}</p>
                <p className="govuk-!-margin-top-2">
                  <b>{answered ?? 'Not answered'}</b>
                </p>
                <p>{follows}</p>
              </div>
              <p className="status-line">
                <StatusTag status={TONES[outcome]}>{BASELINE_WORDS[outcome]}</StatusTag>
              </p>
            </li>
          ))}
        </ul>
        <p className="small quiet">Criteria: {scheme.source}</p>
        <div className="button-row">
          <a href={`${paths.applyForm}?${query}`} className="govuk-button">
            Apply
          </a>
          <span className="quiet">Your answers go along with it.</span>
        </div>
      </div>
    );
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">Could you hold the {first}?</h1>
      <p className="lede">
        {questions.length} questions, five minutes, no account. You see criterion by criterion what your
        answers would meet. Nothing is kept.
      </p>
      <Form method="get" action={paths.apply}>
        <input type="hidden" name="look" value="yes" />
        {questions.map(({ criterion, letter, title, asks, hint, options }) => (
          <RadioGroup
            key={criterion}
            name={criterion}
            legend={asks}
            hint={
              <>
                {hint} <span className="nowrap">Criterion {letter}</span>: {title}.
              </>
            }
            options={options}
            value={answers[criterion]}
          />
        ))}
        <button type="submit" className="govuk-button">
          See what they come to
        </button>
      </Form>
      <p>
        <a href={paths.applyForm} className="govuk-link">
          Apply without answering
        </a>
      </p>
      <p className="small quiet">Criteria: {scheme.source}</p>
    </div>
  );
}
