import type { MeasureView } from '~/insight/measure-view';

/** The chart and its figures to take away: the years that are shown. */
export function MeasureDownloads({ slug, view }: { slug: string; view: MeasureView }) {
  const { measureId, zoom } = view;
  const years = [zoom.from && `from=${zoom.from}`, zoom.to && `to=${zoom.to}`].filter(Boolean).join('&');
  const base = `/organisations/${slug}`;
  const files = [
    [`${base}/trends.csv?measure=${measureId}${years && `&${years}`}`, 'Figures (CSV)'],
    [`${base}/measures/${measureId}/chart.svg${years && `?${years}`}`, 'Chart (SVG)'],
    [`${base}/measures/${measureId}/chart.png${years && `?${years}`}`, 'Chart (PNG)'],
  ] as const;
  return (
    <section className="no-print">
      <h2 className="govuk-heading-m">Download</h2>
      <ul className="downloads">
        {files.map(([to, words]) => (
          <li key={to}>
            <a href={to} className="govuk-link" download>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
