import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { formatNumber } from '../questionnaire/number';
import { monthsIn } from '../questionnaire/period';
import { type ChartModel, chartOf, hasTrend } from './chart-model';

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

interface Move {
  label: string;
  unit: string;
  by: number;
  to: number;
  better: boolean;
}

/** "Fewer jobs created, down 24 to 31, but more households kept a home": the first rise and the first fall. */
export function headlineOf(document: StatementDocument): Headline | null {
  const items = document.sections.flatMap((section) => section.items);
  const rank = (item: DocumentItem) =>
    (FIRST.indexOf(item.measure.id) + FIRST.length + 1) % (FIRST.length + 1);
  const moves = items
    .filter((item) => item.measure.kind === 'count' && item.measure.polarity !== 'neutral' && hasTrend(item))
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((item) => moveOf(item, chartOf(item)));
  const [first] = moves;
  if (!first) return null;
  const second = moves.find((move) => move.better !== first.better) ?? moves[1];
  if (!second) return { parts: [...said(first, true), { words: '.', tone: null }] };
  const join = second.better === first.better ? ', and ' : ', but ';
  return {
    parts: [
      ...said(first, true),
      { words: join, tone: null },
      ...said(second, false),
      { words: '.', tone: null },
    ],
  };
}

function moveOf({ measure }: DocumentItem, chart: ChartModel): Move[] {
  const known = chart.points.filter((point) => point.value !== null && !point.forecast);
  const [before, now] = known.slice(-2);
  if (before?.value == null || now?.value == null || now.value === before.value) return [];
  if (now.figure?.qualifier || before.figure?.qualifier || before.figure?.measureId !== now.figure?.measureId)
    return [];
  if (now.figure?.published || before.figure?.published) return [];
  // Thirteen months against twelve is no rise.
  if (monthsIn(now.period) !== monthsIn(before.period)) return [];
  const by = now.value - before.value;
  const label = measure.label.charAt(0).toLowerCase() + measure.label.slice(1);
  return [
    { label, unit: measure.unit, by, to: now.value, better: by > 0 === (measure.polarity === 'higher') },
  ];
}

function said(move: Move, first: boolean): Headline['parts'] {
  const decimals = Number.isInteger(move.by) && Number.isInteger(move.to) ? 0 : 2;
  const way = move.by > 0 ? 'up' : 'down';
  const more = move.by > 0 ? 'more' : countable(move.unit) ? 'fewer' : 'less';
  const opening = `${first ? more.charAt(0).toUpperCase() + more.slice(1) : more} ${move.label}, `;
  const moved = `${way} ${formatNumber(Math.abs(move.by), decimals)} to ${formatNumber(move.to, decimals)}`;
  return [
    { words: opening, tone: null },
    { words: moved, tone: move.better ? 'up' : 'down' },
  ];
}

function countable(unit: string): boolean {
  return /s$|people/.test(unit);
}
