import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { directory, narrow } from '~/commissioning/directory.server';
import { page } from '~/platform/http.server';
import { NOT_HERE } from '~/questionnaire/brought-in';
import { scheme } from '~/questionnaire/scheme';
import { StatusTag } from '~/ui/status-tag';

export const handle = { script: false };

export const loader = page(async ({ request }) => {
  const asked = new URL(request.url).searchParams;
  const by = {
    words: asked.get('q') ?? '',
    field: asked.get('field') ?? '',
    level: asked.get('level') ?? '',
  };
  const all = await directory();
  const fields = [...new Set(all.map((entry) => entry.fieldOfWork))].sort();
  return { by, fields, all: all.length, entries: narrow(all, by) };
});

export const meta: MetaFunction = () => [{ title: 'Directory of statements – Proofmark' }];

export default function DirectoryRoute() {
  const { by, fields, entries, all } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Directory of statements</h1>
      <p className="lede">
        Every enterprise here states its impact. A statement that shows a level was declared by its director
        and approved by an assessor; years that were brought in from elsewhere say so.
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
            <option value="mark">{scheme.levels.mark}</option>
            <option value="gold">{scheme.levels.gold}</option>
          </select>
        </div>
        <button type="submit" className="govuk-button">
          Show
        </button>
      </Form>
      <p role="status" className="quiet">
        {entries.length === all ? `${all} enterprises` : `${entries.length} of ${all} enterprises`}
      </p>
      <ul className="list-rows">
        {entries.map((entry) => (
          <li key={entry.slug}>
            <div>
              <h2>
                <Link to={`/directory/${entry.slug}`} className="govuk-link">
                  {entry.name}
                </Link>
              </h2>
              <p>{entry.purpose}</p>
              <p className="small quiet">
                {entry.fieldOfWork} · {entry.region}
              </p>
            </div>
            <p>
              {entry.level && <StatusTag status={entry.level}>{entry.levelWords}</StatusTag>}{' '}
              {entry.years[0] && (
                <a
                  href={`/directory/${entry.slug}/${entry.years[0].periodEnd}`}
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
    </>
  );
}
