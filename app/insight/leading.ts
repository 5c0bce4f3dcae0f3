import type { Answered, DocumentItem } from '../questionnaire/document';
import { hasValue } from '../questionnaire/figure';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import { namesPeople } from '../questionnaire/people-words';
import { coreMeasure } from '../questionnaire/sections';
import { yearFigure } from '../questionnaire/year-figure';
import { type Changes, changesOf } from './changes';
import { drawnValue } from './drawn-value';

/**
 * The measures that state a figure for this year, what matters most first: what the organisation marked, what the
 * scheme is for and how many it reached, what changed most, and what was aimed at. Noughts and what is neither good nor
 * bad come last. Of a document that is public it knows only what is public.
 */
export function leading(document: Answered, changes: Changes = changesOf(document)): DocumentItem[] {
  const weighed = document.sections
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const weight = weightOf(item, document);
      if (weight === null) return [];
      const news = item.measure.polarity === 'neutral' ? 0 : (changes(item)?.size ?? 0);
      return [{ item, weight: weight + CHANGE * Math.min(1, news) }];
    });
  return weighed.sort((a, b) => b.weight - a.weight).map(({ item }) => item);
}

/** A change by half, or from a half to the whole, weighs as much as two places in the scheme's order. */
const CHANGE = 20;

function weightOf({ measure, figures }: DocumentItem, document: Answered): number | null {
  const { period } = document.statement;
  const figure = yearFigure(figures, measure.id, period);
  // Words are no figure: "Systematically" in giant type tells nothing.
  if (!figure || !hasValue(figure) || !kinds[measure.kind].plotted) return null;
  const marked = document.leads?.indexOf(measure.id) ?? -1;
  if (marked >= 0) return 1_000 - marked;
  const value = drawnValue(figure, measure);
  // Nought shareholders tell a reader little, and "fewer than 10" not much more.
  const { published } = figure;
  const hidden = published?.as === 'withheld' || (published?.as === 'band' && (published.low ?? 0) < 10);
  const silent = value === 0 ? -100 : hidden ? -30 : 0;
  const aimed = yearFigure(figures, measure.id, period, 'target') ? 5 : 0;
  // As the scheme says today: a frozen document holds its measures as they were.
  const place = coreMeasure(measure.id)?.lead;
  if (place !== undefined) return 105 - 5 * place + aimed + silent;
  const reach = kindOf(measure).counted && value ? 4 * Math.log10(1 + Math.abs(value)) : 0;
  return KINDS[themeOf(measure)] + Math.min(20, reach) + aimed + silent;
}

const KINDS = { people: 55, things: 45, rates: 40, means: 25, context: 5 };

function themeOf({ kind, unit, label, polarity, own }: DocumentItem['measure']): keyof typeof KINDS {
  // Of its own measures an organisation is not always asked which way is better.
  if (polarity === 'neutral' && !own) return 'context';
  if (kindOf({ kind }).money || /^GBP\b/.test(unit)) return 'means';
  if (!kindOf({ kind }).counted) return 'rates';
  return namesPeople(`${unit} ${label}`) ? 'people' : 'things';
}
