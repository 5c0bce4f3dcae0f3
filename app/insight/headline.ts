import type { Answered, DocumentItem } from '../questionnaire/document';
import { sentenceCase } from '../questionnaire/format';
import { formatNumber } from '../questionnaire/number';
import { yearLabel } from '../questionnaire/period';
import { type Change, type Changes, changesOf } from './changes';

export interface Headline {
  parts: { words: string; tone: 'up' | 'down' | null }[];
}

/** Measures a reader asks about first, in this order. */
const FIRST = [
  'jobs_created',
  'homelessness_prevented',
  'people_trained',
  'people_supported',
  'homelessness_relieved',
  'qualifications_awarded',
];

/**
 * "Fewer jobs created in 2025/26, down 24 to 31 jobs, but more households kept a home": the first rise and the first fall of
 * the year it names; of a draft it begins with saying so.
 */
export function headlineOf(document: Answered, changes: Changes = changesOf(document)): Headline | null {
  const items = document.sections.flatMap((section) => section.items);
  const rank = (item: DocumentItem) =>
    (FIRST.indexOf(item.measure.id) + FIRST.length + 1) % (FIRST.length + 1);
  const moves = items
    .filter((item) => item.measure.kind === 'count' && item.measure.polarity !== 'neutral')
    .flatMap((item) => {
      const change = changes(item);
      return change ? [{ ...change, rank: rank(item), unit: item.measure.unit }] : [];
    })
    .sort((a, b) => a.rank - b.rank || b.size - a.size);
  const [first] = moves;
  if (!first) return null;
  const second = moves.find((move) => move.tone !== first.tone) ?? moves[1];
  const opening = [...(document.draft ? [DRAFT] : []), ...said(first, yearLabel(document.statement.period))];
  if (!second) return { parts: [...opening, { words: '.', tone: null }] };
  const join = second.tone === first.tone ? ', and ' : ', but ';
  return {
    parts: [...opening, { words: join, tone: null }, ...said(second, null), { words: '.', tone: null }],
  };
}

const DRAFT = { words: 'Draft, not declared: ', tone: null };

/** The first one names the year. */
function said(move: Change & { unit: string }, year: string | null): Headline['parts'] {
  const decimals = Number.isInteger(move.by) ? 0 : 2;
  const way = move.by > 0 ? 'up' : 'down';
  const more = move.by > 0 ? 'more' : countable(move.unit) ? 'fewer' : 'less';
  const label = move.label.charAt(0).toLowerCase() + move.label.slice(1);
  const opening = year ? `${sentenceCase(more)} ${label} in ${year}, ` : `${more} ${label}, `;
  const moved = `${way} ${formatNumber(Math.abs(move.by), decimals)} to ${move.to}`;
  return [
    { words: opening, tone: null },
    { words: moved, tone: move.tone === 'better' ? 'up' : 'down' },
  ];
}

function countable(unit: string): boolean {
  return /s$|people/.test(unit);
}
