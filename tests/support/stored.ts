import type { OpenStatement } from '~/statement/open.server';
import { database } from '~db/client';
import { answersOf } from '~db/queries/answers';

/** All that is stored of a statement's version: its row, its answers with who wrote them, and its organisation's history. */
export async function storedOf({ organisation, version }: Pick<OpenStatement, 'organisation' | 'version'>) {
  const answers = await answersOf(database(), organisation.id, version.id);
  const events = await database()
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .execute();
  const stands = await database()
    .selectFrom('version')
    .selectAll()
    .where('organisation_id', '=', organisation.id)
    .where('id', '=', version.id)
    .executeTakeFirstOrThrow();
  const inOrder = answers.map((answer) => JSON.stringify(answer)).sort();
  return { version: stands, answers: inOrder, events: events.length };
}
