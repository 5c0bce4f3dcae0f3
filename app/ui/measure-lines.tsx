import { SPARK, type Spark } from '../engines/charts/spark';
import type { MeasureLine, Overview } from '../insight/overview';
import { MeasureName } from './measure-name';

interface Years {
  thisYear: string;
  lastYear: string;
}

type Props = Pick<Overview, 'sections'> & Years & { slug: string | null };

/** Every measure in one line: its years drawn small, last year, this year, its target, and what happened. */
export function MeasureLines({ sections, slug, ...years }: Props) {
  return (
    <div className="measures">
      {sections.map(({ id, title, lines }) => (
        <table key={id} className="measures__table">
          <caption>{title}</caption>
          <Head {...years} />
          <tbody>
            {lines.map((line) => (
              <Line key={line.measureId} line={line} slug={slug} {...years} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Head({ thisYear, lastYear }: Years) {
  return (
    <thead>
      <tr>
        <th scope="col">Measure</th>
        <th scope="col" className="measures__spark">
          <span className="govuk-visually-hidden">Years</span>
        </th>
        <th scope="col" className="measures__number">
          {lastYear || 'Before'}
        </th>
        <th scope="col" className="measures__number">
          {thisYear}
        </th>
        <th scope="col" className="measures__number">
          Target
        </th>
        <th scope="col" className="measures__change">
          What happened
        </th>
      </tr>
    </thead>
  );
}

/** A figure names its column before it on a phone, where the table's head is not shown. */
function Line({ line, slug, thisYear, lastYear }: Years & { line: MeasureLine; slug: string | null }) {
  const { label, unit, measureId, spark, previous, previousYear, value, valueYear, target, change, tone } =
    line;
  return (
    <tr>
      <th scope="row">
        <MeasureName words={label} measureId={measureId} slug={slug} />{' '}
        <span className="quiet measures__unit">{unit}</span>
      </th>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: nothing in it was written by anybody, see below */}
      <td className="measures__spark" dangerouslySetInnerHTML={{ __html: spark ? sparkline(spark) : '' }} />
      <td
        className="measures__number quiet"
        data-year={previous ? previousYear || lastYear || 'Before' : undefined}
      >
        {previous || '–'}
        {ownYear(previousYear)}
      </td>
      <td className="measures__number measures__now" data-year={value ? valueYear || thisYear : undefined}>
        {value || '–'}
        {value && ownYear(valueYear)}
      </td>
      <td className="measures__number" data-year={target ? 'Target' : undefined}>
        {target}
        {target && reachedWords(line.reached)}
      </td>
      <td className={`measures__change tone-${tone}`}>{change}</td>
    </tr>
  );
}

/** The year of a figure that stands in another's column. */
const ownYear = (year: string) => year && <span className="measures__year">{` (${year})`}</span>;

const reachedWords = (reached: boolean | null) =>
  reached !== null && (
    <span className={`measures__reached ${reached ? 'up' : 'down'}`}>{reached ? ' reached' : ' missed'}</span>
  );

/**
 * A measure's years in a line of a table. The figures stand beside it, so it says nothing to a screen reader. Written
 * out, for three elements a line are a sixth of what drawing a page's lines costs; a path is digits and its own letters.
 */
const sparkline = ({ past, last, drawn }: Spark) =>
  `<svg class="spark" viewBox="0 0 ${SPARK.width} ${SPARK.height}" aria-hidden="true" focusable="false">` +
  `<path d="${past}" class="${drawn === 'bars' ? 'spark__bars' : 'spark__line'}"></path>` +
  `<path d="${last}" class="spark__last"></path></svg>`;
