interface Props {
  words: string;
  measureId: string;
  /** Where the organisation's pages are; null where its reader cannot go there. */
  base: string | null;
}

/** A measure's name, which leads to its page where the reader can open that. */
export function MeasureName({ words, measureId, base }: Props) {
  if (base === null) return <span>{words}</span>;
  return (
    <a href={`${base}/measures/${measureId}`} className="govuk-link">
      {words}
    </a>
  );
}
