import { type ChartModel, chartOf } from '~/insight/chart-model';
import { blankFigure } from '~/questionnaire/answers';
import { answeredIn } from '~/questionnaire/document';
import { numberValue } from '~/questionnaire/kinds/numeric';
import { questionnaireFor } from '~/questionnaire/sections';

const MEASURE = 'jobs_created';
const YEARS = [6, 2, 8, 11, 14, 18].map((jobs, index) => ({
  period: { start: `${2019 + index}-04-01`, end: `${2020 + index}-03-31` },
  jobs,
}));

/** Made-up years of one measure, drawn as those of a statement are: no enterprise is put before the others. */
export function exampleChart(): ChartModel {
  const figures = YEARS.map(({ period, jobs }) => ({
    ...blankFigure(MEASURE, period, 'actual'),
    ...numberValue(jobs, 0),
    basis: 'counted' as const,
  }));
  const [period = { start: '', end: '' }] = YEARS.map((year) => year.period).slice(-1);
  const document = answeredIn({
    statement: { id: 'example', version: 1, level: 'mark', cycle: 'annual', period },
    asked: questionnaireFor({ level: 'mark', year: Number(period.end.slice(0, 4)), own: [] }),
    figures: figures.slice(-1),
    history: figures.slice(0, -1),
    leads: [],
    draft: false,
    broughtIn: false,
    broughtInYears: [],
  });
  const item = document.sections.flatMap(({ items }) => items).find(({ measure }) => measure.id === MEASURE);
  if (!item) throw new Error(`No measure is called ${MEASURE}`);
  return chartOf(item, document);
}
