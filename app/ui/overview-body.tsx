import { markInWords } from '../insight/brought-in-mark';
import type { Overview } from '../insight/overview';
import { bandInWords } from '../insight/peer-band';
import type { Theme } from '../insight/themes';
import { Glance } from './glance';
import { MeasureLines } from './measure-lines';
import { MeasureName } from './measure-name';
import { PoundBar } from './pound-bar';
import { StaticChart, WatchedChart } from './static-chart';
import { unbroken } from './unbroken';

interface Reader {
  /** Whose pages its reader can go to; null where they cannot. */
  slug: string | null;
  /** Whether charts answer to a pointer. */
  live: boolean;
}

/** One screen: what changed most, against targets and peers, where the money went, each theme, then every measure. */
export function OverviewBody({ overview, slug, live }: Reader & { overview: Overview }) {
  const { changes, targets, peers, pound, themes, silent, sections, thisYear, lastYear } = overview;
  return (
    <div>
      <Glance changes={changes} targets={targets} peers={peers} slug={slug} />
      {pound && <PoundBar {...pound} />}
      {themes.length > 0 && (
        <section aria-label="Themes" className="chart-grid">
          {themes.map((theme) => (
            <Panel key={theme.id} theme={theme} slug={slug} live={live} />
          ))}
        </section>
      )}
      {silent.length > 0 && <p className="caption">{silentWords(silent)}</p>}
      <h2 className="govuk-heading-l measures__title">Every measure</h2>
      <MeasureLines sections={sections} thisYear={thisYear} lastYear={lastYear} slug={slug} />
    </div>
  );
}

function Panel({ theme: { chart, title, aside }, slug, live }: Reader & { theme: Theme }) {
  const below = [bandInWords(chart), markInWords(chart.points)].filter(Boolean);
  const Chart = live ? WatchedChart : StaticChart;
  return (
    <figure className="trend">
      <figcaption>
        <p className="trend__theme">{title}</p>
        <h2 className="trend__finding">
          <MeasureName words={unbroken(chart.finding)} measureId={chart.measureId} slug={slug} />
        </h2>
        {aside && <p className="trend__aside">{aside}</p>}
      </figcaption>
      <Chart chart={chart} />
      {below.length > 0 && <p className="trend__band">{below.join('. ')}</p>}
    </figure>
  );
}

function silentWords(silent: readonly string[]): string {
  const last = silent.at(-1);
  const list = silent.length > 1 ? `${silent.slice(0, -1).join(', ')} or ${last}` : last;
  return `No figures were given under ${list}.`;
}
