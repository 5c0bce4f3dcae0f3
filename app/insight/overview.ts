import type { Spark } from '../engines/charts/spark';
import { BROUGHT_IN, yearOfNamed } from '../questionnaire/brought-in';
import type { Answered, DocumentItem, DocumentSection } from '../questionnaire/document';
import { formatCell, unitInWords } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import { samePeriod } from '../questionnaire/period';
import { targetFor, yearBefore } from '../questionnaire/year-before';
import { ofYear } from '../questionnaire/year-figure';
import { type Charts, changesOf, largestChanges, type MeasureChange } from './changes';
import { sparkOf } from './chart-drawing';
import { type Benchmarks, type ChartModel, type ChartPoint, chartOf } from './chart-model';
import { type Headline, headlineOf } from './headline';
import { peersOf } from './peers';
import { type Pound, poundOf } from './pound';
import { targetOf } from './target';
import { type Theme, themesOf } from './themes';

/** One measure as a line of the overview. */
export interface MeasureLine {
  measureId: string;
  label: string;
  unit: string;
  spark: Spark | null;
  previous: string;
  /** Whose it is, where that is not the year before. */
  previousYear: string;
  value: string;
  /** Whose it is, where that is not the year told about: a figure may have a period of its own. */
  valueYear: string;
  target: string;
  reached: boolean | null;
  /** What happened, beside the figures: "Down 24 on 2024/25, the lowest in five years". */
  change: string;
  tone: ChartModel['tone'];
}

export interface TargetTally {
  reached: { measureId: string; label: string; words: string }[];
  missed: { measureId: string; label: string; words: string }[];
}

/** One screen about one organisation: everything on it is said from its newest statement and those before. */
export interface Overview {
  headline: Headline | null;
  changes: MeasureChange[];
  targets: TargetTally;
  /** Sentences about comparable organisations; empty where none may be shown. */
  peers: { measureId: string; words: string }[];
  pound: Pound | null;
  themes: Theme[];
  /** Themes nothing was stated on. */
  silent: string[];
  thisYear: string;
  lastYear: string;
  sections: { id: string; title: string; lines: MeasureLine[] }[];
}

/** Tells an organisation's newest year against the year before, its targets and, where given, its peers. */
export function overviewOf(document: Answered, benchmarks: Benchmarks = new Map()): Overview {
  const names = yearNames(document);
  const charts = eachOnce(document);
  const changes = changesOf(document, charts);
  const told = { document, charts, ...names };
  const items = document.sections.flatMap((section) => section.items).filter(isPlotted);
  const { themes, silent } = themesOf(document, charts, changes);
  return {
    headline: headlineOf(document, changes),
    changes: largestChanges(document, changes),
    targets: tallyOf(items, document, charts),
    peers: peersOf(items, document.statement.period, benchmarks),
    pound: poundOf(document),
    themes: themes.map(({ chart, ...theme }) => ({
      ...theme,
      chart: { ...chart, benchmark: benchmarks.get(theme.id) ?? null },
    })),
    silent,
    ...names,
    sections: document.sections
      .map((section) => sectionOf(section, told))
      .filter((section) => section.lines.length > 0),
  };
}

interface Told {
  document: Answered;
  charts: Charts;
  thisYear: string;
  lastYear: string;
}

function isPlotted({ measure }: DocumentItem): boolean {
  return kinds[measure.kind].plotted;
}

/** A chart is asked for by the headline, the changes, the themes and its own line. */
function eachOnce(document: Answered): Charts {
  const drafts = document.draft ? [document.statement.period] : [];
  const made = new Map<DocumentItem, ChartModel>();
  return (item) => {
    const known = made.get(item);
    if (known) return known;
    const chart = chartOf(item, document, { ahead: 1, drafts });
    made.set(item, chart);
    return chart;
  };
}

function sectionOf(section: DocumentSection, told: Told): Overview['sections'][number] {
  const lines = section.items.filter(isPlotted).flatMap((item) => lineOf(item, told));
  return { id: section.id, title: section.title, lines };
}

function lineOf(item: DocumentItem, told: Told): MeasureLine[] {
  const { measure } = item;
  const chart = told.charts(item);
  if (chart.points.length === 0) return [];
  const { period } = told.document.statement;
  const stated = chart.points.filter(({ figure, forecast }) => figure && !forecast);
  const now = ofYear(stated, period);
  const before = stated.findLast(
    (point) =>
      // A range too low to be drawn is a figure, too.
      (point.value !== null || point.figure?.published) &&
      point.period.end < (now ?? { period }).period.end &&
      point !== now,
  );
  const cell = (point: ChartPoint | undefined) => (point?.figure ? formatCell(point.figure, measure) : '');
  const target = targetFor(item, period);
  return [
    {
      measureId: measure.id,
      label: measure.label,
      unit: unitInWords(measure),
      spark: sparkOf(chart),
      previous: cell(before),
      previousYear: before && before.label !== told.lastYear ? before.label : '',
      value: cell(now),
      valueYear: now && !samePeriod(now.period, period) && now.label !== told.thisYear ? now.label : '',
      target: target ? formatCell(target, measure) : '',
      reached: now ? (targetOf(measure, chart)?.reached ?? null) : null,
      change: chart.change,
      tone: chart.tone,
    },
  ];
}

/** The newest year, and the one its column of earlier figures is headed by. */
function yearNames(document: Answered) {
  const last = yearBefore(document);
  const thisYear = yearOfNamed(document.statement.period, document);
  const draft = document.draft && !document.broughtIn ? ' (draft)' : '';
  return { thisYear: thisYear + draft, lastYear: last ? yearOfNamed(last, document) : '' };
}

function tallyOf(
  items: readonly DocumentItem[],
  { statement, draft, broughtIn }: Answered,
  charts: Charts,
): TargetTally {
  const standing = broughtIn ? BROUGHT_IN : draft ? ' (draft)' : '';
  const tally: TargetTally = { reached: [], missed: [] };
  for (const item of items) {
    if (!targetFor(item, statement.period)) continue;
    const { measure } = item;
    const { points } = charts(item);
    // Without the years to come, which have a target and no figure yet.
    const stated = points.slice(0, points.findLastIndex(({ figure }) => figure) + 1);
    const now = ofYear(stated, statement.period);
    const found = now ? targetOf(measure, { points: [now], current: statement.period }) : null;
    if (!now || !found || found.reached === null) continue;
    const words = `${now.display}, target ${found.display}${standing}`;
    tally[found.reached ? 'reached' : 'missed'].push({ measureId: measure.id, label: measure.label, words });
  }
  return tally;
}
