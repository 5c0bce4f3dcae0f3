import type { DocumentItem } from '~/questionnaire/document';
import { kindOf } from '~/questionnaire/kinds/kinds';

/** Whether an answer is words: a story, a choice, a date. */
export function isWords({ measure }: DocumentItem): boolean {
  return !kindOf(measure).plotted;
}

/** A long answer stands under its own heading; a short one in a list of facts. */
export function isStory(item: DocumentItem): boolean {
  return kindOf(item.measure).long && (item.measure.maxLength ?? 2800) > 300;
}
