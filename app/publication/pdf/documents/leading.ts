import { hasTrend } from '~/insight/chart-model';
import { leading } from '~/insight/leading';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';

/** More charts than this and the document is no longer short. */
const MOST = 6;

/** The trends that open each head: at most two a head of what matters most, none that ended years ago. */
export function leadingTrends(document: StatementDocument): DocumentItem[] {
  const ranked = trendsOf(document);
  return (Object.keys(HEADS) as Head[]).flatMap((head) =>
    ranked.filter(({ measure }) => measure.head === head).slice(0, MOST / 3),
  );
}

/** As many pictures as all sections of a statement have together, where it has only few sections. */
const IN_ALL = 8;
/** A row of them. */
const A_SECTION = 2;

/** The pictures of each section, by its id: of what matters most, in the order of its table. */
export function sectionTrends(document: StatementDocument): Map<string, DocumentItem[]> {
  const ranked = trendsOf(document);
  const drawn = document.sections.map(({ id, items }) => ({
    id,
    items,
    ranked: ranked.filter((item) => items.includes(item)),
  }));
  const sections = drawn.filter((section) => section.ranked.length > 0).length;
  const most = Math.max(A_SECTION, Math.floor(IN_ALL / Math.max(1, sections)));
  return new Map(
    drawn.map(({ id, items, ranked: own }) => {
      const shown = own.slice(0, most);
      return [id, items.filter((item) => shown.includes(item))];
    }),
  );
}

/**
 * What can be drawn of this year, what matters most first; money stands behind what was done with it. What is neither
 * good nor bad, as the hours of a full week, is a picture of nothing unless the organisation marked it.
 */
function trendsOf(document: StatementDocument): DocumentItem[] {
  const tells = ({ measure }: DocumentItem) =>
    measure.polarity !== 'neutral' || measure.own || document.leads?.includes(measure.id);
  return leading(document).filter((item) => tells(item) && hasTrend(item));
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
