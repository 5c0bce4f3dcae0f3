interface Alone {
  measureId: string;
  label: string;
  yours: string;
  why: string;
}

/** Figures that stand beside nobody’s, under the reason that they share. */
export function NotBeside({ lines }: { lines: readonly Alone[] }) {
  if (lines.length === 0) return null;
  const reasons = [...new Set(lines.map(({ why }) => why))];
  return (
    <section>
      <h2 className="govuk-heading-m">Not compared, and why</h2>
      <dl className="reasons">
        {reasons.map((reason) => (
          <div key={reason}>
            <dt>{reason}</dt>
            {lines
              .filter(({ why }) => why === reason)
              .map(({ measureId, label, yours }) => (
                <dd key={measureId}>
                  {label}
                  {yours && `: ${yours}`}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
