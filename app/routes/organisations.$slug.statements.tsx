import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor } from '~/account/actor.server';
import { DayInput } from '~/forms/day-input';
import { ErrorSummary } from '~/forms/error-summary';
import { day, given } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { survivorAfter } from '~/organisation/merge.server';
import { openOrganisation } from '~/organisation/open.server';
import { latestPeriodEnd, statementLines } from '~/organisation/statements.server';
import { paths } from '~/paths';
import { today } from '~/platform/clock.server';
import { page } from '~/platform/http.server';
import { addDays, isDay, nextPeriod } from '~/questionnaire/period';
import { levelOptions } from '~/questionnaire/scheme';
import { SERVED_WORDS } from '~/questionnaire/whom-served';
import { startStatement } from '~/statement/start.server';
import { Done } from '~/ui/done';
import { StatusTag } from '~/ui/status-tag';

/** What was done last, as an address says it: its words are here. */
const DELETED = 'The draft is deleted. The trail keeps that it was there and what was in it, counted.';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const deleted = new URL(request.url).searchParams.get('done') === 'deleted';
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const lines = await statementLines(organisation.id);
  const end = await latestPeriodEnd(organisation.id);
  const suggested = end ? nextPeriod({ start: end, end }) : lastYearTo(organisation.year_end ?? '03-31');
  const canStart = can(actor, 'statement.start', organisation.id) && organisation.merged_into === null;
  const { name, slug, serves } = organisation;
  const survivor = await survivorAfter(organisation);
  const { level } = organisation;
  return { name, slug, serves, level, levels: levelOptions(), survivor, lines, suggested, canStart, deleted };
});

/** The last year to a day that is over: to 31 March where nobody has said when the year ends. */
function lastYearTo(yearEnd: string) {
  const year = Number(today().slice(0, 4)) - (today().slice(5) > yearEnd ? 0 : 1);
  // 29 February ends the year in every fourth one alone.
  const day = (of: number) => (isDay(`${of}-${yearEnd}`) ? `${of}-${yearEnd}` : `${of}-02-28`);
  return { start: addDays(day(year - 1), 1), end: day(year) };
}

const asked = z.object({
  start: day('Enter the first day of the period, like 1 4 2025'),
  end: day('Enter the last day of the period, like 31 3 2026'),
  /** Left out where there is but one. */
  level: given,
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'statement.start');
  const { level, ...period } = await read(request, asked);
  const { statementId } = await startStatement({ actor, organisationId: organisation.id, period, level });
  throw redirect(paths.statement(statementId).itself, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Statements – ${view?.name ?? ''} – Proofmark` },
];

export default function StatementsRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary result={result} />
      {view.deleted && <Done>{DELETED}</Done>}
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Statements</h1>
      {view.survivor && (
        <p className="ask">
          This organisation is closed: it is the same as {view.survivor.name}. What is here can be read, and
          stays as it is.
        </p>
      )}
      {view.lines.length === 0 && <p className="lede">No statement has been started yet.</p>}
      <ul className="list-rows">
        {view.lines.map((line) => (
          <li key={line.id}>
            <div>
              <h2>
                <Link to={paths.statement(line.id).itself} className="govuk-link">
                  {line.year}
                </Link>
              </h2>
              <p className="quiet">{line.period}</p>
            </div>
            <p className="status-line">
              {line.states.map((state) => (
                <StatusTag key={state.status} status={state.status}>
                  {state.words}
                </StatusTag>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.organisation(view.slug).about} className="govuk-link">
          What is said of it
        </Link>{' '}
        <span className="quiet">purpose, legal form, numbers, areas</span>
      </p>
      <p>
        <Link to={paths.organisation(view.slug).licence} className="govuk-link">
          Licence
        </Link>{' '}
        <span className="quiet">where it stands, and what happened to it</span>
      </p>
      <p>
        <Link to={paths.organisation(view.slug).served} className="govuk-link">
          Whom you help
        </Link>{' '}
        <span className="quiet">{view.serves ? SERVED_WORDS[view.serves] : 'not said yet'}</span>
      </p>
      <p>
        <Link to={paths.organisation(view.slug).ownMeasures} className="govuk-link">
          Your own measures
        </Link>{' '}
        <span className="quiet">rename, end or delete them</span>
      </p>
      {view.canStart && (
        <section className="narrow">
          <h2 className="govuk-heading-m govuk-!-margin-top-8">Start a statement</h2>
          <p>
            You will need your accounts, payroll or project records, and an afternoon. You can stop at any
            time; everything is saved. The{' '}
            <a href={paths.questions} className="govuk-link">
              whole list of questions
            </a>{' '}
            can be read and printed first.
          </p>
          <Form result={result}>
            <DayInput name="start" legend="First day of the period" day={view.suggested.start} />
            <DayInput name="end" legend="Last day of the period" day={view.suggested.end} />
            {Object.keys(view.levels).length > 1 && (
              <RadioGroup
                name="level"
                legend="Level it is for"
                hint="Another than you hold asks what that level asks, and is given by its approval."
                options={view.levels}
                value={view.level}
              />
            )}
            <div className="button-row">
              <button type="submit" className="govuk-button">
                Start the statement
              </button>
              <Link to={paths.organisation(view.slug).import} className="govuk-link">
                Import past years from a spreadsheet
              </Link>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}
