import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { given, line, words } from '~/forms/fields';
import { Form, Given } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLine, TextLines } from '~/forms/text-line';
import { aboutPage, changeWhatIsSaid } from '~/organisation/about.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return aboutPage(actor, await openOrganisation(actor, params.slug ?? '', 'organisation.read'));
});

/** A number of a register, as it is printed: capitals, no spaces. */
const registered = (pattern: RegExp, like: string) =>
  line({ most: 20, what: 'the number' })
    .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
    .refine(
      (number) => number === '' || pattern.test(number),
      `Enter the number as the register has it, like ${like}`,
    );

const asked = z.object({
  seen: given,
  purpose: words({ most: 600, what: 'the purpose', missing: 'Say what the organisation is for' }),
  legalForm: line({ most: 120, what: 'the legal form', missing: 'Enter the legal form' }),
  companyNumber: registered(/^(\d{8}|[A-Z]{2}\d{6})$/, '01234567 or SC123456'),
  charityNumber: registered(/^(\d{6,7}|SC\d{6}|NIC?\d{6})$/, '1234567 or SC012345'),
  fieldOfWork: line({ most: 120, what: 'the field' }),
  region: line({ most: 80, what: 'the region' }),
  areas: line({ most: 200, what: 'the areas' }),
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  await changeWhatIsSaid(actor, organisation, await read(request, asked));
  throw redirect(paths.organisation(organisation.slug).statements, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `What is said of it – ${view?.name ?? ''} – Proofmark` },
];

export default function AboutOrganisationRoute() {
  const { slug, name, said, seen, mayChange } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.organisation(slug).statements} className="govuk-back-link">
        Statements
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">What is said of it</h1>
      <p className="lede">
        Every statement and document prints this beside the name. What was declared keeps what it said then.
      </p>
      <Form result={result}>
        <Given name="seen" value={seen} />
        <fieldset className="bare" disabled={!mayChange}>
          <TextLines
            name="purpose"
            label="Purpose"
            hint="What it is for, in one or two sentences."
            value={said.purpose}
          />
          <TextLine name="legalForm" label="Legal form" value={said.legalForm} />
          <TextLine name="companyNumber" label="Company number, if it has one" value={said.companyNumber} />
          <TextLine name="charityNumber" label="Charity number, if it has one" value={said.charityNumber} />
          <TextLine name="fieldOfWork" label="Field of work" value={said.fieldOfWork} />
          <TextLine name="region" label="Region" value={said.region} />
          <TextLine name="areas" label="Areas served" hint="With commas between them." value={said.areas} />
          {mayChange && (
            <button type="submit" className="govuk-button">
              Save
            </button>
          )}
        </fieldset>
      </Form>
      {!mayChange && <p className="quiet">Editors and directors of the organisation can change this.</p>}
    </div>
  );
}
