import type { ChangedDetails, ChangeSince } from './shown';

/** Whether an answer of 409 says what changed. */
export function isChanged(data: unknown): data is ChangedDetails & { message: string } {
  return typeof data === 'object' && data !== null && 'changes' in data && 'typed' in data;
}

const when = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

interface Props extends ChangedDetails {
  message: string;
  /** Where it can be read as it stands now. */
  here: string;
}

/** Nothing was decided, because the page was old: what changed since, what was typed, and the way back. */
export function ChangedSincePage({ message, changes, typed, here }: Props) {
  return (
    <>
      <h1 className="govuk-heading-l">This has changed meanwhile</h1>
      <p className="lede">{message}. Nothing was decided.</p>
      {changes.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What changed since your page was made</h2>
          <ol className="trail">
            {changes.map((change) => (
              <Change key={change.at + change.what} {...change} />
            ))}
          </ol>
        </>
      )}
      {typed.map((words, index) => (
        <div className="govuk-form-group" key={words}>
          <label className="govuk-label" htmlFor={`typed-${index}`}>
            What you typed, to be copied
          </label>
          <textarea id={`typed-${index}`} className="field-input" rows={4} readOnly value={words} />
        </div>
      ))}
      <p>
        <a href={here} className="govuk-button">
          Read it as it stands now
        </a>
      </p>
    </>
  );
}

function Change({ at, actor, what, details }: ChangeSince) {
  return (
    <li>
      <p>
        <b>{actor}</b> {what}
      </p>
      {details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      <p className="small quiet">
        <time dateTime={at}>{when.format(new Date(at))}</time>
      </p>
    </li>
  );
}
