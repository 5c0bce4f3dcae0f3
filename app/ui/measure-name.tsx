import { paths } from '../paths';

interface Props {
  words: string;
  measureId: string;
  /** Whose page of it its reader can go to; null where they cannot. */
  slug: string | null;
}

/** A measure's name, which leads to its page where the reader can open that. */
export function MeasureName({ words, measureId, slug }: Props) {
  if (slug === null) return <span>{words}</span>;
  return (
    <a href={paths.organisation(slug).measure(measureId)} className="govuk-link">
      {words}
    </a>
  );
}
