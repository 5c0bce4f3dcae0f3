import { yearNamed, yearOfNamed } from '../questionnaire/brought-in';
import type { Answered, DocumentItem } from '../questionnaire/document';
import { whyChanged } from '../questionnaire/explanations';
import { sentenceCase } from '../questionnaire/format';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import { isPercent } from '../questionnaire/kinds/ratio';
import type { Measure } from '../questionnaire/measure';
import { overlaps } from '../questionnaire/period';
import { type ChartModel, chartOf, isTrend } from './chart-model';
import { compare, gapBetween, type Known, toneOf } from './comparison';

/** One measure that rose or fell between this year and the last. */
export interface MeasureChange {
  measureId: string;
  label: string;
  by: number;
  /** This year's figure, as it is said: "31 jobs". */
  to: string;
  tone: 'better' | 'worse' | 'same';
  /** How large it is beside what it was, 0 to 1: to put changes in order and for nothing else. */
  size: number;
  /** The year that it is of: another than the statement's where a college year is stated in it. */
  year: string;
  /** "Down 24 on 2024/25, to 31 jobs". */
  words: string;
  /** The organisation's own reason. */
  why: string | null;
}

/** Two things more than one is no news, however large a share it is. */
const FEW = 10;
const FROM_NOTHING = 0.2;
/** Jobs, jobs in full-time equivalents and jobs for people facing barriers would else be the whole list. */
const A_SECTION = 2;

/** The chart of a measure, told about one year. */
export type Charts = (item: DocumentItem) => ChartModel;

/** The charts of a document, each made where it is asked for. */
function chartsOf(document: Answered): Charts {
  const options = document.draft ? { drafts: [document.statement.period] } : {};
  return (item) => chartOf(item, document, options);
}

/** What a measure of a document did since the year before; null where that cannot be said. */
export type Changes = (item: DocumentItem) => MeasureChange | null;

/** The changes of a document, each worked out once and only where it is asked for. */
export function changesOf(document: Answered, charts = chartsOf(document)): Changes {
  const known = new Map<DocumentItem, MeasureChange | null>();
  return (item) => {
    const found = known.get(item);
    if (found !== undefined) return found;
    const change = changeOf(item, document, charts);
    known.set(item, change);
    return change;
  };
}

/** What rose or fell against the year before, if that can be said: exact, comparable, this year and no gap between. */
function changeOf(item: DocumentItem, document: Answered, charts: Charts): MeasureChange | null {
  const { measure } = item;
  const current = document.statement.period;
  if (!kinds[measure.kind].plotted) return null;
  const chart = charts(item);
  if (!isTrend(chart.points)) return null;
  const compared = compare(measure, chart.points);
  if (compared.how !== 'moved' && compared.how !== 'crossed') return null;
  const { now, before } = compared;
  if (!overlaps(now.period, current) || gapBetween(chart.points, before, now).length > 0) return null;
  const by = now.value - before.value;
  const year = yearNamed(now.figure, document);
  const of = year === yearOfNamed(current, document) ? '' : ` in ${year}`;
  return {
    measureId: measure.id,
    label: measure.label,
    by,
    to: now.display,
    tone: toneOf(measure, by),
    size: sizeOf(measure, now, before),
    year,
    words:
      compared.how === 'crossed'
        ? sentenceCase(chart.finding.replace(`${chart.title}: `, ''))
        : `${chart.change}, to ${now.display}${of}`,
    why: whyChanged(now.figure),
  };
}

/** The largest changes of a statement, largest first. What is worked out from other figures is left to those. */
export function largestChanges({ sections }: Answered, changes: Changes, most = 4): MeasureChange[] {
  const bySize = (a: MeasureChange, b: MeasureChange) => b.size - a.size;
  return sections
    .flatMap(({ items }) =>
      items
        .filter(({ measure }) => !measure.derived && (measure.own || measure.polarity !== 'neutral'))
        .flatMap((item) => changes(item) ?? [])
        .filter(({ size }) => size > 0)
        .sort(bySize)
        .slice(0, A_SECTION),
    )
    .sort(bySize)
    .slice(0, most);
}

function sizeOf(measure: Measure, now: Known, before: Known): number {
  const by = Math.abs(now.value - before.value);
  if (kindOf(measure).percent || isPercent(measure.unit)) return by / 100;
  // Something where there was nothing is as large as one likes to call it.
  if (before.value === 0) return FROM_NOTHING;
  const larger = Math.max(Math.abs(now.value), Math.abs(before.value));
  if (kindOf(measure).counted && larger < FEW) return 0;
  return Math.min(1, by / larger);
}
