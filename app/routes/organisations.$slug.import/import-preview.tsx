import { Form } from '~/forms/form';
import type { Preview, PreviewYear } from '~/statement/import/import-view';

const WORDS = { new: 'New', changed: 'Changed', same: 'The same' };

/** What an import will change, row by row, before it is done. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const { years, ownMeasures, notices } = preview;
  const count = years.reduce(
    (sum, year) => sum + year.figures.filter((figure) => figure.kind !== 'same').length,
    0,
  );
  return (
    <>
      <p className="lede">
        {preview.filename}: {count} {count === 1 ? 'figure' : 'figures'} in {years.length}{' '}
        {years.length === 1 ? 'year' : 'years'}. Nothing is saved yet.
      </p>
      {notices.length > 0 && (
        <div className="ask">
          <ul className="govuk-list">
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </div>
      )}
      {years.map((year) => (
        <Year key={year.period} year={year} />
      ))}
      {ownMeasures.length > 0 && (
        <details className="more">
          <summary>
            {ownMeasures.length === 1
              ? '1 measure of your own is added'
              : `${ownMeasures.length} measures of your own are added`}
          </summary>
          <p>A file does not say what they are about: each one’s page asks you afterwards.</p>
          <ul className="govuk-list govuk-list--bullet">
            {ownMeasures.map((own) => (
              <li key={own}>{own}</li>
            ))}
          </ul>
        </details>
      )}
      <Form className="button-row" given={{ filename: preview.filename, content: preview.content }}>
        <button type="submit" name="intent" value="import" className="govuk-button">
          Import all of it
        </button>
        <a href="?" className="govuk-link">
          Choose another file
        </a>
      </Form>
    </>
  );
}

function Year({ year }: { year: PreviewYear }) {
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`What changes in ${year.year}`}>
      <h2 className="govuk-heading-m">
        {year.year} {year.begins && <span className="quiet">(a new statement)</span>}
      </h2>
      {year.revises && <p className="ask">{year.revises}</p>}
      <table className="govuk-table small">
        <caption className="govuk-visually-hidden">{year.period}</caption>
        <thead>
          <tr>
            {['Figure', 'Now', 'After', ''].map((head) => (
              <th scope="col" className="govuk-table__header" key={head}>
                {head || <span className="govuk-visually-hidden">What happens</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {year.figures.map((figure, index) => (
            <tr key={index}>
              <th scope="row" className="govuk-table__header">
                {figure.label}
              </th>
              <td className="govuk-table__cell">{figure.before}</td>
              <td className="govuk-table__cell">{figure.after}</td>
              <td className="govuk-table__cell">{WORDS[figure.kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
