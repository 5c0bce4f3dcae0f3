import { type ChartModel, chartOf } from '~/insight/chart-model';
import { blankFigure } from '~/questionnaire/answers';
import { answeredIn } from '~/questionnaire/document';
import { numberValue } from '~/questionnaire/kinds/numeric';
import { firstLevel } from '~/questionnaire/scheme';
import { questionnaireFor } from '~/questionnaire/sections';

const YEARS = [6, 2, 8, 11, 14, 18].map((number, index) => ({
  period: { start: `${2019 + index}-04-01`, end: `${2020 + index}-03-31` },
  number,
}));

interface Example {
  chart: ChartModel;
  /** The question whose answers are drawn. */
  question: string;
  label: string;
  /** This year's answer as it is typed, and last year's as it stands beside it. */
  typed: string;
  before: { year: string; display: string };
}

/** Made-up years of one measure, drawn as those of a statement are: no enterprise is put before the others. */
export function example(): Example {
  const [period = { start: '', end: '' }] = YEARS.map((year) => year.period).slice(-1);
  const asked = questionnaireFor({ level: firstLevel().id, year: Number(period.end.slice(0, 4)), own: [] });
  const measure = asked.flatMap(({ measures }) => measures).find(({ lead }) => lead !== undefined);
  const figures = YEARS.map((year) => ({
    ...blankFigure(measure?.id ?? '', year.period, 'actual'),
    ...numberValue(year.number, 0),
    basis: 'counted' as const,
  }));
  const document = answeredIn({
    statement: { id: 'example', version: 1, level: firstLevel().id, cycle: 'annual', period },
    asked,
    figures: figures.slice(-1),
    history: figures.slice(0, -1),
    leads: [],
    draft: false,
    broughtIn: false,
    broughtInYears: [],
  });
  const item = document.sections
    .flatMap(({ items }) => items)
    .find((each) => each.measure.id === measure?.id);
  if (!item) throw new Error('No measure leads');
  const chart = chartOf(item, document);
  const before = chart.points.at(-2);
  return {
    chart,
    question: item.measure.question,
    label: item.measure.label,
    typed: String(YEARS.at(-1)?.number),
    before: { year: before?.label ?? '', display: before?.display ?? '' },
  };
}
