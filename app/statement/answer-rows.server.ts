import type { Insertable } from 'kysely';
import type { AnswerRow } from '~db/queries/answers';
import type { AnswerTable } from '~db/schema';
import { canonical } from '../platform/canonical.server';
import { explaining, explanationsOf, OF_THE_MEASURE } from '../questionnaire/explanations';
import type { Figure } from '../questionnaire/figure';

/** A stored row as the domain has it. */
export function toFigure(row: AnswerRow): Figure {
  return {
    measureId: row.measure_id,
    series: row.series,
    category: row.category,
    period: { start: row.period_start, end: row.period_end },
    status: row.status,
    number: row.number,
    decimals: row.decimals,
    text: row.text,
    numerator: row.numerator,
    denominator: row.denominator,
    qualifier: row.qualifier,
    basis: row.basis,
    note: row.note,
    ...explainedIn(row),
    source: row.source,
    statedLabel: row.stated_label,
    slice: row.slice,
  };
}

/** What a row explains, and of which question. */
export function explainedIn({
  explanation,
  explanations,
}: Pick<AnswerRow, 'explanation' | 'explanations'>): Pick<Figure, 'explanation' | 'explanations'> {
  if (explanations === null) return { explanation: explanation || null };
  const answers = JSON.parse(explanations) as Record<string, string>;
  return explaining({ [OF_THE_MEASURE]: explanation, ...answers });
}

interface WrittenBy {
  organisationId: string;
  versionId: string;
  personId: string | null;
  /** The file, where it is an import that writes. */
  importedFrom?: string;
  revision: number;
  at: Date;
}

/** A figure as a row of a version. */
export function answerRow(figure: Figure, by: WrittenBy): Insertable<AnswerTable> {
  const of = explanationsOf(figure);
  const { [OF_THE_MEASURE]: _, ...answers } = of;
  return {
    organisation_id: by.organisationId,
    version_id: by.versionId,
    measure_id: figure.measureId,
    series: figure.series,
    category: figure.category,
    period_start: figure.period.start,
    period_end: figure.period.end,
    status: figure.status,
    number: figure.number,
    decimals: figure.decimals,
    text: figure.text,
    numerator: figure.numerator,
    denominator: figure.denominator,
    qualifier: figure.qualifier,
    basis: figure.basis,
    note: figure.note,
    explanation: of[OF_THE_MEASURE] ?? null,
    explanations: Object.keys(answers).length > 0 ? canonical(answers) : null,
    source: figure.source,
    stated_label: figure.statedLabel,
    slice: figure.slice,
    imported_from: by.importedFrom || null,
    revision: by.revision,
    updated_by: by.personId,
    updated_at: by.at,
  };
}
