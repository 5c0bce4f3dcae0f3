import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line, oneOf } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { addOrganisationBy, organisationsPage } from '~/organisation/add.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { scheme } from '~/questionnaire/scheme';
import { Pages } from '~/ui/pages';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'organisation.add');
  const { searchParams } = new URL(request.url);
  const named = (searchParams.get('named') ?? '').trim().slice(0, 100);
  const after = searchParams.get('after');
  return { ...(await organisationsPage({ after, named })), named, later: after !== null };
});

const LEVELS = ['mark', 'gold'] as const;

const asked = z.object({
  name: line({ most: 120, what: 'the name', missing: 'Enter the name of the organisation' }),
  legalForm: line({
    most: 120,
    what: 'the legal form',
    missing: 'Enter the legal form, like “Community interest company”',
  }),
  companyNumber: line({ most: 20, what: 'the number' }),
  charityNumber: line({ most: 20, what: 'the number' }),
  region: line({ most: 80, what: 'the region' }),
  level: oneOf(LEVELS, 'Choose a level'),
});

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'organisation.add');
  const slug = await addOrganisationBy(actor, await read(request, asked));
  throw redirect(paths.organisation(slug).people, 303);
});

export const meta: MetaFunction = () => [{ title: 'Organisations – Proofmark' }];

export default function OrganisationsRoute() {
  const { organisations, next, named, later } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
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
        {organisations.map(({ slug, name, region }) => (
          <li key={slug}>
            <div>
              <h2>{name}</h2>
              {region && <p className="quiet">{region}</p>}
            </div>
            <p className="status-line">
              <a href={paths.organisation(slug).people} className="govuk-link">
                People<span className="govuk-visually-hidden"> of {name}</span>
              </a>
              <a href={paths.organisation(slug).statements} className="govuk-link">
                Statements<span className="govuk-visually-hidden"> of {name}</span>
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
        <p>You invite its director next.</p>
        <Form id="add" result={result}>
          <TextLine name="name" label="Name" />
          <TextLine name="legalForm" label="Legal form" hint="Like “Community interest company”." />
          <TextLine name="companyNumber" label="Company number, if it has one" />
          <TextLine name="charityNumber" label="Charity number, if it has one" />
          <TextLine name="region" label="Region" />
          <Options
            name="level"
            label="Level"
            none="Choose a level"
            groups={[{ options: LEVELS.map((id) => ({ id, label: scheme.levels[id] })) }]}
          />
          <button type="submit" className="govuk-button">
            Add it
          </button>
        </Form>
      </section>
    </div>
  );
}
