import type { Handle } from '~db/client';
import { unreadOf } from '~db/queries/unread-answers';
import { type AnswerPeriods, type Fault, readAnswer, type TypedAnswer } from '../questionnaire/answers';
import { readAsWords, readAsWritten, withAdvice } from '../questionnaire/as-written';
import { typedAnswer } from '../questionnaire/draft-schema';
import type { Figure } from '../questionnaire/figure';
import type { Measure } from '../questionnaire/measure';

/** What was typed into a version's questions and cannot be read yet, by measure. */
export type Unread = ReadonlyMap<string, TypedAnswer>;

export async function unreadIn(db: Handle, organisationId: string, versionId: string): Promise<Unread> {
  const rows = await unreadOf(db, organisationId, versionId);
  return new Map(
    rows.map((row) => [row.measure_id, said(typedAnswer.parse(JSON.parse(row.typed)))] as const),
  );
}

/** Without the parts of which nothing is said, as a page posts it and a trail keeps it. */
const said = (typed: unknown) => JSON.parse(JSON.stringify(typed)) as TypedAnswer;

/** What is wrong with what was typed, by the rules of today: where they have become wider it may be nothing. */
export function faultsOf(
  measure: Measure,
  unread: Unread,
  { periods, figures }: { periods: AnswerPeriods; figures: readonly Figure[] },
): Fault[] {
  const typed = unread.get(measure.id);
  if (!typed) return [];
  const { read } = readAsWritten(measure, typed);
  if (read.length > 0) return read.map((each) => ({ field: each.part, message: readAsWords(each) }));
  const { faults } = readAnswer(measure, typed, periods, figures);
  return faults.length > 0
    ? withAdvice(measure, typed, faults)
    : [{ field: 'value', message: 'Save this answer again: it could not be read when it was typed' }];
}
