import { isAimOfLater } from '../../questionnaire/aims';
import { type Figure, figureKey, type Period } from '../../questionnaire/figure';
import type { Level, Measure } from '../../questionnaire/measure';
import type { OwnMeasure } from '../../questionnaire/own-measure';
import { periodFault, periodInWords, samePeriod } from '../../questionnaire/period';
import { notYetStated } from '../../questionnaire/readiness';
import { type FigureChange, importChanges } from './changes';
import type { ImportFault, TableRow } from './columns';
import { readDerived, statesDerived } from './derived-rows';
import { besides, ofOtherDays, saidTwice } from './overlaps';
import { OwnBook } from './own-book';
import { StatementPeriods } from './periods';
import { type ImportedFigure, type Notice, type Reading, readFigure } from './read-figure';
import { type ReadRow, RowFaults, readRow } from './read-row';
import { settle } from './settle';

/** A statement that is there already, with what its newest version says. */
export interface ExistingStatement {
  id: string;
  period: Period;
  /** Why nothing can be imported into it now; null when it can. */
  closed: string | null;
  /** Whether its newest version is a draft that can be written into. */
  draft: boolean;
  /** Whether its newest version is published. */
  published?: boolean;
  /** Whether somebody here declared its newest version. */
  declared?: boolean;
  figures: readonly Figure[];
}

export interface PlannedStatement {
  period: Period;
  /** Null for a statement that the import starts. */
  statementId: string | null;
  changes: FigureChange[];
  /** Why it stays a draft though it is imported as published, in words after its name; null where it does not. */
  keptBecause: string | null;
  /** Whether the import begins a new version of it: of one that is published, or of one that was closed otherwise. */
  revises: 'published' | 'closed' | null;
}

export interface ImportPlan {
  /** Earliest first, so that each knows the years before it. */
  statements: PlannedStatement[];
  /** Measures of the organisation's own that the import adds. */
  ownMeasures: OwnMeasure[];
  notices: Notice[];
}

export interface PlanInput {
  rows: readonly TableRow[];
  level: Level;
  own: readonly OwnMeasure[];
  statements: readonly ExistingStatement[];
  newId: () => string;
  /** Where figures are published as they are: today. */
  publishedOn?: string | undefined;
}

export type Planned = { ok: true; plan: ImportPlan } | { ok: false; faults: ImportFault[] };

/** Rows and what is there already → everything that an import would do, or everything that is wrong with it. */
export function planImport(input: PlanInput): Planned {
  const faults: RowFaults[] = [];
  const rows = readRows(input.rows, faults);
  const book = new OwnBook(input.own, input.newId, rows);
  const reading: Reading = {
    level: input.level,
    book,
    notices: [],
    published: input.publishedOn !== undefined,
    asked: new Map(),
  };
  const figures = readFigures(withoutHidden(rows, reading), reading, faults);
  if (faults.length > 0) return failed(faults);
  const statements = gather(figures, input, { faults, notices: reading.notices });
  if (faults.length > 0) return failed(faults);
  const notices = reading.notices.sort((a, b) => a.row - b.row);
  return { ok: true, plan: { statements, ownMeasures: book.added, notices } };
}

function failed(wrong: readonly RowFaults[]): Planned {
  const faults = wrong.flatMap((row) => row.faults);
  return { ok: false, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

/** Keeps a row's faults, and gives its result only when there are none. */
function whole<Result>(row: number, faults: RowFaults[], read: (wrong: RowFaults) => Result): Result | null {
  const wrong = new RowFaults(row);
  const result = read(wrong);
  if (wrong.faults.length === 0) return result;
  faults.push(wrong);
  return null;
}

function readRows(rows: readonly TableRow[], faults: RowFaults[]): ReadRow[] {
  return rows
    .map((row) => whole(row.row, faults, (wrong) => readRow(row, wrong)))
    .filter((row) => row !== null);
}

/** A published file leaves out what could identify somebody: such a row holds nothing to import. */
function withoutHidden(rows: readonly ReadRow[], { notices }: Reading): ReadRow[] {
  return rows.filter(({ row, hidden }) => {
    if (hidden) notices.push({ row, message: 'The file does not show this figure, so it is left out' });
    return !hidden;
  });
}

/** Figures as stated, then the shares that we would work out ourselves. */
function readFigures(rows: readonly ReadRow[], reading: Reading, faults: RowFaults[]): ImportedFigure[] {
  const stated = rows
    .filter((row) => !statesDerived(row))
    .map((row) => whole(row.row, faults, (wrong) => readFigure(row, reading, wrong)))
    .filter((figure) => figure !== null);
  const first = settle(stated, reading);
  const derived = readDerived(rows.filter(statesDerived), first.kept, reading);
  const all = derived.figures.length > 0 ? settle([...first.kept, ...derived.figures], reading) : first;
  faults.push(...first.faults, ...derived.faults, ...(all === first ? [] : all.faults));
  return all.kept;
}

/** Figures by the statement they belong to. */
function gather(
  figures: readonly ImportedFigure[],
  input: PlanInput,
  { faults, notices }: { faults: RowFaults[]; notices: Notice[] },
): PlannedStatement[] {
  const { statements: existing } = input;
  const periods = new StatementPeriods(
    existing.map(({ period }) => period),
    usesOf(figures),
  );
  const byHome = new Map<string, { period: Period; figures: ImportedFigure[] }>();
  for (const imported of figures) {
    const { figure, row } = imported;
    const period = periods.homeOf(figure.period, figure.series);
    if (!period) {
      whole(row.row, faults, (wrong) =>
        wrong.add('period_start', figure.period.start, noHome(figure.period)),
      );
      continue;
    }
    const home = byHome.get(period.end) ?? { period, figures: [] };
    byHome.set(period.end, home);
    home.figures.push(imported);
  }
  const homes = [...byHome.values()].sort((a, b) => a.period.end.localeCompare(b.period.end));
  for (const home of homes) notices.push(...ofOtherDays(home.figures, home.period));
  return homes.map((home) => plannedFor(home, input, faults));
}

function usesOf(figures: readonly ImportedFigure[]) {
  const uses = new Map<string, { period: Period; series: Figure['series']; rows: number }>();
  for (const { figure } of figures) {
    const { period, series } = figure;
    const key = `${period.start}/${period.end}/${series}`;
    const use = uses.get(key) ?? { period, series, rows: 0 };
    uses.set(key, use);
    use.rows++;
  }
  return [...uses.values()];
}

function noHome(period: Period): string {
  return periodFault(period) ?? 'No statement can be made for this period beside the others';
}

/** An aim that a file adds does not put figures that nobody declared in the place of those that somebody did. */
const DECLARED = 'was declared here, so its aims wait until somebody declares it with them';

function plannedFor(
  home: { period: Period; figures: ImportedFigure[] },
  { statements: existing, publishedOn }: PlanInput,
  faults: RowFaults[],
): PlannedStatement {
  const found = existing.find(({ period }) => samePeriod(period, home.period));
  if (found?.closed)
    for (const { row } of home.figures) {
      const message = `The statement for ${periodInWords(found.period)} ${found.closed}`;
      whole(row.row, faults, (wrong) => wrong.add('period_end', row.period.end, message));
    }
  const imported = home.figures.map(({ figure, measure }): [Figure, Measure] => [figure, measure]);
  const changes = importChanges(imported, found?.figures ?? []);
  const said = [...(found?.figures ?? []), ...imported.map(([figure]) => figure)];
  for (const [at, { kind }] of changes.entries()) {
    const { figure, measure, row } = home.figures[at] ?? {};
    const other = figure && kind === 'new' ? besides(figure, said) : undefined;
    if (!figure || !measure || !row || !other) continue;
    const message = saidTwice(figure, other, { home: home.period, label: measure.label });
    whole(row.row, faults, (wrong) => wrong.add('period_start', figure.period.start, message));
  }
  const written = new Set(changes.map(({ figure }) => figureKey(figure)));
  const kept = (found?.figures ?? []).filter((figure) => !written.has(figureKey(figure)));
  const after = [...kept, ...changes.map(({ figure }) => figure)];
  const changed = changes.filter(({ kind }) => kind !== 'same');
  const aimsAlone = changed.length > 0 && changed.every(({ figure }) => isAimOfLater(figure, home.period));
  const keptBecause = publishedOn
    ? (notYetStated(after, home.period, publishedOn) ?? (found?.declared && aimsAlone ? DECLARED : null))
    : null;
  const revises =
    found && !found.draft && changed.length > 0 ? (found.published ? 'published' : 'closed') : null;
  return { period: home.period, statementId: found?.id ?? null, changes, keptBecause, revises };
}
