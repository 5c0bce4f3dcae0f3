import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import type { Period } from '../questionnaire/figure';
import { percentagePoints, sentenceCase } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import { factOf, inPercent } from '../questionnaire/rules';
import { answerOf, figureBefore } from '../questionnaire/year-figure';

/** Something that stands out, and what the organisation says of it. */
interface Explained {
  label: string;
  fact: string;
  explanation: string;
}

/** What stands out in a statement and was explained, for readers; what nobody explained is a question, and none of theirs. */
export function explained({ sections, statement, warnings }: StatementDocument): Explained[] {
  const items = sections.flatMap((section) => section.items);
  return warnings.flatMap((warning) => {
    const { measureId, explanation } = warning;
    const item = items.find(({ measure }) => measure.id === measureId);
    const label = item?.measure.label ?? measureId;
    const fact = factOf(warning);
    const told = item ? inPoints(fact, item, statement.period) : fact;
    return explanation === null ? [] : [{ label, fact: told, explanation }];
  });
}

/** What was frozen as "100% more" of a percentage, which could be twice as much or all of it, is told in points. */
function inPoints(fact: string, { measure, figures, history }: DocumentItem, period: Period): string {
  const way = /^[\d,]+% ((?:more|less|fewer) .*)$/s.exec(fact)?.[1];
  const now = answerOf(figures, measure.id, period);
  const before = figureBefore(history, measure.id, period);
  if (!way || !now || !before || !inPercent(measure)) return fact;
  const [a, b] = [before, now].map((figure) => kinds[measure.kind].plot(figure));
  if (a == null || b == null) return fact;
  return sentenceCase(`${percentagePoints(Math.abs(b - a), now, before)} ${way}`);
}
