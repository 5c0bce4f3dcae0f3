import { type Figure, NO_VALUE } from '../questionnaire/figure';
import type { Measure } from '../questionnaire/measure';

/** The version of the rules below; a change of a rule is a new version. */
export const DISCLOSURE = 'sdc-1';

/** Under this, a count is never shown. */
const SMALL = 10;
/** From this total on, groups are shown too. */
const SHOWS_GROUPS = 20;
/** A percentage rests on at least so many, rounded. */
const SMALLEST_BASE = 50;

/**
 * Measures whose groups are special categories of personal data (UK GDPR, articles 9 and 10: disability, offences).
 * Their totals are no secret, and so their groups are never public: rounded beside an exact total they would say too much.
 */
const GROUPS_NEVER_PUBLIC = new Set(['barrier_jobs']);

type Shown = Pick<Figure, 'number' | 'published'>;

const toTen = (count: number) => Math.round(count / 10) * 10;

/** A whole count as it is published: fewer than 10, then 10 up to 19, then the nearest 10. */
export function publishedTotal(count: number): Shown {
  if (count < SMALL) return { number: null, published: 'fewer_than_10' };
  return { number: count < SHOWS_GROUPS ? 10 : toTen(count), published: 'rounded' };
}

/** A group of a total of 20 or more: none at all reads like nine. */
export function publishedGroup(count: number): Shown {
  if (count < SMALL) return { number: null, published: 'fewer_than_10' };
  return { number: toTen(count), published: 'rounded' };
}

/** A percentage from the two rounded numbers alone; none where the rounded base is under 50. */
export function publishedShare(numerator: number | null, denominator: number | null): Shown {
  const hidden: Shown = { number: null, published: 'not_shown' };
  if (numerator === null || denominator === null) return hidden;
  const [part, whole] = [publishedGroup(numerator).number, publishedTotal(denominator).number];
  if (part === null || whole === null || whole < SMALLEST_BASE) return hidden;
  return { number: Math.round((part / whole) * 100), published: 'rounded' };
}

/** A measure's figures as the public may see them. Targets are aims, not counts of people, and stay. */
export function disclose(measure: Measure, figures: readonly Figure[]): Figure[] {
  if (GROUPS_NEVER_PUBLIC.has(measure.id)) return figures.filter(({ category }) => category === '');
  if (!measure.sensitive) return [...figures];
  return figures.flatMap((figure) => {
    // Applied once: what is published already stays as it is.
    if (figure.series === 'target' || figure.published) return [figure];
    if (figure.status === 'not_measured' || figure.status === 'not_applicable') return [bare(figure)];
    return isPart(figure) ? discloseGroup(measure, figure, figures) : [shown(measure, figure)];
  });
}

/** A figure for one group, or for one area beside the whole. */
function isPart({ category, slice }: Figure): boolean {
  return category !== '' || slice !== '';
}

function discloseGroup(measure: Measure, figure: Figure, figures: readonly Figure[]): Figure[] {
  const total = figures.find(
    (each) => !isPart(each) && each.series === figure.series && each.period.end === figure.period.end,
  );
  // Groups of an area are parts of a part: even rounded they would say too much about each other.
  if (measure.sensitive === 'highly' || (figure.category && figure.slice)) return [];
  if (measure.kind !== 'count') return total ? [shown(measure, figure)] : [];
  if (total?.number == null || total.number < SHOWS_GROUPS) return [];
  return [withValue(figure, publishedGroup(figure.number ?? 0))];
}

function shown(measure: Measure, figure: Figure): Figure {
  if (measure.kind === 'count') return withValue(figure, publishedTotal(figure.number ?? 0));
  return withValue(figure, publishedShare(figure.numerator, figure.denominator));
}

/** Nothing of the hidden value is left: not its decimals, not its qualifier, not that it was nil. */
function withValue(figure: Figure, value: Shown): Figure {
  return { ...bare(figure), ...NO_VALUE, ...value };
}

/** Words about a sensitive count may repeat it: sentences that hold a number are left out. */
function bare(figure: Figure): Figure {
  const { note, explanation, statedLabel } = figure;
  return {
    ...figure,
    qualifier: null,
    note: withoutNumbers(note),
    explanation: withoutNumbers(explanation),
    statedLabel: withoutNumbers(statedLabel),
  };
}

const IN_WORDS =
  /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|nobody|none|no-one|nil|zero|single|couple|pair|both|dozen)\b/i;
/** Years, dates and lengths of time are no counts of people. */
const TIMES =
  /\b(19|20)\d\d(\/\d\d)?\b|\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(\d+|one|two|three|six|nine|twelve)[ -](days?|weeks?|months?|years?)\b/gi;

/** The sentences without any count; null when none is left. */
export function withoutNumbers(words: string | null): string | null {
  const kept = (words?.match(/[^.!?\n]+[.!?]*\s*/g) ?? []).filter((sentence) => {
    const counted = sentence.replace(TIMES, '');
    return !/\d/.test(counted) && !IN_WORDS.test(counted);
  });
  return kept.join('').trim() || null;
}
