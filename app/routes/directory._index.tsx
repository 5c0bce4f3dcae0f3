import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { COUNTED, type DirectoryQuery, directoryPage } from '~/commissioning/directory.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { NOT_HERE } from '~/questionnaire/brought-in';
import { formatNumber } from '~/questionnaire/number';
import { levelOptions } from '~/questionnaire/scheme';
import { Pages } from '~/ui/pages';
import { StatusTag } from '~/ui/status-tag';

export const handle = { script: false };

export const loader = page(async ({ request }) => {
  const asked = new URL(request.url).searchParams;
  const by = {
    words: asked.get('q') ?? '',
    field: asked.get('field') ?? '',
    level: asked.get('level') ?? '',
    after: asked.get('after') ?? '',
  };
  const { entries, fields, count, all, next } = await directoryPage(by);
  return {
    by,
    entries,
    fields,
    levels: levelOptions(),
    counted: howMany(count, all),
    first: by.after ? addressOf({ ...by, after: '' }) : null,
    next: next ? addressOf({ ...by, after: next }) : null,
  };
});

/** Counted to a thousand: a larger number helps nobody to find somebody. */
function howMany(count: number, all: number): string {
  const words = (number: number) =>
    number > COUNTED ? `more than ${formatNumber(COUNTED, 0)}` : formatNumber(number, 0);
  const enterprises = all === 1 ? 'enterprise' : 'enterprises';
  return count === all ? `${words(all)} ${enterprises}` : `${words(count)} of ${words(all)} ${enterprises}`;
}

function addressOf({ words, field, level, after }: DirectoryQuery): string {
  const asked = Object.entries({ q: words, field, level, after }).filter(([, value]) => value);
  return asked.length > 0 ? `${paths.directory}?${new URLSearchParams(asked)}` : paths.directory;
}

export const meta: MetaFunction = () => [{ title: 'Directory of statements – Proofmark' }];

export default function DirectoryRoute() {
  const { by, fields, levels, entries, counted, first, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Directory of statements</h1>
      <p className="lede">
        Every enterprise here has published figures about its impact. A statement that shows a level was
        declared by its director and approved by an assessor; years that were brought in from elsewhere say
        so.
      </p>
      <Form method="get" className="filters">
        <div>
          <label htmlFor="q">Name, place or purpose</label>
          <input id="q" name="q" className="field-input" defaultValue={by.words} />
        </div>
        <div>
          <label htmlFor="field">Field of work</label>
          <select id="field" name="field" className="field-input" defaultValue={by.field}>
            <option value="">Any</option>
            {fields.map((field) => (
              <option key={field}>{field}</option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="level">Level</label>
          <select id="level" name="level" className="field-input" defaultValue={by.level}>
            <option value="">Any</option>
            {Object.entries(levels).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="govuk-button">
          Show
        </button>
      </Form>
      <p role="status" className="quiet">
        {counted}
      </p>
      <ul className="list-rows">
        {entries.map((entry) => (
          <li key={entry.slug}>
            <div>
              <h2>
                <Link to={paths.listed(entry.slug).itself} className="govuk-link">
                  {entry.name}
                </Link>
              </h2>
              {entry.purpose && <p>{entry.purpose}</p>}
              <p className="small quiet">{[entry.fieldOfWork, entry.region].filter(Boolean).join(' · ')}</p>
            </div>
            <p>
              {entry.level && <StatusTag status={entry.badge}>{entry.levelWords}</StatusTag>}{' '}
              {entry.years[0] && (
                <a
                  href={paths.published(entry.slug, entry.years[0].periodEnd).itself}
                  className="govuk-link nowrap"
                >
                  {entry.years[0].label}
                  <span className="govuk-visually-hidden"> statement of {entry.name}</span>
                </a>
              )}
              {entry.years[0]?.broughtIn && <span className="small quiet"> brought in, {NOT_HERE}</span>}
            </p>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p>Nobody here fits that. Fewer or shorter words find more.</p>}
      <Pages of="the directory" first={first} next={next} />
    </>
  );
}
