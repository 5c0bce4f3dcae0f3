import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, words } from '~/forms/fields';
import { Form, Given } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine, TextLines } from '~/forms/text-line';
import { aboutPage, changeWhatIsSaid } from '~/organisation/about.server';
import { openOrganisation } from '~/organisation/open.server';
import { organisationFields } from '~/organisation/organisation-fields';
import { yearEndInWords } from '~/organisation/year-end';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { lookUp, registersToAsk } from '~/register/look-up.server';
import { lookUpFields } from '~/register/look-up-fields';
import { LookedUp, LookUpForm } from '~/register/look-up-form';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  return { ...aboutPage(actor, organisation), registers: registersToAsk() };
});

const { legalForm, companyNumber, charityNumber, fieldOfWork, region, areas } = organisationFields;
const { address, website, yearEnd } = organisationFields;

const asked = byButton([
  lookUpFields,
  z.object({
    intent: z.literal('save'),
    seen: given,
    purpose: words({ most: 600, what: 'the purpose', missing: 'Say what the organisation is for' }),
    legalForm,
    companyNumber,
    charityNumber,
    fieldOfWork,
    region,
    areas,
    address,
    website,
    yearEnd,
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  const said = await read(request, asked);
  if (said.intent === 'look_up') return data({ entry: await lookUp(said, String(context.address ?? '')) });
  const { intent: _, ...asSaid } = said;
  await changeWhatIsSaid(actor, organisation, asSaid);
  throw redirect(paths.organisation(organisation.slug).statements, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `What is said of it – ${view?.name ?? ''} – Proofmark` },
];

export default function AboutOrganisationRoute() {
  const { slug, name, said, seen, mayChange, wordmark, registers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const result = isRefused(answer) ? answer : undefined;
  const entry = answer && !isRefused(answer) ? answer.entry : null;
  const { wordmark: wordmarkPage, wordmarkPng } = paths.organisation(slug);
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.organisation(slug).statements} className="govuk-back-link">
        Statements
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">What is said of it</h1>
      <p className="lede">
        Statements and documents print its purpose, form, numbers, field, region and areas beside the name.
        What was declared keeps what it said then. Website and wordmark stand in the directory; the address is
        not published.
      </p>
      {mayChange && <LookUpForm registers={registers} result={result} />}
      {entry && <LookedUp entry={entry} />}
      <Form result={result}>
        <Given name="seen" value={seen} />
        <fieldset className="bare" disabled={!mayChange}>
          <TextLines
            name="purpose"
            label="Purpose"
            hint="What it is for, in one or two sentences."
            value={said.purpose}
          />
          <TextLine name="legalForm" label="Legal form" value={entry?.legalForm ?? said.legalForm} />
          <TextLine
            name="companyNumber"
            label="Company number, if it has one"
            value={entry?.companyNumber ?? said.companyNumber}
          />
          <TextLine
            name="charityNumber"
            label="Charity number, if it has one"
            value={entry?.charityNumber ?? said.charityNumber}
          />
          <TextLine name="address" label="Address" value={entry?.address ?? said.address} />
          <TextLine name="website" label="Website, if it has one" value={entry?.website ?? said.website} />
          <TextLine
            name="yearEnd"
            label="Last day of its accounting year"
            hint="Like 31 March."
            value={yearEndInWords(entry?.yearEnd ?? said.yearEnd)}
          />
          <TextLine name="fieldOfWork" label="Field of work" value={said.fieldOfWork} />
          <TextLine name="region" label="Region" value={said.region} />
          <TextLine name="areas" label="Areas served" hint="With commas between them." value={said.areas} />
          {mayChange && (
            <button type="submit" name="intent" value="save" className="govuk-button">
              Save
            </button>
          )}
        </fieldset>
      </Form>
      <h2 className="govuk-heading-m govuk-!-margin-top-8">Wordmark</h2>
      {wordmark ? (
        <p>
          <img
            className="wordmark"
            src={`${wordmarkPng}?${wordmark.slice(0, 12)}`}
            alt={`Wordmark of ${name}`}
          />
        </p>
      ) : (
        <p>It has none yet.</p>
      )}
      {mayChange && (
        <p>
          <a href={wordmarkPage} className="govuk-link">
            {wordmark ? 'Change it or take it away' : 'Add one'}
          </a>
        </p>
      )}
      {!mayChange && <p className="quiet">Editors and directors of the organisation can change this.</p>}
    </div>
  );
}
