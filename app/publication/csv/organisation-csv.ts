import type { StatementDocument } from '../../questionnaire/document';
import { figureKey, type Period } from '../../questionnaire/figure';
import { samePeriod } from '../../questionnaire/period';
import { type CsvFigure, csvFigures, figuresCsv } from './statement-csv';

/**
 * Several statements of one organisation as one CSV. Where two of them state the same figure (next year's target,
 * and that year's own), the statement of the figure's own period has the word; else the later one.
 */
export function organisationCsv(documents: readonly StatementDocument[]): string {
  const kept = new Map<string, CsvFigure & { own: boolean }>();
  for (const document of documents)
    for (const stated of csvFigures(document)) {
      const key = figureKey(stated.figure);
      const own = isOwn(stated.figure.period, document);
      if (!kept.get(key)?.own || own) kept.set(key, { ...stated, own });
    }
  return figuresCsv([...kept.values()]);
}

function isOwn(period: Period, { statement }: StatementDocument): boolean {
  return samePeriod(period, statement.period);
}
