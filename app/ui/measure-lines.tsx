import type { MeasureLine, Overview } from '../insight/overview';
import { MeasureName } from './measure-name';
import { Sparkline } from './sparkline';

interface Props {
  overview: Pick<Overview, 'sections' | 'thisYear' | 'lastYear'>;
  /** Where the organisation's pages are; null where its reader cannot go there. */
  base: string | null;
}

/** Every measure in one line: its years drawn small, last year, this year, its target, and what happened. */
export function MeasureLines({ overview, base }: Props) {
  const { sections, thisYear, lastYear } = overview;
  return (
    <div className="measures">
      {sections.map((section) => (
        <table key={section.id} className="measures__table">
          <caption>{section.title}</caption>
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
          <tbody>
            {section.lines.map((line) => (
              <Line key={line.measureId} line={line} base={base} years={{ thisYear, lastYear }} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface LineProps {
  line: MeasureLine;
  base: string | null;
  years: { thisYear: string; lastYear: string };
}

function Line({ line, base, years }: LineProps) {
  const { label, unit, measureId, spark, previous, previousYear, value, target, reached, change, tone } =
    line;
  return (
    <tr>
      <th scope="row">
        <MeasureName base={base} measureId={measureId}>
          {label}
        </MeasureName>{' '}
        <span className="quiet measures__unit">{unit}</span>
      </th>
      <td className="measures__spark">{spark && <Sparkline spark={spark} />}</td>
      <td
        className="measures__number quiet"
        data-year={previous ? previousYear || years.lastYear || 'Before' : undefined}
      >
        {previous || '–'}
        {previousYear && <span className="measures__year"> ({previousYear})</span>}
      </td>
      <td className="measures__number measures__now" data-year={value ? years.thisYear : undefined}>
        {value || '–'}
      </td>
      <td className="measures__number" data-year={target ? 'Target' : undefined}>
        {target}
        {reached !== null && target && (
          <span className={`measures__reached ${reached ? 'up' : 'down'}`}>
            {' '}
            {reached ? 'reached' : 'missed'}
          </span>
        )}
      </td>
      <td className={`measures__change tone-${tone}`}>{change}</td>
    </tr>
  );
}
