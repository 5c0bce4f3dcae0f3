import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import type { Measure } from '../questionnaire/measure';
import type { Warning } from '../questionnaire/rules';
import { coreMeasure } from '../questionnaire/sections';
import { disclose } from './disclosure';

/** What anybody may see of a statement: published figures only. Everything public is made from this, never from the other. */
export function publicDocument(document: StatementDocument): StatementDocument {
  const sections = document.sections.map((section) => ({ ...section, items: section.items.map(publicItem) }));
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

function publicItem(item: DocumentItem): DocumentItem {
  const measure = { ...item.measure, sensitive: sensitivityOf(item.measure) };
  return {
    ...item,
    figures: disclose(measure, item.figures),
    history: disclose(measure, item.history),
  };
}
