import { BROUGHT_IN, NOT_HERE } from '../questionnaire/brought-in';

/** What stands on a chart's axis for the words that have no room there. */
const MARK = '†';

export const BROUGHT_IN_WORDS = `Brought in: ${NOT_HERE}.`;

/** The name of a year as the axis of a picture has it. */
export function onAxis(label: string): string {
  return label.replace(BROUGHT_IN, MARK);
}

/** What the mark in a picture says, for below it; empty where no year bears it. */
export function markInWords(points: readonly { standing?: 'draft' | 'brought in' }[]): string {
  return points.some(({ standing }) => standing === 'brought in') ? `${MARK} ${BROUGHT_IN_WORDS}` : '';
}
