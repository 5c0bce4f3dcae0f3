import type { PointNote } from '~/insight/point-notes';

/** What must be said of single years, under the numbers they bear in chart and table. */
export function MeasureNotes({ notes }: { notes: PointNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Notes</h2>
      <ol className="point-notes">
        {notes.map(({ number, label, words }) => (
          <li key={number}>
            <span className="point-notes__number" aria-hidden="true">
              {number}
            </span>
            <div>
              <strong>
                <span className="govuk-visually-hidden">Note {number}, </span>
                {label}
              </strong>
              {words.map((each) => (
                <p key={each}>{each}</p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
