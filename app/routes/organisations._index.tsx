import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { addOrganisationBy, organisationsPage } from '~/organisation/add.server';
import { organisationFields } from '~/organisation/organisation-fields';
import { yearEndInWords } from '~/organisation/year-end';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { levelOptions } from '~/questionnaire/scheme';
import { lookUp, registersToAsk } from '~/register/look-up.server';
import { lookUpFields } from '~/register/look-up-fields';
import { LookedUp, LookUpForm } from '~/register/look-up-form';
import { Pages } from '~/ui/pages';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'organisation.add');
  const { searchParams } = new URL(request.url);
  const named = (searchParams.get('named') ?? '').trim().slice(0, 100);
  const after = searchParams.get('after');
  return {
    ...(await organisationsPage({ after, named })),
    named,
    later: after !== null,
    registers: registersToAsk(),
    levels: levelOptions(),
  };
});

const { name, legalForm, companyNumber, charityNumber, address, website, region, yearEnd, level } =
  organisationFields;

const asked = byButton([
  lookUpFields,
  z.object({
    intent: z.literal('add'),
    name,
    legalForm,
    companyNumber,
    charityNumber,
    address,
    website,
    region,
    yearEnd,
    level,
  }),
]);

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'organisation.add');
  const said = await read(request, asked);
  if (said.intent === 'look_up') return data({ entry: await lookUp(said, String(context.address ?? '')) });
  const { intent: _, ...added } = said;
  throw redirect(paths.organisation(await addOrganisationBy(actor, added)).people, 303);
});

export const meta: MetaFunction = () => [{ title: 'Organisations – Proofmark' }];

export default function OrganisationsRoute() {
  const { organisations, next, named, later, registers, levels } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  const entry = said && !isRefused(said) ? said.entry : null;
  const found = named
    ? `${paths.organisations}?${new URLSearchParams({ named })}&`
    : `${paths.organisations}?`;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Organisations</h1>
      <form method="get" className="filters">
        <div>
          <label htmlFor="named">Name has in it</label>
          <input id="named" name="named" className="field-input" defaultValue={named} />
        </div>
        <button type="submit" className="govuk-button govuk-button--quiet">
          Find
        </button>
      </form>
      {organisations.length === 0 && (
        <p>{named ? `No organisation has “${named}” in its name.` : 'There is none yet.'}</p>
      )}
      <ul className="list-rows">
        {organisations.map(({ slug, name, region, closed }) => (
          <li key={slug}>
            <div>
              <h2>{name}</h2>
              <p className="quiet">{[region, closed && 'closed, a duplicate'].filter(Boolean).join(' · ')}</p>
            </div>
            <p className="status-line">
              <a href={paths.organisation(slug).people} className="govuk-link">
                People<span className="govuk-visually-hidden"> of {name}</span>
              </a>
              <a href={paths.organisation(slug).statements} className="govuk-link">
                Statements<span className="govuk-visually-hidden"> of {name}</span>
              </a>
              <a href={paths.organisation(slug).audit} className="govuk-link">
                Audit<span className="govuk-visually-hidden"> of {name}</span>
              </a>
              <a href={paths.organisation(slug).merge} className="govuk-link">
                Merge<span className="govuk-visually-hidden"> {name} into another</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <Pages
        of="organisations"
        first={later ? found.slice(0, -1) : null}
        next={next && `${found}after=${next}`}
      />
      <section aria-labelledby="add">
        <h2 className="govuk-heading-m govuk-!-margin-top-8" id="add">
          Add an organisation
        </h2>
        <p>
          You invite its director next. Or{' '}
          <a href={paths.manyOrganisations} className="govuk-link">
            add many
          </a>{' '}
          and{' '}
          <a href={paths.manyInvitations} className="govuk-link">
            invite many
          </a>{' '}
          from a list.
        </p>
        <LookUpForm registers={registers} result={result} />
        {entry && <LookedUp entry={entry} />}
        <Form id="add" result={result}>
          <TextLine name="name" label="Name" value={entry?.name} />
          <TextLine
            name="legalForm"
            label="Legal form"
            hint="Like “Community interest company”."
            value={entry?.legalForm}
          />
          <TextLine name="companyNumber" label="Company number, if it has one" value={entry?.companyNumber} />
          <TextLine name="charityNumber" label="Charity number, if it has one" value={entry?.charityNumber} />
          <TextLine name="address" label="Address, if it is known" value={entry?.address} />
          <TextLine name="website" label="Website, if it is known" value={entry?.website} />
          <TextLine
            name="yearEnd"
            label="Last day of its accounting year, if it is known"
            hint="Like 31 March."
            value={yearEndInWords(entry?.yearEnd ?? null)}
          />
          <TextLine name="region" label="Region" />
          <Options
            name="level"
            label="Level"
            none="Choose a level"
            groups={[{ options: Object.entries(levels).map(([id, label]) => ({ id, label })) }]}
          />
          <button type="submit" name="intent" value="add" className="govuk-button">
            Add it
          </button>
        </Form>
      </section>
    </div>
  );
}
