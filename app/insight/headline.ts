import { yearOfNamed } from '../questionnaire/brought-in';
import type { Answered } from '../questionnaire/document';
import { fewerOrLess } from '../questionnaire/fewer-or-less';
import { sentenceCase } from '../questionnaire/format';
import { kindOf } from '../questionnaire/kinds/kinds';
import { formatBare } from '../questionnaire/number';
import { type Changes, changesOf, type MeasureChange } from './changes';
import { leading } from './leading';

export interface Headline {
  parts: { words: string; tone: 'up' | 'down' | null }[];
}

/**
 * "Fewer jobs created in 2025/26, down by 24, to 31 jobs, but more households kept a home": the first that matter most, a rise and
 * a fall where there are both, of the year it names; of a draft it begins with saying so.
 */
export function headlineOf(document: Answered, changes: Changes = changesOf(document)): Headline | null {
  const year = yearOfNamed(document.statement.period, document);
  const moves = leading(document, changes)
    .filter(({ measure }) => kindOf(measure).counted && measure.polarity !== 'neutral')
    .flatMap((item) => {
      const change = changes(item);
      return change?.year === year ? [change] : [];
    });
  const [first] = moves;
  if (!first) return null;
  const second = moves.find((move) => move.tone !== first.tone) ?? moves[1];
  const opening = [...(document.draft ? [DRAFT] : []), ...said(first, year)];
  if (!second) return { parts: [...opening, { words: '.', tone: null }] };
  const join = second.tone === first.tone ? ', and ' : ', but ';
  return {
    parts: [...opening, { words: join, tone: null }, ...said(second, null), { words: '.', tone: null }],
  };
}

const DRAFT = { words: 'Draft, not declared: ', tone: null };

/** The first one names the year. */
function said(move: MeasureChange, year: string | null): Headline['parts'] {
  const way = move.by > 0 ? 'up' : 'down';
  const more = move.by > 0 ? 'more' : fewerOrLess(move.label);
  const label = inSentence(move.label);
  const opening = year ? `${sentenceCase(more)} ${label} in ${year}, ` : `${more} ${label}, `;
  // "Down 4 to 4 jobs" would read as a range.
  const moved = `${way} by ${formatBare(Math.abs(move.by), 2)}, to ${move.to}`;
  return [
    { words: opening, tone: null },
    { words: moved, tone: move.tone === 'better' ? 'up' : 'down' },
  ];
}

/** "UK jobs" keeps its letters; of "Number of meals" there are not more or fewer numbers. */
function inSentence(label: string): string {
  const named = label.replace(/^(?:total )?number of /i, '');
  return /^\p{Lu}\p{Ll}|^A /u.test(named) ? named.charAt(0).toLowerCase() + named.slice(1) : named;
}
