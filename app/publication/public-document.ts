import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import type { Measure } from '../questionnaire/measure';
import type { Warning } from '../questionnaire/rules';
import { coreMeasure } from '../questionnaire/sections';
import { disclose } from './disclosure';

/** What anybody may see of a published version: its frozen document, and the sensitive measures agreed to be exact. */
export function publicVersion(version: {
  document: string;
  exact_measures: string | null;
}): StatementDocument {
  const document = JSON.parse(version.document) as StatementDocument;
  return publicDocument({ ...document, exact: version.exact_measures?.split(' ') ?? [] });
}

/** What anybody may see of a statement: published figures only. Everything public is made from this, never from the other. */
export function publicDocument(document: StatementDocument): StatementDocument {
  const sections = document.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => publicItem(item, document)),
  }));
  const sensitive = new Set(
    sections.flatMap(({ items }) => items.filter(isSensitive).map((item) => item.measure.id)),
  );
  return {
    ...document,
    sections,
    // A question about a change says how large it was, so for a sensitive count there is none.
    warnings: document.warnings.filter(
      ({ measureId, explanation }: Warning) => explanation !== null && !sensitive.has(measureId),
    ),
    fee: null,
  };
}

function isSensitive({ measure }: DocumentItem): boolean {
  return Boolean(sensitivityOf(measure));
}

/** A measure that took a sensitive one's place carries its history, and so its care. */
function sensitivityOf({ sensitive, replaces }: Measure): Measure['sensitive'] {
  return sensitive ?? (replaces ? coreMeasure(replaces)?.sensitive : undefined);
}

function publicItem(item: DocumentItem, { exact = [] }: StatementDocument): DocumentItem {
  const measure = { ...item.measure, sensitive: sensitivityOf(item.measure) };
  return {
    ...item,
    figures: exact.includes(measure.id) ? exactTotal(measure, item.figures) : disclose(measure, item.figures),
    history: disclose(measure, item.history),
  };
}

/**
 * This year's total as it is. Beside it even rounded groups would say too much, for what is missing to the total is
 * one of them; last year's restated figure was not agreed to.
 */
function exactTotal(measure: Measure, figures: readonly Figure[]): Figure[] {
  return figures
    .filter(({ category, slice }) => category === '' && slice === '')
    .flatMap((figure) => (figure.series === 'actual' ? [figure] : disclose(measure, [figure])));
}
