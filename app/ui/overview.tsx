import type { Overview as View } from '../insight/overview';
import type { Theme } from '../insight/themes';
import { MeasureLines } from './measure-lines';
import { MeasureName } from './measure-name';
import { OverviewGlance } from './overview-glance';
import { PoundBar } from './pound-bar';
import { ChartPicture } from './trend-chart';
import { unbroken } from './unbroken';

interface Props {
  overview: View;
  /** Where the organisation's pages are; null where its reader cannot go there. */
  base: string | null;
  /** Whether charts answer to a pointer. */
  live: boolean;
}

/** One screen: what changed most, against targets and peers, where the money went, each theme, then every measure. */
export function Overview({ overview, base, live }: Props) {
  const { pound, themes, silent } = overview;
  return (
    <>
      <OverviewGlance overview={overview} base={base} />
      {pound && <PoundBar {...pound} />}
      {themes.length > 0 && (
        <section aria-label="Themes" className="chart-grid">
          {themes.map((theme) => (
            <ThemePanel key={theme.id} theme={theme} base={base} live={live} />
          ))}
        </section>
      )}
      {silent.length > 0 && <p className="caption">{silentWords(silent)}</p>}
      <h2 className="govuk-heading-l measures__title">Every measure</h2>
      <MeasureLines overview={overview} base={base} />
    </>
  );
}

function ThemePanel({ theme, base, live }: { theme: Theme; base: string | null; live: boolean }) {
  const { chart, title, aside } = theme;
  return (
    <figure className="trend">
      <figcaption>
        <p className="trend__theme">{title}</p>
        <h2 className="trend__finding">
          <MeasureName base={base} measureId={chart.measureId}>
            {unbroken(chart.finding)}
          </MeasureName>
        </h2>
        {aside && <p className="trend__aside">{aside}</p>}
      </figcaption>
      <ChartPicture chart={chart} live={live} />
    </figure>
  );
}

function silentWords(silent: readonly string[]): string {
  const last = silent.at(-1);
  const list = silent.length > 1 ? `${silent.slice(0, -1).join(', ')} or ${last}` : last;
  return `No figures were given under ${list}.`;
}
