interface Props {
  name: string;
  /** The address at the provider. */
  to: string;
}

/**
 * What somebody sees on their way to the provider. A form of ours may not lead to another site (`form-action`), nor may what
 * that site redirects to: so the browser goes on by itself from this page, or by its link.
 */
export function GoOn({ name, to }: Props) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">You go on to {name}</h1>
      <p className="lede">You sign in there, and come back here.</p>
      <p>
        <a href={to} className="govuk-button" rel="noreferrer">
          Go on
        </a>
      </p>
    </div>
  );
}
