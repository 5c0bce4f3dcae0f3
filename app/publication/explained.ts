import type { StatementDocument } from '../questionnaire/document';
import { factOf } from '../questionnaire/rules';

/** Something that stands out, and what the organisation says of it. */
interface Explained {
  label: string;
  fact: string;
  explanation: string;
}

/** What stands out in a statement and was explained, for readers; what nobody explained is a question, and none of theirs. */
export function explained({ sections, warnings }: StatementDocument): Explained[] {
  const items = sections.flatMap((section) => section.items);
  return warnings.flatMap((warning) => {
    const { measureId, explanation } = warning;
    const label = items.find(({ measure }) => measure.id === measureId)?.measure.label ?? measureId;
    return explanation === null ? [] : [{ label, fact: factOf(warning), explanation }];
  });
}
