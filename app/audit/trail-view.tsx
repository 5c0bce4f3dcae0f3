import { Pages } from '../ui/pages';
import { type TrailLine, type TrailSearch, trailQuery } from './trail-filter';

interface Props {
  /** The page's own address. */
  address: string;
  /** What can be looked for, in words. */
  events: Record<string, string>;
  search: TrailSearch;
  lines: TrailLine[];
  next: string | null;
  later: boolean;
}

/** A trail: what to look for in it, a page of it, and the way on. */
export function TrailView({ address, events, search, lines, next, later }: Props) {
  return (
    <>
      <TrailFilters {...{ address, events, search }} />
      {lines.length === 0 && <p>Nothing has happened that fits.</p>}
      <ol className="trail">
        {lines.map(({ id, at, who, what, about, reason, more }) => (
          <li key={id}>
            <p>
              <b>{who}</b> {what}
              {about && <>: {about}</>}
            </p>
            <p className="small quiet">
              {at}
              {more && (
                <>
                  {' · '}
                  <a href={more.to} className="govuk-link">
                    {more.words}
                    <span className="govuk-visually-hidden">, {at}</span>
                  </a>
                </>
              )}
            </p>
            {reason && <p>“{reason}”</p>}
          </li>
        ))}
      </ol>
      <Pages
        of="the trail"
        first={later ? `${address}${trailQuery(search)}` : null}
        next={next && `${address}${trailQuery(search, next)}`}
      />
    </>
  );
}

function TrailFilters({ address, events, search }: Pick<Props, 'address' | 'events' | 'search'>) {
  const options = Object.entries(events).sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'));
  return (
    <form method="get" action={address} className="filters">
      <div>
        <label htmlFor="event">What happened</label>
        <select className="govuk-select" id="event" name="event" defaultValue={search.event}>
          <option value="">Everything</option>
          {options.map(([id, words]) => (
            <option key={id} value={id}>
              {words.charAt(0).toUpperCase() + words.slice(1)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="named">Name has in it</label>
        <input className="field-input" id="named" name="named" defaultValue={search.named} />
      </div>
      {(['from', 'to'] as const).map((end) => (
        <div key={end}>
          <label htmlFor={end}>{end === 'from' ? 'From' : 'To'}</label>
          <input className="field-input" type="date" id={end} name={end} defaultValue={search[end]} />
        </div>
      ))}
      <button type="submit" className="govuk-button govuk-button--quiet">
        Show
      </button>
    </form>
  );
}
