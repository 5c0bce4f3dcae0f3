import { toneOfGroup } from '~/engines/charts/stack';
import type { Breakdown } from '~/insight/breakdown';
import { markInWords } from '~/insight/brought-in-mark';
import { stackedShapes } from '~/insight/chart-drawing';
import { NOTHING } from '~/questionnaire/format';
import { Shapes } from '~/ui/shapes';

const CANVASES = [
  { id: 'wide', width: 860, height: 280 },
  { id: 'narrow', width: 380, height: 240 },
] as const;

/** A measure's groups: stacked year by year, named in a key, and every number in a table. */
export function BreakdownPanel({ title, breakdown }: { title: string; breakdown: Breakdown }) {
  const { groups, years, remarks } = breakdown;
  const mark = markInWords(years);
  const stacks = stackedShapes(breakdown, CANVASES[0]) !== null;
  return (
    <section className="breakdown">
      <h2 className="govuk-heading-m">By group</h2>
      {stacks && (
        <>
          {CANVASES.map(({ id, ...canvas }) => (
            <svg
              key={id}
              viewBox={`0 0 ${canvas.width} ${canvas.height}`}
              className={`measure-chart measure-chart--${id}`}
              role="img"
              aria-label={`${title} by group, stacked; the table below has every number`}
            >
              <Shapes shapes={stackedShapes(breakdown, canvas) ?? []} />
            </svg>
          ))}
          <ul className="breakdown__key">
            {groups.map(({ id, label }, index) => (
              <li key={id}>
                <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
                  <rect width="14" height="14" className={`fill-${toneOfGroup(index)} stroke-soft`} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
          {mark && <p className="quiet">{mark}</p>}
        </>
      )}
      <section className="table-scroll" tabIndex={0} aria-label={`Table: ${title} by group`}>
        <table className="govuk-table cards--sooner">
          <caption className="govuk-visually-hidden">{title} by group</caption>
          <thead>
            <tr>
              <th scope="col" className="govuk-table__header">
                Group
              </th>
              {years.map(({ label, period }) => (
                <th
                  key={period.start + period.end}
                  scope="col"
                  className="govuk-table__header govuk-table__header--numeric"
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id, label }, index) => (
              <tr key={id}>
                <th scope="row" className="govuk-table__header">
                  {label}
                </th>
                {years.map(({ label: year, period, cells }) => (
                  <Cell key={period.start + period.end} year={year} says={cells[index]?.display} />
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row" className="govuk-table__header">
                Total stated
              </th>
              {years.map(({ label: year, period, total }) => (
                <Cell key={period.start + period.end} year={year} says={total} total />
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      {remarks.map((words) => (
        <p key={words} className="quiet">
          {words}
        </p>
      ))}
    </section>
  );
}

function Cell({ year, says, total }: { year: string; says: string | undefined; total?: boolean }) {
  const nothing = says ? '' : ' cards__nothing';
  return (
    <td className={`govuk-table__cell govuk-table__cell--numeric${nothing}`} data-label={year}>
      {total ? <strong>{says || NOTHING}</strong> : says || NOTHING}
    </td>
  );
}
