import type { ReactNode } from 'react';
import { chartOf, hasTrend } from '../../insight/chart-model';
import { againstTarget } from '../../insight/target';
import { broughtInYearsWords } from '../../questionnaire/brought-in';
import { definitionInWords } from '../../questionnaire/definition';
import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import type { Period } from '../../questionnaire/figure';
import { formatFigure } from '../../questionnaire/format';
import { kindOf } from '../../questionnaire/kinds/kinds';
import { yearBefore } from '../../questionnaire/year-before';
import { answerOf } from '../../questionnaire/year-figure';
import { PoundBar } from '../../ui/pound-bar';
import { TrendChart } from '../../ui/trend-chart';
import { figureRows, notesWithoutRow, olderYears } from '../figure-rows';
import { byLanguage } from '../language';
import { FigureTable } from './figure-table';
import { GoalsTable } from './goals-table';
import { sectionsShown } from './sections-shown';

interface Props {
  document: StatementDocument;
  /** Where it is checked rather than read: the tables say every figure, and the charts are behind a press. */
  folded?: boolean;
}

/** The whole statement as readers see it: the accessible primary, of which every PDF is a rendering. */
export function StatementBody({ document, folded = false }: Props) {
  const { period } = document.statement;
  return (
    <>
      {sectionsShown(document).map(({ id, title, words, table, trends, pound }) => (
        <section className="statement-section" key={id} id={id}>
          <h2 className="govuk-heading-l">{title}</h2>
          {words.map((item) => (
            <Words key={item.measure.id} item={item} period={period} />
          ))}
          {pound && <PoundBar {...pound} />}
          <FigureTable title={title} table={table} />
          <Charts title={title} count={trends.length} folded={folded}>
            {trends.map((item) => {
              const chart = chartOf(item, document);
              return (
                <TrendChart
                  key={item.measure.id}
                  chart={chart}
                  definition={definitionInWords(item.measure, document)}
                  aside={againstTarget(item.measure, chart)}
                  notes={notesWithoutRow(item, table.rows, document)}
                />
              );
            })}
          </Charts>
        </section>
      ))}
      <GoalsTable document={document} />
      {broughtInYearsWords(document, isTold(document)).map((words) => (
        <p className="quiet" key={words}>
          {words}
        </p>
      ))}
    </>
  );
}

interface ChartsProps {
  title: string;
  count: number;
  folded: boolean;
  children: ReactNode;
}

/** The charts of a section; folded ones stand open on paper. */
function Charts({ title, count, folded, children }: ChartsProps) {
  if (count === 0) return null;
  const charts = <div className="chart-grid">{children}</div>;
  if (!folded) return charts;
  return (
    <details className="more prints">
      <summary>
        {count === 1 ? 'One chart' : `${count} charts`} over the years
        <span className="govuk-visually-hidden">: {title}</span>
      </summary>
      {charts}
    </details>
  );
}

/** Which earlier years the page tells of: those of its charts and of its tables' words, and the one beside this year's. */
function isTold(document: StatementDocument): (year: Period) => boolean {
  const counted = document.sections.flatMap(({ items }) =>
    items.filter(({ measure }) => kindOf(measure).plotted),
  );
  const charted = counted.filter(hasTrend).flatMap(({ history }) => history.map(({ period }) => period));
  const { previousYear } = figureRows(counted, document);
  const before = previousYear ? yearBefore(document) : null;
  return ({ start, end }) =>
    [...charted, ...olderYears(counted, document), ...(before ? [before] : [])].some(
      (told) => start <= told.end && told.end <= end,
    );
}

function Words({ item, period }: { item: DocumentItem; period: Period }) {
  const figure = answerOf(item.figures, item.measure.id, period);
  if (!figure?.text) return null;
  return (
    <>
      <h3 className="govuk-heading-m">{item.measure.label}</h3>
      <p className="prose">
        {item.measure.options ? formatFigure(figure, item.measure) : <OwnWords>{figure.text}</OwnWords>}
      </p>
    </>
  );
}

/** An organisation's words, what is Welsh in them marked as such. */
export function OwnWords({ children }: { children: string }) {
  return (
    <>
      {byLanguage(children).map(({ text, lang }, index) =>
        lang ? (
          <span key={index} lang={lang}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </>
  );
}
