import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { licenceInWords, licenceOf } from '~/accreditation/licence';
import { directoryEntry, listedDuplicates, listedSurvivor } from '~/commissioning/directory.server';
import { directoryTextIfReadable } from '~/commissioning/directory-text.server';
import { readableYears } from '~/commissioning/every-year.server';
import { levelsHeld } from '~/commissioning/held.server';
import { listed } from '~/commissioning/published.server';
import { paths } from '~/paths';
import { today } from '~/platform/clock.server';
import { notFoundUnless, page } from '~/platform/http.server';
import { organisationSchema } from '~/publication/jsonld/schema-org';
import { registrationLabel } from '~/publication/organisation-id';
import { NOT_HERE } from '~/questionnaire/brought-in';
import { statesParts } from '~/questionnaire/year-before';
import { EVERY_YEAR_WORDS } from '~/statement/lifecycle';
import { StatusTag } from '~/ui/status-tag';

export const handle = { script: false };

export const loader = page(async ({ params }) => {
  const organisation = await listed(params.slug ?? '');
  const entry = await directoryEntry(organisation);
  const survivor = await listedSurvivor(organisation);
  // Without documents of its own there is nothing to read here: its address leads on.
  if (survivor && !entry) throw redirect(paths.listed(survivor.slug).itself, 301);
  notFoundUnless(entry !== null);
  const [latest] = entry?.years ?? [];
  const text = latest ? await directoryTextIfReadable(organisation.slug, latest.periodEnd) : '';
  const years = await readableYears(organisation.slug);
  const { company_number: company, charity_number: charity } = organisation;
  return {
    entry,
    text,
    latest: latest?.periodEnd ?? '',
    parts: years.some(({ document }) => statesParts(document)),
    schema: years.length > 0 ? organisationSchema(years) : null,
    company,
    charity,
    licence: licenceInWords(today(), licenceOf(organisation)),
    held: await levelsHeld(organisation.id),
    areas: organisation.areas,
    legalForm: organisation.legal_form,
    website: organisation.website,
    survivor,
    closed: organisation.merged_into !== null,
    duplicates: await listedDuplicates(organisation),
    wordmark: organisation.wordmark_key !== null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.entry?.name ?? ''} – Proofmark` },
  ...(data?.schema ? [{ 'script:ld+json': data.schema }] : []),
];

const EVERY_YEAR = [
  ['data.csv', 'Figures (CSV)'],
  ['parts.csv', 'Groups, contracts, areas and targets (CSV)'],
  ['codebook.csv', 'What they mean (CSV)'],
  ['data.jsonld', 'Figures (JSON-LD)'],
] as const;

export default function ListedRoute() {
  const view = useLoaderData<typeof loader>();
  const { entry, text, latest, parts, company, charity, licence, areas, legalForm } = view;
  const { survivor, closed, duplicates, wordmark, website } = view;
  if (!entry) return null;
  const facts: [string, string | null][] = [
    ['Field of work', entry.fieldOfWork],
    ['Region', entry.region],
    ['Areas served', areas],
    ['Legal form', legalForm],
    [registrationLabel(legalForm), company],
    ['Charity number', charity],
    ['Licence', licence],
    ['Held', view.held.join('; ') || null],
  ];
  return (
    <div className="narrow">
      <Link to={paths.directory} className="govuk-back-link">
        Directory
      </Link>
      <p className="status-line">
        {entry.level && <StatusTag status={entry.badge}>{entry.levelWords}</StatusTag>}
      </p>
      {wordmark && <img className="wordmark" src={paths.listed(entry.slug)['wordmark.png']} alt="" />}
      <h1 className="govuk-heading-l">{entry.name}</h1>
      {closed && (
        <p className="ask">
          This entry is closed: it was a duplicate
          {survivor && (
            <>
              {' '}
              of{' '}
              <a href={paths.listed(survivor.slug).itself} className="govuk-link">
                {survivor.name}
              </a>
            </>
          )}
          . What was published in it stays here as it is.
        </p>
      )}
      {!text.includes(entry.purpose.replace(/[.\s]+$/, '')) && <p className="lede">{entry.purpose}</p>}
      {text && <p>{text}</p>}
      {text && (
        <p className="small">
          <a href={paths.published(entry.slug, latest)['summary.txt']} className="govuk-link">
            This text as a file
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m govuk-!-margin-top-8">Statements</h2>
      <ul className="list-rows">
        {entry.years.map((year) => (
          <li key={year.periodEnd}>
            <h3>
              <a href={paths.published(entry.slug, year.periodEnd).itself} className="govuk-link">
                {year.label}
              </a>
            </h3>
            <p className="quiet">
              {year.period}
              {year.broughtIn && `; brought in, ${NOT_HERE}`}
            </p>
          </li>
        ))}
      </ul>
      {duplicates.length > 0 && (
        <p>
          Published before under another entry:{' '}
          {duplicates.map(({ slug, name }, at) => (
            <span key={slug}>
              {at > 0 && ', '}
              <a href={paths.listed(slug).itself} className="govuk-link">
                {name}
              </a>
            </span>
          ))}
        </p>
      )}
      <h2 className="govuk-heading-m govuk-!-margin-top-8">All years as data</h2>
      <p className="small quiet">{EVERY_YEAR_WORDS}</p>
      <ul className="downloads">
        {EVERY_YEAR.filter(([file]) => file !== 'parts.csv' || parts).map(([file, words]) => (
          <li key={file}>
            <a href={paths.listed(entry.slug)[file]} className="govuk-link">
              {words}
            </a>
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m govuk-!-margin-top-8">About</h2>
      <dl className="govuk-summary-list">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div className="govuk-summary-list__row" key={label}>
              <dt className="govuk-summary-list__key">{label}</dt>
              <dd className="govuk-summary-list__value">{value}</dd>
            </div>
          ))}
        {website && (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">Website</dt>
            <dd className="govuk-summary-list__value">
              <a href={website} className="govuk-link" rel="nofollow noreferrer">
                {website}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
