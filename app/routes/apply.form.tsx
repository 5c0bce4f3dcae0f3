import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accreditor } from '~/account/accreditor.server';
import { addressLine } from '~/account/address-line';
import { askToApply, newApplicationKey } from '~/application/apply.server';
import { consentWords } from '~/application/stated';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line, ticked, words } from '~/forms/fields';
import { Form, Given } from '~/forms/form';
import { type FormResult, isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine, TextLines } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { organisationFields } from '~/organisation/organisation-fields';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { lookUp, registersToAsk } from '~/register/look-up.server';
import { lookUpFields } from '~/register/look-up-fields';
import { LookedUp, LookUpForm } from '~/register/look-up-form';
import { baselineAnswersIn, baselineQuestions } from '~/scheme/baseline';

export const handle = { script: false };

/** The answers of the check travel with the address, and with the form from then on. */
export const loader = page(async ({ request }) => {
  const { searchParams } = new URL(request.url);
  const answers = baselineAnswersIn((criterion) => searchParams.get(criterion));
  const { name } = await accreditor();
  return {
    answers,
    key: newApplicationKey(),
    questions: baselineQuestions().length,
    consent: consentWords(name),
    accreditorName: name,
    registers: registersToAsk(),
  };
});

const { name, legalForm, companyNumber, charityNumber, address, region, areas, website } = organisationFields;
/** The answers of the check, each under its criterion; what its questions do not have counts as not answered. */
const answerFields = () =>
  Object.fromEntries(baselineQuestions().map(({ criterion }) => [`answer_${criterion}`, given]));

/** What travels to the form again when somebody wants to apply with another address. */
const KEPT = [
  'name',
  'legalForm',
  'companyNumber',
  'charityNumber',
  'address',
  'region',
  'areas',
  'purpose',
  'website',
  'applicantName',
] as const;
const asTyped = Object.fromEntries(KEPT.map((name) => [name, z.string().max(2_000).default('')]));

const asked = () =>
  byButton([
    lookUpFields,
    z.object({
      intent: z.literal('apply'),
      key: given,
      name,
      legalForm,
      companyNumber,
      charityNumber,
      address,
      region,
      areas,
      purpose: words({ most: 600, what: 'the purpose', missing: 'Say what the organisation is for' }),
      website,
      applicantName: line({ most: 120, what: 'the name', missing: 'Enter your name' }),
      email: addressLine,
      consent: ticked('Say that you agree, or do not apply'),
      ...answerFields(),
    }),
    // Another address, and all else as it was typed: nothing of it is judged before it is sent.
    z.object({ intent: z.literal('another'), ...asTyped, ...answerFields() }),
  ]);

export const action = act(async ({ request, context }) => {
  const said = await read(request, asked());
  const from = String(context.address ?? '');
  if (said.intent === 'look_up') return data({ entry: await lookUp(said, from), sent: null });
  const typed: Record<string, unknown> = said;
  if (said.intent === 'another') {
    const { intent, ...kept } = typed;
    const again: FormResult = { form: '', typed: kept, errors: [] };
    return data(again);
  }
  const answers = baselineAnswersIn((criterion) => String(typed[`answer_${criterion}`] ?? ''));
  const consent = consentWords((await accreditor()).name);
  await askToApply({ ...said, answers, consent }, from);
  const kept = Object.fromEntries(
    Object.entries(typed).filter(([name]) => name in asTyped || name.startsWith('answer_')),
  ) as Record<string, string>;
  return data({ entry: null, sent: { to: said.email, kept } });
});

export const meta: MetaFunction = () => [{ title: 'Apply – Proofmark' }];

export default function ApplyRoute() {
  const { answers, questions, key, consent, accreditorName, registers } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  const { entry, sent } = said && !isRefused(said) ? said : { entry: null, sent: null };
  const answered = Object.keys(answers).length;
  if (sent)
    return (
      <div className="narrow">
        <h1 className="govuk-heading-l">Look into your mailbox</h1>
        <p className="lede">
          A mail with a link is on its way to {sent.to}. Your application is sent on once you have followed
          it.
        </p>
        <p>It is good for a week. Nothing came? Look among unwanted mail, or try another address.</p>
        <Form given={sent.kept}>
          <button type="submit" name="intent" value="another" className="govuk-button govuk-button--quiet">
            Apply with another address
          </button>
        </Form>
      </div>
    );
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={`${paths.apply}?${new URLSearchParams(answers)}`} className="govuk-back-link">
        {answered > 0 ? 'What your answers come to' : 'The questions'}
      </a>
      <h1 className="govuk-heading-l">Apply</h1>
      <p className="lede">
        {accreditorName} runs this service and decides.{' '}
        {answered > 0
          ? `Your answers to ${answered} of ${questions} questions go along.`
          : 'You did not answer the questions: the accreditor sees that they are not known.'}
      </p>
      <LookUpForm registers={registers} result={result} />
      {entry && <LookedUp entry={entry} />}
      <Form result={result}>
        {/* Of a form that was refused nothing was written down: the next try is one of its own. */}
        <input type="hidden" name="key" value={key} />
        {Object.entries(answers).map(([criterion, answer]) => (
          <Given key={criterion} name={`answer_${criterion}`} value={answer} />
        ))}
        <h2 className="govuk-heading-m">The organisation</h2>
        <TextLine name="name" label="Name" value={entry?.name} complete="organization" />
        <TextLine
          name="legalForm"
          label="Legal form"
          hint="Like “Community interest company”."
          value={entry?.legalForm}
        />
        <TextLine name="companyNumber" label="Company number, if it has one" value={entry?.companyNumber} />
        <TextLine name="charityNumber" label="Charity number, if it has one" value={entry?.charityNumber} />
        <TextLine name="address" label="Address" value={entry?.address} complete="street-address" />
        <TextLine name="region" label="Region" hint="Like “North West” or “South Wales”." />
        <TextLine name="areas" label="Areas served" hint="With commas between them." />
        <TextLines name="purpose" label="Purpose" hint="What it is for, in one or two sentences." />
        <TextLine name="website" label="Website, if it has one" value={entry?.website} complete="url" />
        <h2 className="govuk-heading-m govuk-!-margin-top-8">You</h2>
        <TextLine name="applicantName" label="Your name" complete="name" />
        <TextLine
          name="email"
          label="E-mail address"
          hint="We send a link there. If the application is accepted, you are invited with it as a director."
          type="email"
          complete="email"
        />
        <Tick name="consent" label={consent} />
        <button type="submit" name="intent" value="apply" className="govuk-button">
          Apply
        </button>
      </Form>
    </div>
  );
}
