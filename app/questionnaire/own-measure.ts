import type { KindName } from './kinds/kinds';
import { isPercent } from './kinds/ratio';
import type { Accrual, DisclosureClass, Head, Measure, Polarity } from './measure';
import { namesHelped, namesPeople, namesThings } from './people-words';

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

/** The kind a unit calls for: pounds are money, a percentage or a rate cannot be added, the rest is counted. */
export function kindOfUnit(unit: string): OwnMeasure['kind'] {
  if (unit === 'GBP') return 'money';
  return isPercent(unit) || / per /.test(unit) ? 'ratio' : 'count';
}

/**
 * The class of an own measure of which nobody has said whom it could point to: open only where its unit is plainly a
 * thing or money. A percentage alone tells neither of whom nor of how many, so it is open only where its name says so.
 */
export function assumedClass({
  label,
  unit,
  kind,
}: Pick<OwnMeasure, 'label' | 'unit' | 'kind'>): DisclosureClass {
  if (kind === 'money') return 'open';
  if (isPercent(unit) && !namesThings(unit))
    return namesThings(label) && !namesPeople(`${label} ${unit}`) ? 'open' : 'sensitive';
  // "Passenger journeys" are journeys.
  return namesThings(unit) && !namesHelped(unit) ? 'open' : 'sensitive';
}

/** An organisation's own measure behaves like a core one everywhere but in benchmarks. */
export function asMeasure(own: OwnMeasure): Measure {
  const kind: KindName = own.kind;
  return {
    id: own.id,
    kind,
    unit: own.unit,
    label: own.label,
    question: own.label,
    definition: own.definition,
    definitionSource: 'The organisation’s own measure.',
    polarity: own.polarity,
    head: own.head,
    accrual: own.accrual,
    disclosure: own.disclosure ?? assumedClass(own),
    ...(own.disclosure === null && { disclosureAssumed: true }),
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
  special: 'People by health, disability, offences, ethnicity or religion: a range, and no groups',
};
