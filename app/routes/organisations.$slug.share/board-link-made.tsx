/** A link just made. It is shown this once: what is kept of it cannot be turned back into the link. */
export function BoardLinkMade({ address }: { address: string }) {
  return (
    <section className="made-link" aria-labelledby="made-title">
      <h2 className="govuk-heading-m" id="made-title">
        Copy the link now
      </h2>
      <label className="govuk-label" htmlFor="made">
        It cannot be shown again. If it is lost, make another and end this one.
      </label>
      <textarea id="made" className="govuk-textarea" rows={3} readOnly value={address} />
    </section>
  );
}
