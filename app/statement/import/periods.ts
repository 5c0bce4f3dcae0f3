import type { Period, Series } from '../../questionnaire/figure';
import { addDays, addMonths, monthsIn, overlaps, periodFault, samePeriod } from '../../questionnaire/period';

/** Rows of one period and series. */
export interface PeriodUse {
  period: Period;
  series: Series;
  rows: number;
}

/** A year that last year's figures as printed again may lie apart from by this many days. */
const NEXT_TO_DAYS = 31;

interface Candidate {
  period: Period;
  rows: number;
  actual: boolean;
}

/**
 * To which statement each period belongs: one that there is already where they overlap; else rows that share a
 * period make a statement, and where periods overlap the one that most rows share is the statement's. Figures of
 * last year printed again belong to the year that printed them, and so do targets for years of which nothing is known
 * to have happened: they are aims of the last statement before them.
 */
export class StatementPeriods {
  private readonly homes: Period[];

  constructor(
    existing: readonly Period[],
    private readonly uses: readonly PeriodUse[],
  ) {
    this.homes = [...existing];
    const free = this.candidates().filter(({ period }) => !this.overlapping(period));
    for (const { period, actual } of free)
      if (canBeStatement(period) && !this.overlapping(period) && (actual || !this.precededBy(free, period)))
        this.homes.push(period);
    for (const { period, series } of uses) if (!this.homeOf(period, series)) this.addYearEnding(period);
  }

  /** The statement's period for a figure of this period and series; null when none can be made. */
  homeOf(period: Period, series: Series): Period | null {
    if (series === 'comparative') return this.printedAfter(period) ?? this.overlapping(period);
    const own = this.overlapping(period);
    if (own || series === 'actual') return own;
    return this.lastBefore(this.homes, period);
  }

  /** Periods by how well they make a statement: most rows first, then real figures, a year, the later. */
  private candidates(): Candidate[] {
    const found = new Map<string, Candidate>();
    for (const { period, series, rows } of this.uses) {
      if (series === 'comparative') continue;
      const key = `${period.start}/${period.end}`;
      const candidate = found.get(key) ?? { period, rows: 0, actual: false };
      found.set(key, candidate);
      candidate.rows += rows;
      candidate.actual ||= series === 'actual';
    }
    return [...found.values()].sort(
      (a, b) =>
        b.rows - a.rows ||
        Number(b.actual) - Number(a.actual) ||
        Number(monthsIn(b.period) === 12) - Number(monthsIn(a.period) === 12) ||
        b.period.end.localeCompare(a.period.end),
    );
  }

  /** Of the statements that share a day with a period, the one in which it ends, else the one that shares most. */
  private overlapping(period: Period): Period | null {
    const score = (home: Period) =>
      Number(samePeriod(home, period)) * 1e6 +
      Number(home.start <= period.end && period.end <= home.end) * 1e5 +
      sharedDays(home, period);
    const shared = this.homes.filter((home) => overlaps(home, period));
    return shared.sort((a, b) => score(b) - score(a) || b.end.localeCompare(a.end))[0] ?? null;
  }

  /** The year after a comparative's, where there is one: next to it, else the next that follows. */
  private printedAfter(period: Period): Period | null {
    const next = this.nextTo(this.homes, period);
    if (next || this.overlapping(period)) return next;
    const later = this.homes.filter((home) => home.start > period.end);
    return later.sort((a, b) => a.start.localeCompare(b.start))[0] ?? null;
  }

  private precededBy(free: readonly Candidate[], period: Period): boolean {
    const years = free.filter(({ actual }) => actual).map((candidate) => candidate.period);
    return this.lastBefore([...this.homes, ...years], period) !== null;
  }

  private lastBefore(periods: readonly Period[], period: Period): Period | null {
    const before = periods.filter(({ end }) => end < period.start);
    return before.sort((a, b) => b.end.localeCompare(a.end))[0] ?? null;
  }

  /** The year after a period, with few days between them. */
  private nextTo(periods: readonly Period[], period: Period): Period | null {
    const touches = (earlier: Period, later: Period) =>
      earlier.end < later.start && later.start <= addDays(earlier.end, NEXT_TO_DAYS);
    const found = periods.filter((each) => touches(period, each));
    return found.sort((a, b) => a.end.localeCompare(b.end))[0] ?? null;
  }

  /** A single day, or more than 18 months, is no statement's period: the year that ends with it is. */
  private addYearEnding({ end }: Period): void {
    const before = this.homes.filter((home) => home.end < end).map((home) => addDays(home.end, 1));
    const start = [addMonths(addDays(end, 1), -12), ...before].sort().at(-1) ?? end;
    const year = { start, end };
    if (periodFault(year) === null && !this.overlapping(year)) this.homes.push(year);
  }
}

function canBeStatement(period: Period): boolean {
  return period.start !== period.end && periodFault(period) === null;
}

function sharedDays(a: Period, b: Period): number {
  const start = Math.max(Date.parse(a.start), Date.parse(b.start));
  const end = Math.min(Date.parse(a.end), Date.parse(b.end));
  return (end - start) / 86_400_000 + 1;
}
