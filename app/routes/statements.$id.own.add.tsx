import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line, oneOf, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLine, TextLines } from '~/forms/text-line';
import { addedBefore, addWithFigure } from '~/organisation/own-figure.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { DISCLOSURE_CLASSES, HEADS } from '~/questionnaire/measure';
import { WHOM } from '~/questionnaire/own-measure';
import { yearLabel } from '~/questionnaire/period';
import { periodOf } from '~/statement/figures.server';
import { openStatement } from '~/statement/open.server';
import { Done } from '~/ui/done';

const asked = z.object({
  label: line({ most: 120, what: 'the name', missing: 'Say what is counted' }),
  unit: line({ most: 40, what: 'the unit', missing: 'Say the unit, like meals or hours' }),
  // It is asked where somebody may state it; nothing is there yet that could be cleared.
  figure: line({ most: 60, what: 'the figure' }).default(''),
  definition: words({ most: 500 }),
  head: oneOf(['economic', 'social', 'environmental'], 'Choose which well-being it is about'),
  disclosure: oneOf(DISCLOSURE_CLASSES, 'Say whom it could point to'),
  polarity: oneOf(['higher', 'lower', 'neutral'], 'Choose which way is better'),
  accrual: oneOf(['in_year', 'cumulative', 'point_in_time'], 'Choose what the figure covers'),
  next: z.enum(['', 'another']).catch('').default(''),
});

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const { statement, organisation, version } = open;
  const added = new URL(request.url).searchParams.get('added');
  return {
    id: statement.id,
    organisation: organisation.name,
    year: yearLabel(periodOf(statement)),
    mayState: version.status === 'draft' && can(actor, 'statement.edit', organisation.id),
    added: added ? await addedBefore(open, added) : null,
  };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const { next, figure, ...measure } = await read(request, asked);
  if (figure) await openStatement(actor, open.statement.id, 'statement.edit');
  const id = await addWithFigure(actor, open, measure, figure);
  const { section, ownAdd } = paths.statement(open.statement.id);
  // Most people have several, and add them one after the other.
  throw redirect(next === 'another' ? `${ownAdd}?added=${id}` : `${section('own')}#${id}`, 303);
});

export const meta: MetaFunction = () => [{ title: 'Add a measure of your own – Proofmark' }];

const POLARITY = { higher: 'More is better', lower: 'Less is better', neutral: 'Neither' };
const ACCRUAL = {
  in_year: 'What happened in the year',
  cumulative: 'A running total since you began',
  point_in_time: 'How it stood on one day',
};

export default function AddMeasureRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      {view.added && (
        <Done>
          {view.added.stated
            ? `“${view.added.label}: ${view.added.stated}” is among your own measures.`
            : `“${view.added.label}” is among your own measures. Its figure is asked there.`}
        </Done>
      )}
      <Link to={paths.statement(view.id).section('own')} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{view.organisation}</p>
      <h1 className="govuk-heading-l">Add a measure of your own</h1>
      <Form result={result} key={view.added?.id}>
        <TextLine first name="label" label="What is counted" hint="For example: meals redistributed" />
        <TextLine
          name="unit"
          label="In which unit"
          hint="For example: meals, hours, percent. Write GBP for money."
        />
        {view.mayState && (
          <TextLine
            name="figure"
            label={`How much it was in ${view.year}`}
            hint="Leave it out if you do not know yet."
          />
        )}
        <TextLines name="definition" label="What counts and what does not" rows={3} />
        {/* Several measures of one kind of work are about one thing; whom each could point to is asked of each. */}
        <RadioGroup
          name="head"
          legend="Which well-being it is about"
          options={HEADS}
          value={view.added?.head}
        />
        <RadioGroup name="disclosure" legend="Whom it could point to" options={WHOM} />
        <HowItIsRead result={result} />
        <div className="button-row">
          <button type="submit" className="govuk-button">
            Add the measure
          </button>
          <button type="submit" name="next" value="another" className="govuk-button govuk-button--quiet">
            Add it and another
          </button>
        </div>
      </Form>
    </div>
  );
}

const USUAL = { polarity: 'higher', accrual: 'in_year' } as const;

/** What is the same of nearly every measure: said while it is folded, open where somebody has said otherwise. */
function HowItIsRead({ result }: { result: FormResult | undefined }) {
  const said = { ...USUAL, ...result?.typed };
  const usual = said.polarity === USUAL.polarity && said.accrual === USUAL.accrual;
  return (
    <details className="more govuk-!-margin-bottom-6" open={!usual}>
      <summary>
        <span className="more__link">Which way is better, and what the figure covers</span>
        <span className="more__said">
          {'\u00a0· usually '}
          {POLARITY[USUAL.polarity].toLowerCase()}, {ACCRUAL[USUAL.accrual].toLowerCase()}
        </span>
      </summary>
      <div className="more__body">
        <RadioGroup name="polarity" legend="Which way is better" options={POLARITY} value={USUAL.polarity} />
        <RadioGroup name="accrual" legend="What the figure covers" options={ACCRUAL} value={USUAL.accrual} />
      </div>
    </details>
  );
}
