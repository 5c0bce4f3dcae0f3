import type { Handle } from '~db/client';
import { goalsOf, plansOf } from '~db/queries/plans';
import type { DocumentGoal } from '../questionnaire/document';
import { NO_VALUE } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import type { Section } from '../questionnaire/measure';

/** The goals an organisation has set for the years after a day, by year, in the words of their measures. */
export async function goalsAfter(
  db: Handle,
  organisationId: string,
  asked: readonly Section[],
  day: string,
): Promise<DocumentGoal[]> {
  const goals = (await goalsOf(db, organisationId)).filter(({ period_end }) => period_end > day);
  if (goals.length === 0) return [];
  const plans = new Map((await plansOf(db, organisationId)).map(({ id, title }) => [id, title]));
  const measures = new Map(asked.flatMap((section) => section.measures).map((each) => [each.id, each]));
  return goals.flatMap(({ plan_id, measure_id, period_end, number, decimals }) => {
    const measure = measures.get(measure_id);
    if (!measure) return [];
    const value = { ...NO_VALUE, number, decimals, qualifier: null };
    return [
      {
        plan: plans.get(plan_id) ?? '',
        measureId: measure.id,
        label: measure.label,
        by: period_end,
        words: formatFigure(value, measure),
      },
    ];
  });
}
