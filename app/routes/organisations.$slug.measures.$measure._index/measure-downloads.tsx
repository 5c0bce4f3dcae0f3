import type { MeasureView } from '~/insight/measure-view';
import { paths } from '~/paths';

/** The chart and its figures to take away: the years that are shown. */
export function MeasureDownloads({ slug, view }: { slug: string; view: MeasureView }) {
  const { measureId, zoom } = view;
  const years = [zoom.from && `from=${zoom.from}`, zoom.to && `to=${zoom.to}`].filter(Boolean).join('&');
  const { trends, chartSvg, chartPng } = paths.organisation(slug);
  const files = [
    [`${trends}?measure=${measureId}${years && `&${years}`}`, 'Figures (CSV)'],
    [`${chartSvg(measureId)}${years && `?${years}`}`, 'Chart (SVG)'],
    [`${chartPng(measureId)}${years && `?${years}`}`, 'Chart (PNG)'],
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
