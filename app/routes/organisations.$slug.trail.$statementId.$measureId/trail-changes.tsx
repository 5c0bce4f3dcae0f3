import type { TrailChange } from '~/evidence/trail';

const when = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** Every change of one answer, newest first. */
export function TrailChanges({ changes }: { changes: readonly TrailChange[] }) {
  return (
    <section className="statement-section">
      <h2 className="govuk-heading-m">Who changed it</h2>
      {changes.length === 0 ? (
        <p className="quiet">It was not changed by hand: it came with an import, or stands as it began.</p>
      ) : (
        <ol className="trail">
          {changes.map(({ at, actor, what }) => (
            <li key={at + what}>
              <p>
                <b>{actor}</b>: {what}
              </p>
              <p className="small quiet">
                <time dateTime={at}>{when.format(new Date(at))}</time>
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
