import { explaining, explanationsOf } from '../../questionnaire/explanations';
import { type Figure, figureKey } from '../../questionnaire/figure';
import type { Measure } from '../../questionnaire/measure';

/** What an import does to one figure. */
export interface FigureChange {
  kind: 'new' | 'changed' | 'same';
  measure: Measure;
  /** As it will be. */
  figure: Figure;
  before: Figure | null;
}

/** Imported figures against those that are there. Words that the import leaves out are not taken away. */
export function importChanges(
  imported: readonly [Figure, Measure][],
  existing: readonly Figure[],
): FigureChange[] {
  const known = new Map(existing.map((figure) => [figureKey(figure), figure]));
  return imported.map(([stated, measure]) => {
    const before = known.get(figureKey(stated)) ?? null;
    if (!before) return { kind: 'new', measure, figure: stated, before };
    const said = stated.explanation === null || stated.explanation === before.explanation ? before : stated;
    const figure = {
      ...stated,
      basis: stated.basis ?? before.basis,
      note: stated.note ?? before.note,
      ...explaining(explanationsOf(said)),
      source: stated.source ?? before.source,
    };
    return { kind: saysTheSame(figure, before) ? 'same' : 'changed', measure, figure, before };
  });
}

/** Whether two figures of one key agree in every part. */
function saysTheSame(a: Figure, b: Figure): boolean {
  const parts = (Object.keys(a) as (keyof Figure)[]).filter((part) => part !== 'period');
  // What is explained by question says no more than the whole does.
  return parts.every((part) => part === 'explanations' || a[part] === b[part]);
}
