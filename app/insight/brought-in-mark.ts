import { NOT_HERE, withoutBroughtIn } from '../questionnaire/brought-in';

/** What stands on a chart's axis for the words that have no room there, whether or not the year's name has. */
export const MARK = '†';

export const BROUGHT_IN_WORDS = `Brought in: ${NOT_HERE}.`;

/** The name of a year as the axis of a picture has it: "2025/26 (13m)", "Oct–Nov 2024", "2024/25†". */
export function onAxis(label: string): string {
  const year = withoutBroughtIn(label);
  return (year === label ? label : year + MARK)
    .replace(/ months(?= to |\))/, 'm')
    .replace(/^([A-Z][a-z]{2})[a-z]*( \d{4})? to ([A-Z][a-z]{2})[a-z]* /, '$1$2–$3 ');
}

/** Made once: making one costs more than all that a page lists with it. */
const LIST = new Intl.ListFormat('en-GB');

interface Year {
  label: string;
  standing?: 'draft' | 'brought in';
}

/**
 * Which years of a picture were brought in, for below it: by their names, for where there is no room for every year's
 * name the mark may not stand. Empty where none was.
 */
export function markInWords(points: readonly Year[]): string {
  const years = points.flatMap(({ label, standing }) => (standing === 'brought in' ? onAxis(label) : []));
  if (years.length === 0) return '';
  return `${LIST.format(years)} ${years.length > 1 ? 'were' : 'was'} brought in: ${NOT_HERE}.`;
}
