import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { WordsAnswerTable } from '../schema';

type WordsAnswerRow = Selectable<WordsAnswerTable>;

/** What was said about phrases of one statement, whichever version they stood in. */
export function wordsAnswersOf(
  db: Handle,
  organisationId: string,
  statementId: string,
): Promise<WordsAnswerRow[]> {
  return db
    .selectFrom('words_answer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('measure_id')
    .orderBy('phrase')
    .limit(2_000)
    .execute();
}

/** Says why a phrase can stand, or says it anew. */
export async function putWordsAnswer(tx: Tx, row: Insertable<WordsAnswerTable>): Promise<void> {
  const { reason, answered_by, answered_at } = row;
  await tx
    .insertInto('words_answer')
    .values(row)
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'statement_id', 'measure_id', 'phrase'])
        .doUpdateSet({ reason, answered_by, answered_at }),
    )
    .execute();
}
