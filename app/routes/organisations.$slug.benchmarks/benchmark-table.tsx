import type { Benchmark } from '~/insight/benchmark-line';

export interface Compared {
  measureId: string;
  label: string;
  yours: string;
  benchmark: Benchmark;
}

/** Own figures beside the middle half of a group. */
export function BenchmarkTable({ title, lines }: { title: string; lines: readonly Compared[] }) {
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`Table: ${title}`}>
      <table className="govuk-table small cards--sooner benchmarks">
        <caption className="govuk-visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Measure
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Yours
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Middle half
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Median
            </th>
            <th scope="col" className="govuk-table__header">
              Of
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ measureId, label, yours, benchmark }) => (
            <tr key={measureId}>
              <th scope="row" className="govuk-table__header">
                {label}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric" data-label="Yours">
                {yours}
              </td>
              <td className="govuk-table__cell govuk-table__cell--numeric" data-label="Middle half">
                {benchmark.middleHalf}
              </td>
              <td className="govuk-table__cell govuk-table__cell--numeric" data-label="Median">
                {benchmark.medianWords}
              </td>
              <td className="govuk-table__cell" data-label="Of">
                {benchmark.n.toLocaleString('en-GB')} {benchmark.cohort}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
