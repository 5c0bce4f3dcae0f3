interface Props {
  base: string | null;
  measureId: string;
  children: React.ReactNode;
}

/** A measure's name, which leads to its page where the reader can open that. */
export function MeasureName({ base, measureId, children }: Props) {
  if (base === null) return <span>{children}</span>;
  return (
    <a href={`${base}/measures/${measureId}`} className="govuk-link">
      {children}
    </a>
  );
}
