import { hasTrend } from '~/insight/chart-model';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';
import { yearFigure } from '~/questionnaire/year-figure';
import { keyFigures } from '../../key-figures';

/** More charts than this and the document is no longer short. */
const MOST = 6;

/** The trends that open each head: those of the key figures first, at most two a head, none that ended years ago. */
export function leadingTrends(document: StatementDocument): DocumentItem[] {
  const key = keyFigures(document, 20).map(({ measureId }) => measureId);
  const place = ({ measure }: DocumentItem) =>
    key.includes(measure.id) ? key.indexOf(measure.id) : key.length;
  const ranked = document.sections
    .flatMap((section) => section.items)
    .filter((item) => hasTrend(item) && yearFigure(item.figures, item.measure.id, document.statement.period))
    .sort((a, b) => Number(isMeans(a)) - Number(isMeans(b)) || place(a) - place(b));
  return (Object.keys(HEADS) as Head[]).flatMap((head) =>
    ranked.filter(({ measure }) => measure.head === head).slice(0, MOST / 3),
  );
}

/** Money, and what is neither good nor bad, stand behind what was done with them. */
function isMeans({ measure }: DocumentItem): boolean {
  return measure.kind === 'money' || measure.polarity === 'neutral';
}

/** The first whole paragraphs, or sentences, of a story, up to a length; and whether there is more. */
export function opening(words: string, most: number): { words: string; more: boolean } {
  if (words.length <= most) return { words, more: false };
  const sentences = words.match(/[^.!?]+[.!?]+["”’)]*\s*|[^.!?]+$/g) ?? [words];
  let kept = '';
  for (const sentence of sentences) {
    if (kept && kept.length + sentence.length > most) break;
    kept += sentence;
  }
  return { words: kept.trim(), more: kept.trim().length < words.trim().length };
}
