import type { StatementDocument } from '../questionnaire/document';
import type { Measure } from '../questionnaire/measure';
import { scheme } from '../questionnaire/scheme';

export interface Raised {
  measureId: string;
  /** What is odd about it, with the name of its measure, and what was said to it. */
  words: string;
}

/**
 * What whoever decides has to have read, one by one: every question that the figures raised, and stories so short that a
 * reader learns little from them. In the order of the document, which is frozen.
 */
export function toAcknowledge({ sections, warnings }: StatementDocument): Raised[] {
  const items = sections.flatMap((section) => section.items);
  const label = (id: string) => items.find(({ measure }) => measure.id === id)?.measure.label ?? id;
  const asked = warnings.map(({ measureId, message, explanation }) => ({
    measureId,
    words: `${label(measureId)}: ${message} ${explanation ? `The answer: ${explanation}` : 'Nobody has answered.'}`,
  }));
  const short = shortStories(sections).map(({ measure, text }) => ({
    measureId: measure.id,
    words: `${measure.label} is ${[...text].length} characters long: “${text}”`,
  }));
  return [...asked, ...short];
}

/** Stories of this year below the length that the scheme thinks readable, in their order, with their sections. */
export function shortStories(
  sections: StatementDocument['sections'],
): { sectionId: string; measure: Measure; text: string }[] {
  return sections.flatMap(({ id: sectionId, items }) =>
    items.flatMap(({ measure, figures }) =>
      figures
        .filter(({ series, category }) => isStory(measure) && series === 'actual' && category === '')
        .flatMap(({ text }) => (text !== null && tooShort(text) ? [{ sectionId, measure, text }] : [])),
    ),
  );
}

/** Words in several lines; a name or a title of one line is as long as it is. */
const isStory = ({ lines }: Pick<Measure, 'lines'>) => (lines ?? 1) > 1;

const tooShort = (text: string) => [...text.trim()].length < scheme.stories.leastCharacters;
