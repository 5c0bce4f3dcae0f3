import { classOf } from '../questionnaire/disclosure-class';
import { explaining, explanationsOf, isOfChange } from '../questionnaire/explanations';
import { type Figure, NO_VALUE, type Published, type Qualifier } from '../questionnaire/figure';
import { kindOf } from '../questionnaire/kinds/kinds';
import type { DisclosureClass, Measure } from '../questionnaire/measure';
import { strictest } from '../questionnaire/own-measure';
import { withoutNumbers, withoutSmallNumbers } from '../questionnaire/small-numbers';
import { isWhole } from '../questionnaire/year-figure';

/** The version of the rules below, told to readers in `docs/small-numbers.md`; a change of a rule is a new version. */
export const DISCLOSURE = 'sdc-2';

/** A whole number from `low` to `high`, both included. */
interface Between {
  low: number;
  high: number;
}

/** What was published of an organisation before, a map of its figures by measure for each earlier document. */
export type Memory = readonly ReadonlyMap<string, readonly Figure[]>[];

/** A count under this can point to somebody. */
const SMALL = 10;
/** From here on a count is said to the nearest ten; below it, as a range. */
const ROUNDED_FROM = 20;
/** A percentage rests on at least so many. */
const SMALLEST_BASE = 50;
/** From here on five points hold five people. */
const FINE_BASE = 100;
/** So many values at least stay possible for every small cell, whatever is set against what. */
export const LEAST_CANDIDATES = 5;

/** A whole count as it is published: the same count always gives the same range, in every year, version and slice. */
export function bandOf(count: number): Between {
  if (count < SMALL) return { low: 0, high: SMALL - 1 };
  if (count < ROUNDED_FROM) return { low: SMALL, high: ROUNDED_FROM - 1 };
  const ten = Math.floor((count + 5) / 10) * 10;
  return { low: Math.max(ROUNDED_FROM, ten - 5), high: ten + 4 };
}

/** A stated count as it is published. "More than 26" is at least 20; of "at least 8" nothing can be said. */
function publishedCount(count: number, qualifier: Qualifier | null): Published {
  const whole = Math.floor(count);
  if (!(whole >= 0)) return { as: 'withheld', why: 'few_people' };
  if (qualifier === 'more_than' || qualifier === 'at_least')
    return whole < SMALL
      ? { as: 'withheld', why: 'few_people' }
      : { as: 'band', low: Math.floor(whole / 10) * 10, high: null };
  if (qualifier === 'less_than')
    return { as: 'band', low: null, high: Math.max(Math.ceil(whole / 10) * 10, SMALL) - 1 };
  const loose = qualifier === 'about' || qualifier === 'almost';
  return { as: 'band', ...bandOf(whole), ...(loose && { loose }) };
}

/**
 * A share as it is published: on a fixed grid of five points from a base of 100 on, of ten from 50 on, so that at
 * least five numerators fit a range even for somebody who knows the base, and nobody is told a point that is false.
 */
export function publishedShare(
  numerator: number,
  denominator: number,
  qualifier: Qualifier | null,
): Published {
  if (denominator < SMALLEST_BASE) return { as: 'withheld', why: 'small_base' };
  const width = denominator < FINE_BASE ? 10 : 5;
  // Whole numbers throughout: 0.29 × 100 is not 29.
  const step = Math.min(Math.floor((numerator * 100) / (denominator * width)), 100 / width - 1);
  const more = qualifier === 'more_than' || qualifier === 'at_least';
  const low = qualifier === 'less_than' ? 0 : step * width;
  const high = more ? 100 : (step + 1) * width;
  return { as: 'share', low, high, base: Math.floor((denominator + 5) / 10) * 10 };
}

interface Asked {
  measure: Measure;
  /** Of this measure alone, of any period, series, group and slice. */
  figures: readonly Figure[];
  memory?: Memory;
  /** Two people have agreed that this year's total is published as it is: its period. */
  exact?: Figure['period'] | null;
}

/** A measure's figures as the public may see them, beside everything that was published of it before. */
export function disclose({ measure, figures, memory = [], exact = null }: Asked): Figure[] {
  const periods = [...new Set(figures.map(periodKey))];
  return inStatedOrder(
    figures,
    periods.flatMap((period) => {
      const mine = figures.filter((figure) => periodKey(figure) === period);
      const said = memory.map((each) =>
        (each.get(measure.id) ?? []).filter((one) => periodKey(one) === period),
      );
      const agreed = exact !== null && periodKey({ period: exact }) === period;
      return inOnePeriod(measure, mine, said, agreed);
    }),
  );
}

const periodKey = ({ period }: Pick<Figure, 'period'>) => `${period.start}/${period.end}`;

/** A figure that was published in another form still stands where it was stated. */
function inStatedOrder(stated: readonly Figure[], shown: readonly (readonly [Figure, Figure])[]): Figure[] {
  const forms = new Map(shown);
  return stated.flatMap((figure) => forms.get(figure) ?? []);
}

/** Each figure of one period that is published, with its published form. */
function inOnePeriod(
  measure: Measure,
  figures: readonly Figure[],
  said: readonly (readonly Figure[])[],
  agreed: boolean,
): [Figure, Figure][] {
  const stated = strictest(figures.map((figure) => classAt(measure, figure)));
  const mayShow = figures.filter(
    ({ category }) => category === '' || (measure.groupsArePublic && stated !== 'special'),
  );
  // What was once said as a range stays one, whatever somebody says of its measure later.
  const once = said.some((each) => each.some(({ published }) => published));
  const held = once && (stated === 'open' || stated === 'people') ? 'sensitive' : stated;
  if (held === 'open') return mayShow.map((figure) => [figure, withCleanWords(figure, withoutSmallNumbers)]);
  const wholes = mayShow.filter((figure) => isWhole(figure));
  const parts = [
    mayShow.filter(({ category, slice }) => category && !slice),
    mayShow.filter(({ category, slice }) => slice && !category),
  ]
    .map((stated) => shownParts(measure, stated, wholes))
    .filter((shown) => !tellAnEarlierPart(measure, shown, wholes, said))
    .flat();
  const hasParts = [figures, ...said].some((each) => each.some((figure) => !isWhole(figure)));
  const asItIs = (figure: Figure) => {
    if (!isExactlyPublic(measure, figure)) return false;
    // A restated count says no more than the one that it takes the place of.
    if (held === 'people')
      return !hasParts && (figure.series === 'actual' || figure.series === 'comparative');
    const asStated = figure.series === 'actual' && figure.qualifier === null;
    return asStated && agreed && !mayTellAPart(figure, parts, said);
  };
  const exactly = wholes.some(asItIs);
  return [
    ...wholes.map((figure): [Figure, Figure] => {
      const form = whole(measure, figure, asItIs(figure));
      const less = (figure.number ?? 0) >= SMALL && mayTellAPart(form, parts, said);
      return [figure, less ? as(form, { as: 'band', low: SMALL, high: null }) : form];
    }),
    // Two people agreed to the total and to nothing of its parts.
    ...(exactly ? [] : parts),
  ];
}

/** "10 of 13" tells of people whatever an own measure is called, until somebody has said whom it could point to. */
function classAt(measure: Measure, { numerator }: Figure): DisclosureClass {
  const own = classOf(measure);
  return measure.disclosureAssumed && numerator !== null ? strictest([own, 'sensitive']) : own;
}

/** Words that say less of a count than the count itself. */
const SAYS_LESS = new Set<Qualifier | null>([null, 'about', 'at_least', 'more_than']);

/** A count of ten or more, as it is stated; nobody can agree to tell of fewer. */
function isExactlyPublic({ kind }: Measure, { number, numerator, qualifier }: Figure): boolean {
  return (
    kindOf({ kind }).counted &&
    numerator === null &&
    number !== null &&
    number >= SMALL &&
    SAYS_LESS.has(qualifier)
  );
}

function whole(measure: Measure, figure: Figure, asItIs: boolean): Figure {
  const words = withCleanWords(figure, withoutNumbers);
  // Targets are aims and count nobody.
  if (figure.published || asItIs || figure.series === 'target' || isUnstated(figure)) return words;
  if (kindOf(measure).money) return words;
  return as(words, formOf(measure, figure));
}

const isUnstated = ({ status }: Figure) => status === 'not_measured' || status === 'not_applicable';

function formOf(measure: Measure, { number, numerator, denominator, qualifier }: Figure): Published {
  if (kindOf(measure).counted) return publishedCount(number ?? Number.NaN, qualifier);
  if (numerator === null || denominator === null) return { as: 'withheld', why: 'unknown_base' };
  return publishedShare(numerator, denominator, qualifier);
}

/** Nothing of the hidden value is left: not its decimals, not its qualifier, not that it was nil. */
function as(figure: Figure, published: Published): Figure {
  // That it was counted goes without saying of a range, and would read as if it were exact.
  const basis = figure.basis === 'counted' ? null : figure.basis;
  return { ...figure, ...NO_VALUE, qualifier: null, basis, published };
}

function withCleanWords(figure: Figure, clean: (words: string | null) => string | null): Figure {
  const { explanations: _, ...rest } = figure;
  const { note, source, statedLabel } = rest;
  return {
    ...rest,
    note: clean(note),
    ...explaining(
      Object.fromEntries(Object.entries(explanationsOf(figure)).map(([rule, words]) => [rule, clean(words)])),
    ),
    source: sourceOf(source, clean),
    statedLabel: clean(statedLabel),
  };
}

/** Days, months and years, and in an address what it names a page by: no counts. */
const DATES = /(?<![\p{L}\d])(?:19|20)\d\d(?:[/–-](?:19|20)?\d\d){0,2}(?![\p{L}\d])/gu;
const IN_ADDRESS = /(?<=\/)\d{4,}(?=\/|$)/g;

/**
 * Where a figure was published. Beside a protected one it stays where its only numbers are dates: the cover names the same
 * source, and a row without it would be one that nobody can look up. It never depends on what the figure is, for then its
 * absence would tell.
 */
function sourceOf(source: string | null, clean: (words: string | null) => string | null): string | null {
  if (source === null) return null;
  const address = /^https?:\/\/\S+$/.test(source);
  const undated = source.replace(DATES, '');
  const masked = address ? undated.replace(IN_ADDRESS, '') : undated;
  return clean(masked) === masked && withoutSmallNumbers(source) === source ? source : clean(source);
}

/**
 * A published figure without what was said of its change, where what is published of it and of the time before may be the
 * same: to whom nothing differs, a reason why it does would tell that what is hidden moved.
 */
export function withoutHiddenChange(figure: Figure, published: readonly Figure[]): Figure {
  if (figure.explanation === null) return figure;
  const earlier = published.filter(
    ({ measureId, category, slice, series, period }) =>
      measureId === figure.measureId &&
      category === figure.category &&
      slice === figure.slice &&
      (series === 'actual' || series === 'comparative') &&
      period.end < figure.period.end,
  );
  const newest = earlier
    .map(({ period }) => period.end)
    .sort()
    .at(-1);
  const before = earlier.filter(({ period }) => period.end === newest);
  if (![figure, ...before].some((each) => each.published)) return figure;
  if (before.length > 0 && before.every((each) => differ(each, figure))) return figure;
  const { explanations: _, ...rest } = figure;
  const said = Object.entries(explanationsOf(figure)).filter(([rule]) => !isOfChange(rule));
  return { ...rest, ...explaining(Object.fromEntries(said)) };
}

/** Whether two published figures cannot be the same. */
function differ(a: Figure, b: Figure): boolean {
  const [one, other] = [a, b].map(({ published }) => published);
  if (one?.as === 'share' && other?.as === 'share') return one.high <= other.low || other.high <= one.low;
  const [x, y] = [rangeOf(a), rangeOf(b)];
  return x.high < y.low || y.high < x.low;
}

/**
 * Groups, or slices, of a protected count as they are published: all of them or, where one of them is small, none. So
 * no small part is ever published, and that parts are left out says of each only that one of them is small. A group of
 * a slice and a part of a share are never shown: even as ranges they would say too much about each other.
 */
function shownParts(
  measure: Measure,
  stated: readonly Figure[],
  wholes: readonly Figure[],
): [Figure, Figure][] {
  const parts = stated.filter((figure) => figure.series === 'actual' && !isUnstated(figure));
  const total = wholes.find(({ series }) => series === 'actual');
  if (!kindOf(measure).counted || total?.number == null || total.number < ROUNDED_FROM) return [];
  if (parts.some(({ number }) => number === null || number < SMALL)) return [];
  return parts.map((part) => [part, as(withCleanWords(part, withoutNumbers), formOf(measure, part))]);
}

/**
 * Whether a total as published, set against parts of an earlier version that are left out now, leaves it possible that
 * one of them is small, to somebody who knows that all others stayed as they were. Of every such total the same is said:
 * else what is said less of would tell, in its turn.
 */
function mayTellAPart(
  total: Figure,
  parts: readonly (readonly [Figure, Figure])[],
  said: readonly (readonly Figure[])[],
): boolean {
  if (total.series !== 'actual' && total.series !== 'comparative') return false;
  const shown = new Set(parts.map(([part]) => partKey(part)));
  return said.some((each) =>
    [each.filter(({ category }) => category), each.filter(({ slice }) => slice)]
      .filter((set) => set.some((part) => !shown.has(partKey(part))))
      .some((set) => smallValues(total, { parts: set, total: totalIn(each) }).some((count) => count > 0)),
  );
}

/**
 * Whether parts as published, set against the total of an earlier version that had left them out, would tell how small
 * one of them was then to somebody who knows that all others stayed as they were.
 */
function tellAnEarlierPart(
  measure: Measure,
  parts: readonly (readonly [Figure, Figure])[],
  wholes: readonly Figure[],
  said: readonly (readonly Figure[])[],
): boolean {
  const set = parts.map(([, form]) => form);
  const now = totalIn(wholes);
  const total = now && as(now, formOf(measure, now));
  return said.some((each) => {
    const earlier = totalIn(each);
    const stood = new Set(each.map(partKey));
    if (!earlier || set.every((part) => stood.has(partKey(part)))) return false;
    const values = smallValues(earlier, { parts: set, total });
    return values.some((count) => count > 0 && count < LEAST_CANDIDATES);
  });
}

const totalIn = (figures: readonly Figure[]) =>
  figures.find((figure) => figure.series === 'actual' && isWhole(figure));

/**
 * How many values under ten one version's total leaves to each part, where all other parts are what another version
 * says: of each it gave a range, and of their sum its own total.
 */
function smallValues(
  version: Figure,
  other: { parts: readonly Figure[]; total: Figure | undefined },
): number[] {
  const [range, sum] = [rangeOf(version), other.total ? rangeOf(other.total) : ANYTHING];
  return other.parts.map((one) => {
    const rest = sumOf(other.parts.filter((part) => part !== one));
    const own = rangeOf(one);
    const low = Math.max(range.low - Math.min(rest.high, sum.high - own.low), 0);
    const high = Math.min(range.high - Math.max(rest.low, sum.low - own.high), SMALL - 1);
    return Math.max(0, high - low + 1);
  });
}

const ANYTHING: Between = { low: 0, high: Number.POSITIVE_INFINITY };

const partKey = ({ category, slice }: Figure) => `${category}|${slice}`;

function sumOf(parts: readonly Figure[]): Between {
  const ranges = parts.map(rangeOf);
  return {
    low: ranges.reduce((sum, each) => sum + each.low, 0),
    high: ranges.reduce((sum, each) => sum + each.high, 0),
  };
}

/** What a published figure leaves possible. */
function rangeOf({ number, published }: Figure): Between {
  if (published?.as === 'band')
    return { low: published.low ?? 0, high: published.high ?? Number.POSITIVE_INFINITY };
  if (published || number === null) return { low: 0, high: Number.POSITIVE_INFINITY };
  return { low: number, high: number };
}
