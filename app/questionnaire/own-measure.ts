import type { KindName } from './kinds/kinds';
import { isPercent } from './kinds/ratio';
import type { Accrual, Head, Measure, Polarity } from './measure';

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
  /** The measure whose meaning this one changed. */
  replaces?: string | null;
}

/** The kind a unit calls for: pounds are money, a percentage or a rate cannot be added, the rest is counted. */
export function kindOfUnit(unit: string): OwnMeasure['kind'] {
  if (unit === 'GBP') return 'money';
  return isPercent(unit) || / per /.test(unit) ? 'ratio' : 'count';
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
    decimals: 6,
    mayBeNegative: true,
    own: true,
    ...(own.replaces && { replaces: own.replaces }),
  };
}
