import { Form } from '../forms/form';
import { StatusTag } from '../ui/status-tag';
import type { ListPreview, PlannedRow } from './list-file';

const WORDS: Record<PlannedRow['outcome'], string> = {
  made: 'New',
  there: 'Already there',
  broken: 'Broken',
};
const TONES: Record<PlannedRow['outcome'], string> = {
  made: 'published',
  there: 'draft',
  broken: 'unpublished',
};

interface Props {
  preview: ListPreview;
  /** "organisations", "invitations". */
  of: string;
  /** What the button says. */
  button: string;
}

/** What a list would make, row by row, before any of it is made. */
export function ListPreviewed({ preview, of, button }: Props) {
  const { filename, counts, warned, rows, left, content, seen } = preview;
  const many = (count: number) => count.toLocaleString('en-GB');
  return (
    <>
      <p className="lede">
        {filename}: {many(counts.made)} new, {many(counts.there)} already there, {many(counts.broken)} broken.
        Nothing is made yet.
      </p>
      {counts.broken > 0 && counts.made > 0 && (
        <p className="ask">
          What is broken is left out. Mend it in the file and choose that again, or go on without.
        </p>
      )}
      {warned > 0 && (
        <p className="ask">
          {warned === 1 ? 'One of them says' : `${many(warned)} of them say`} what will not be possible
          afterwards: read {warned === 1 ? 'that row' : 'those rows'} before you go on.
        </p>
      )}
      <section className="table-scroll" tabIndex={0} aria-label={`What comes of each row: ${of}`}>
        <table className="govuk-table small">
          <caption className="govuk-visually-hidden">What comes of each row</caption>
          <thead>
            <tr>
              {['Line', 'Row', 'Comes to', 'Why'].map((head) => (
                <th scope="col" className="govuk-table__header" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, label, outcome, says }) => (
              <tr key={line}>
                <td className="govuk-table__cell">{line}</td>
                <th scope="row" className="govuk-table__header">
                  {label.slice(0, 120)}
                </th>
                <td className="govuk-table__cell">
                  <StatusTag status={TONES[outcome]}>{WORDS[outcome]}</StatusTag>
                </td>
                <td className="govuk-table__cell">{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && <p className="quiet">And {many(left)} more rows, counted above.</p>}
      {counts.made > 0 ? (
        <Form className="button-row" given={{ content, seen }}>
          <button type="submit" name="intent" value="make" className="govuk-button">
            {button.replace('#', many(counts.made))}
            {warned > 0 && ` all the same`}
          </button>
          <a href="?" className="govuk-link">
            Choose another file
          </a>
        </Form>
      ) : (
        <p>
          There is nothing to make in it.{' '}
          <a href="?" className="govuk-link">
            Choose another file
          </a>
        </p>
      )}
    </>
  );
}
