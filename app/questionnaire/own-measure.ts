import type { KindName } from './kinds/kinds';
import { kindOf } from './kinds/kinds';
import { isMultiple, isPercent, percentageOf } from './kinds/ratio';
import {
  type Accrual,
  DISCLOSURE_CLASSES,
  type DisclosureClass,
  type Head,
  type Measure,
  type Polarity,
} from './measure';
import { namesHelped, namesPeople, namesThings } from './people-words';
import { whomNamed } from './whom-named';

/** What an organisation says about a measure of its own. */
export interface OwnMeasure {
  id: string;
  label: string;
  unit: string;
  kind: 'count' | 'money' | 'ratio';
  polarity: Polarity;
  /** Null until the organisation has said it. */
  head: Head | null;
  accrual: Accrual;
  definition: string;
  /** Whom it could point to; null while nobody has said. */
  disclosure: DisclosureClass | null;
  /** The measure whose meaning this one changed. */
  replaces?: string | null;
}

/** A unit as it is kept: "%", "per cent" and "percentage" are percent. */
export function asUnit(typed: string): string {
  return typed.replace(/^(?:%|per cent|percentage|percent)(?=\s|$)/i, 'percent');
}

/** The kind a unit calls for: pounds are money, a percentage, a rate or a multiple cannot be added, the rest is counted. */
export function kindOfUnit(unit: string): OwnMeasure['kind'] {
  if (unit === 'GBP') return 'money';
  return isPercent(unit) || isMultiple(unit) || / per /.test(unit) ? 'ratio' : 'count';
}

/**
 * The class of an own measure of which nobody has said whom it could point to: open only where its unit is plainly a
 * thing or money. A percentage alone tells neither of whom nor of how many, so it is open only where its name says so.
 */
function assumedClass({ label, unit, kind }: Pick<OwnMeasure, 'label' | 'unit' | 'kind'>): DisclosureClass {
  if (kindOf({ kind }).money) return 'open';
  if (isPercent(unit) && !namesThings(unit))
    return namesThings(label) && !namesPeople(`${label} ${unit}`) ? 'open' : 'sensitive';
  // "Passenger journeys" are journeys.
  return namesThings(unit) && !namesHelped(unit) ? 'open' : 'sensitive';
}

/** The one that protects most. */
export function strictest(classes: readonly DisclosureClass[]): DisclosureClass {
  return DISCLOSURE_CLASSES.findLast((each) => classes.includes(each)) ?? 'special';
}

type Named = Pick<OwnMeasure, 'label' | 'unit' | 'kind'>;

/**
 * Whom an own measure could point to: what was answered, but never less than its words name. An answer that it counts
 * nobody, of a measure that names people, is no answer, so that it is taken for what nobody has answered.
 */
export function ownClass(own: Named, answered: DisclosureClass | null): DisclosureClass {
  const named = kindOf(own).money ? null : whomNamed(own);
  if (!named) return answered ?? assumedClass(own);
  return strictest([named, answered && answered !== 'open' ? answered : 'sensitive']);
}

/** What to say of an answer that protects less than the measure's words ask for; null where it can stand. */
export function tooOpen(own: Named & { disclosure: DisclosureClass | null }): string | null {
  const named = kindOf(own).money ? null : whomNamed(own);
  if (!named || !own.disclosure || strictest([named, own.disclosure]) === own.disclosure) return null;
  const [choice] = WHOM[named].split(/[:,]/);
  return `“${own.label}”, in ${own.unit}, ${SPEAKS_OF[named]}: choose “${choice}” or what is below it. If things are counted, say in the unit which, like meals, hours or percent of sites`;
}

const SPEAKS_OF: Record<DisclosureClass, string> = {
  open: 'speaks of nobody',
  people: 'speaks of people',
  sensitive: 'speaks of a delicate situation',
  special: 'speaks of health, disability, offences, ethnicity, religion or sexuality',
};

/** An organisation's own measure behaves like a core one everywhere but in benchmarks. */
export function asMeasure(own: OwnMeasure): Measure {
  const kind: KindName = own.kind;
  const answered = own.disclosure !== null && !tooOpen(own);
  return {
    id: own.id,
    kind,
    unit: own.unit,
    label: own.label,
    question: isPercent(own.unit) ? `${own.label}, as a ${percentageOf(own.unit)}` : own.label,
    definition: own.definition,
    definitionSource: 'The organisation’s own measure.',
    polarity: own.polarity,
    head: own.head,
    accrual: own.accrual,
    disclosure: ownClass(own, own.disclosure),
    ...(!answered && { disclosureAssumed: true }),
    decimals: 6,
    mayBeNegative: true,
    own: true,
    ...(own.replaces && { replaces: own.replaces }),
  };
}

/** How an organisation is asked whom its own measure could point to. */
export const WHOM: Record<DisclosureClass, string> = {
  open: 'Nobody: it counts things, money or time, or staff and volunteers',
  people: 'People we helped: fewer than 10 are never published as a number',
  sensitive: 'People in a delicate situation, like homelessness, debt or care: published as a range',
  special: 'People by health, disability, offences, ethnicity, religion or sexuality: a range, and no groups',
};
