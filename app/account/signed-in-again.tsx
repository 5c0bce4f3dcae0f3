export interface SentAgain {
  to: string;
  /** What was typed; null where somebody else typed it. */
  fields: [string, string][] | null;
  /** Whether it is known that whoever signs in now has typed it. */
  own: boolean;
}

/** What was sent while nobody was signed in, on its way back to its page. */
export function SignedInAgain({ to, fields, own }: SentAgain) {
  if (!fields)
    return (
      <div className="narrow">
        <h1 className="govuk-heading-l">You are signed in</h1>
        <p className="lede">
          Somebody else had typed something here, after their own session had ended. It is not saved, and it
          is not shown to you: they can type it again when they are signed in.
        </p>
        <p>
          <a href={to} className="govuk-link">
            Go on to the page
          </a>
        </p>
      </div>
    );
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">You are signed in again</h1>
      <p className="lede">
        {own ? 'What you typed before is not saved yet.' : 'What was typed here before is not saved yet.'}
      </p>
      <form method="post" action={to}>
        {[...fields, ['again', 'yes'] as const].map(([name, value], at) => (
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="govuk-button">
          {own ? 'Show what I typed' : 'Show what was typed'}
        </button>
      </form>
    </div>
  );
}
