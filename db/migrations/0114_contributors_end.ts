import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** Whoever was asked for a section and belongs to nothing sees it while there is a draft: what was handed in before ends it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `delete from section_turn
      where not exists (select from membership
          where membership.organisation_id = section_turn.organisation_id
            and membership.person_id = section_turn.person_id)
        and not exists (select from version
          where version.organisation_id = section_turn.organisation_id
            and version.statement_id = section_turn.statement_id and version.status = 'draft')`,
  ]);
}
