import type { Figure } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure, Section } from '../questionnaire/measure';
import { periodInWords } from '../questionnaire/period';
import { cleanText } from '../questionnaire/text';

/** Longest name of a contract or area. */
export const CONTRACT_NAME_LIMIT = 80;

export interface ContractFigure {
  measureId: string;
  measure: string;
  says: string;
  period: string;
  periodStart: string;
  periodEnd: string;
  note: string | null;
}

/** One contract or area with what is recorded for it. */
export interface Contract {
  name: string;
  figures: ContractFigure[];
}

/** What is recorded for single contracts and areas, by name. */
export function contractsIn(sections: readonly Section[], figures: readonly Figure[]): Contract[] {
  const measures = new Map(
    sections.flatMap((section) => section.measures.map((each) => [each.id, each] as const)),
  );
  const names = [...new Set(figures.map(({ slice }) => slice))].filter(Boolean).sort();
  return names.map((name) => ({
    name,
    figures: figures
      .filter((figure) => figure.slice === name && figure.category === '' && figure.series === 'actual')
      .flatMap((figure) => {
        const measure = measures.get(figure.measureId);
        return measure ? [asContractFigure(measure, figure)] : [];
      }),
  }));
}

function asContractFigure(measure: Measure, figure: Figure): ContractFigure {
  return {
    measureId: measure.id,
    measure: measure.label,
    says: formatFigure(figure, measure),
    period: periodInWords(figure.period),
    periodStart: figure.period.start,
    periodEnd: figure.period.end,
    note: figure.note,
  };
}

/** The measures that can be stated for one contract: figures, not words, and none that is worked out. */
export function countable(sections: readonly Section[]): { title: string; measures: Measure[] }[] {
  return sections
    .map(({ title, measures }) => ({
      title,
      measures: measures.filter((measure) => !measure.derived && kinds[measure.kind].plotted),
    }))
    .filter(({ measures }) => measures.length > 0);
}

/** A contract's name as it is kept: one line, its blanks single. */
export function contractName(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ');
}
