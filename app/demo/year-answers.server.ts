import { database } from '~db/client';
import type { Actor } from '../access/can';
import { type AnswerPeriods, readAnswer, type TypedAnswer, typeAnswer } from '../questionnaire/answers';
import type { Figure } from '../questionnaire/figure';
import type { Measure, Section } from '../questionnaire/measure';
import { askedIn, figuresOf, periodOf } from '../statement/figures.server';
import type { OpenStatement } from '../statement/open.server';
import { saveAnswers } from '../statement/save-answers.server';
import { typeCell } from './cells';
import type { DemoCell } from './enterprise';

/** A measure's cell of one year; null when it has none. */
export type CellOf = (measureId: string) => DemoCell;

export interface Answering {
  open: OpenStatement;
  editor: Actor;
  periods: AnswerPeriods;
  cellOf: CellOf;
}

/** The questions of an open statement. */
export function sectionsOf({ statement }: Pick<OpenStatement, 'statement'>): Promise<Section[]> {
  return askedIn(database(), statement);
}

/** Types some answers in and saves them, as the editor would from a form. */
export async function answer(of: Answering, measures: readonly Measure[]): Promise<void> {
  const mine: Record<string, TypedAnswer> = {};
  const figures: Figure[] = [];
  for (const measure of measures) {
    const typed = typeCell(measure, of.cellOf(measure.id));
    if (!typed) continue;
    mine[measure.id] = typed;
    figures.push(...readOne(of, measure, typed));
  }
  const { organisation, statement, version } = of.open;
  const answered = measures.filter(({ id }) => mine[id]);
  if (answered.length === 0) return;
  const stored = await figuresOf(database(), organisation.id, version.id);
  const shown = answered.map((measure) => [measure.id, typeAnswer(measure, stored, of.periods)] as const);
  await saveAnswers({
    actor: of.editor,
    organisationId: organisation.id,
    statementId: statement.id,
    versionId: version.id,
    measures: answered,
    periods: of.periods,
    base: Object.fromEntries(shown),
    mine,
    figures,
  });
}

/** A slip in the demo's tables stops the load: better than a demo that quietly lacks a figure. */
function readOne({ open, periods }: Answering, measure: Measure, typed: TypedAnswer): Figure[] {
  const { figures, faults } = readAnswer(measure, typed, periods);
  const [fault] = faults;
  const where = `${open.organisation.slug}, ${periodOf(open.statement).end}, ${measure.id}`;
  if (fault) throw new Error(`Demo: ${where}, ${fault.field}: ${fault.message}`);
  return figures;
}
