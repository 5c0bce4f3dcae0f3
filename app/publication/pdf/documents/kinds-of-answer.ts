import type { DocumentItem } from '~/questionnaire/document';

/** Whether an answer is words: a story, a choice, a date. */
export function isWords({ measure }: DocumentItem): boolean {
  return measure.kind === 'text' || measure.kind === 'choice' || measure.kind === 'date';
}

/** A long answer stands under its own heading; a short one in a list of facts. */
export function isStory(item: DocumentItem): boolean {
  return item.measure.kind === 'text' && (item.measure.maxLength ?? 2800) > 300;
}
