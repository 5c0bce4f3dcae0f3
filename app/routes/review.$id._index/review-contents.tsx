import type { ReviewItem } from '~/statement/section-view';

interface Props {
  view: { sections: { id: string; title: string; items: ReviewItem[] }[]; exact: object[] };
}

/** What stands on the page, to jump to: how much of each section changed and how much of it was commented on. */
export function ReviewContents({ view: { sections, exact } }: Props) {
  return (
    <nav aria-label="On this page" className="on-this-page">
      <h2 className="govuk-heading-s">On this page</h2>
      <ul>
        <li>
          <a href="#criteria" className="govuk-link">
            The criteria
          </a>
        </li>
        {sections.map(({ id, title, items }) => (
          <li key={id}>
            <a href={`#${id}`} className="govuk-link">
              {title}
            </a>{' '}
            <span className="quiet">{saidOf(items)}</span>
          </li>
        ))}
        {exact.length > 0 && (
          <li>
            <a href="#exact" className="govuk-link">
              Asked to be published exactly
            </a>
          </li>
        )}
        <li>
          <a href="#decision" className="govuk-link">
            The decision
          </a>
        </li>
      </ul>
    </nav>
  );
}

function saidOf(items: readonly ReviewItem[]): string {
  const comments = items.flatMap((item) => item.comments).filter(({ resolved }) => !resolved).length;
  const counts: [number, string][] = [
    [items.filter(({ changed }) => changed).length, 'changed'],
    [items.flatMap(({ warnings }) => warnings).length, 'asked about'],
    [comments, 'commented on'],
    [items.flatMap(({ files }) => files).length, 'with evidence'],
  ];
  return counts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(', ');
}
