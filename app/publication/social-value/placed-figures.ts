import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import type { Period } from '../../questionnaire/figure';
import { formatFigure } from '../../questionnaire/format';
import { speakingTo } from '../../questionnaire/sections';
import { yearFigure } from '../../questionnaire/year-figure';
import type { SocialValueModel } from './models';

/** One part of a model with what a statement says about it. */
interface PlacedPart {
  under: string;
  name: string;
  /** "Jobs created: 18 jobs"; empty where the statement has no figure for it. */
  figures: string[];
}

/** A statement's figures under the parts of a Social Value Model; a part without any stays, and says so. */
export function placedFigures(document: StatementDocument, model: SocialValueModel): PlacedPart[] {
  const items = document.sections.flatMap((section) => section.items);
  return model.parts.map(({ under, name, topics }) => {
    const measures = speakingTo(topics);
    const placed = items.filter(({ measure }) => measures.includes(measure.id));
    return { under, name, figures: placed.flatMap((item) => saidOf(item, document.statement.period)) };
  });
}

function saidOf({ measure, figures }: DocumentItem, period: Period): string[] {
  const total = yearFigure(figures, measure.id, period);
  if (!total || total.status === 'not_measured' || total.status === 'not_applicable') return [];
  return [`${measure.label}: ${formatFigure(total, measure)}`];
}
