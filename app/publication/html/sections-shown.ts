import { hasTrend } from '../../insight/chart-model';
import { type Pound, poundOf } from '../../insight/pound';
import { goalsIn } from '../../questionnaire/aims';
import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import { kindOf } from '../../questionnaire/kinds/kinds';
import { answerOf } from '../../questionnaire/year-figure';
import { explained } from '../explained';
import { type FigureRows, figureRows } from '../figure-rows';
import { sectionTitle } from '../pdf/documents/facts';

interface SectionShown {
  id: string;
  title: string;
  words: DocumentItem[];
  table: FigureRows;
  trends: DocumentItem[];
  pound: Pound | null;
}

/** The sections of a statement in which something is to be read; what an earlier year told in words alone leaves none. */
export function sectionsShown(document: StatementDocument): SectionShown[] {
  const { period } = document.statement;
  const isWords = ({ measure }: DocumentItem) => !kindOf(measure).plotted;
  return document.sections
    .map((section) => {
      const figures = section.items.filter((item) => !isWords(item));
      return {
        id: section.id,
        title: sectionTitle(section),
        words: section.items.filter(
          (item) => isWords(item) && answerOf(item.figures, item.measure.id, period)?.text,
        ),
        table: figureRows(figures, document),
        trends: figures.filter(hasTrend),
        pound: section.id === 'reinvestment' ? poundOf(document) : null,
      };
    })
    .filter(
      ({ words, table, trends, pound }) => words.length + table.rows.length + trends.length > 0 || pound,
    );
}

export const GOALS = { id: 'goals', title: 'Goals for coming years' };
export const EXPLANATIONS = { id: 'explanations', title: 'What stands out, and why' };

/** What a published statement's page has under each other. */
export function contentsOf(document: StatementDocument): { id: string; title: string }[] {
  return [
    ...sectionsShown(document),
    ...(goalsIn(document).length > 0 ? [GOALS] : []),
    ...(explained(document).length > 0 ? [EXPLANATIONS] : []),
  ].map(({ id, title }) => ({ id, title }));
}
