import { kindOf } from '../../questionnaire/kinds/kinds';
import type { Measure } from '../../questionnaire/measure';
import { asMeasure, kindOfUnit, type OwnMeasure } from '../../questionnaire/own-measure';
import type { ReadRow } from './read-row';
import { fold, nameUnit } from './units';

const PENCE = 2;

/** The organisation's own measures: those it has, and those that an import adds as it meets them. */
export class OwnBook {
  readonly added: OwnMeasure[] = [];
  private readonly known = new Map<string, OwnMeasure>();
  private readonly byId = new Map<string, OwnMeasure>();

  constructor(
    existing: readonly OwnMeasure[],
    private readonly newId: () => string,
    /** Every row, because the finest figure decides what an added measure must hold. */
    private readonly rows: readonly ReadRow[],
  ) {
    for (const own of existing) {
      this.byId.set(own.id, own);
      this.known.set(exactly(own), own);
      const folded = keyOf(own);
      if (!this.known.has(folded)) this.known.set(folded, own);
    }
  }

  /** The measure of this id where the organisation has it; else of this label and unit, in which case and spaces do not make another. */
  find(named: { label: string; unit: string }, row: ReadRow): Measure {
    const found =
      this.byId.get(row.measure) ?? this.known.get(exactly(named)) ?? this.known.get(keyOf(named));
    if (found) return asMeasure(found);
    const own = this.make(named, row);
    this.added.push(own);
    this.known.set(keyOf(named), own);
    return asMeasure(own);
  }

  knows(id: string): boolean {
    return this.byId.has(id);
  }

  /** Whether a rise is good, and what it is about, is not in the file: nothing is said of it until somebody has. */
  private make({ label, unit }: { label: string; unit: string }, { period }: ReadRow): OwnMeasure {
    return {
      id: `own_${this.newId().replaceAll('-', '')}`,
      label,
      unit,
      kind: this.kindFor(label, unit),
      polarity: 'neutral',
      head: null,
      accrual: period.start === period.end ? 'point_in_time' : 'in_year',
      definition: '',
      // Nobody has said whom it could point to, so it is taken for what its words say at worst.
      disclosure: null,
    };
  }

  /** Money has pence; a sum stated more finely is kept as a rate, which has as many decimals as it needs. */
  private kindFor(label: string, unit: string): OwnMeasure['kind'] {
    const kind = kindOfUnit(unit);
    if (!kindOf({ kind }).money) return kind;
    const key = keyOf({ label, unit });
    const finer = this.rows.some(
      (row) => keyOf(row) === key && (/\.(\d+)/.exec(row.value)?.[1]?.length ?? 0) > PENCE,
    );
    return finer ? 'ratio' : 'money';
  }
}

function exactly({ label, unit }: { label: string; unit: string }): string {
  return `exactly ${JSON.stringify([label, unit])}`;
}

function keyOf({ label, unit }: { label: string; unit: string }): string {
  return JSON.stringify([fold(label), fold(nameUnit(unit))]);
}
