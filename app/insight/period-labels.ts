import type { Period } from '../questionnaire/figure';
import { dayInWords, yearLabel } from '../questionnaire/period';

/** Names for periods, in their order. Two that would bear one name, as two halves of a year do, are named by their last month too. */
export function periodLabels(periods: readonly Period[]): string[] {
  const labels = periods.map(yearLabel);
  if (labels.every((label, index) => labels.indexOf(label) === index)) return labels;
  return labels.map((label, index) => {
    const period = periods[index];
    if (!period || labels.filter((other) => other === label).length < 2) return label;
    const month = dayInWords(period.end).replace(/^\d+ (\w{3}).*/, '$1');
    return label.endsWith(' months)') ? label.replace(')', ` to ${month})`) : `${label} (to ${month})`;
  });
}
