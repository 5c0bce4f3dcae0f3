import type { StatedLine } from './stated';

/** What an application states, line by line. */
export function StatedList({ stated }: { stated: readonly StatedLine[] }) {
  return (
    <dl className="govuk-summary-list">
      {stated.map(({ label, value }) => (
        <div className="govuk-summary-list__row" key={label}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
