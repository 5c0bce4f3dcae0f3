import type { Zoom } from '~/insight/zoom';

/** Chooses years by an ordinary form, so that an address holds what is shown. */
export function ZoomForm({ years, zoom, here }: { years: number[]; zoom: Zoom; here: string }) {
  const [first, last] = [years[0], years.at(-1)];
  if (years.length < 3) return null;
  const shown = { from: zoom.from ?? first, to: zoom.to ?? last };
  return (
    <form method="get" action={here} className="filters zoom no-print">
      {(['from', 'to'] as const).map((name) => (
        <div key={name}>
          <label htmlFor={name}>{name === 'from' ? 'Years ending from' : 'to'}</label>
          <select id={name} name={name} className="govuk-select" defaultValue={String(shown[name])}>
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" className="govuk-button govuk-button--quiet">
        Show these years
      </button>
      {(zoom.from !== null || zoom.to !== null) && (
        <a href={here} className="govuk-link">
          All years
        </a>
      )}
    </form>
  );
}
