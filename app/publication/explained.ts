import { alikeLong } from '../questionnaire/alike-long';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import type { Period } from '../questionnaire/figure';
import { formatCell, percentagePoints, sentenceCase } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import { factOf, inPercent, lessOf, noneAfter, type Warning } from '../questionnaire/rules';
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
    const fact = item ? asToldNow(warning, item, statement.period) : factOf(warning);
    return explanation === null || fact === null ? [] : [{ label, fact, explanation }];
  });
}

/**
 * A fact as it is told today, of a statement that was frozen when it was told otherwise: "100% more" of a percentage,
 * which could be twice as much or all of it, in points; "100% fewer" as none; and of two periods of other lengths, which
 * no chart compares, nothing.
 */
function asToldNow(
  warning: Warning,
  { measure, figures, history }: DocumentItem,
  period: Period,
): string | null {
  const fact = factOf(warning);
  const [, size, way, than] = /^([\d,]+)% (more|less|fewer) than (?:in )?(.*)\.$/s.exec(fact) ?? [];
  const now = answerOf(figures, measure.id, period);
  const before = figureBefore(history, measure.id, period);
  if (!now || !before) return fact;
  if (warning.rule === 'large_change' && !alikeLong(measure, now.period, before.period)) return null;
  const [a, b] = [before, now].map((figure) => kinds[measure.kind].plot(figure));
  if (!size || !way || !than || a == null || b == null) return fact;
  const then = than === 'last year' ? than : `in ${than}`;
  if (inPercent(measure))
    return sentenceCase(`${percentagePoints(Math.abs(b - a), now, before)} ${way} than ${then}.`);
  if (b === 0) return noneAfter(measure, formatCell(before, measure), then);
  return `${size}% ${way === 'more' ? way : lessOf(measure)} than ${then}.`;
}
