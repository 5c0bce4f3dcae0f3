import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * What somebody typed into a draft that no figure can be read from yet, as JSON of the form's own parts. It is kept
 * beside what was answered before, which stands until this is put right.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table unread_answer (
      organisation_id uuid not null references organisation (id),
      version_id uuid not null,
      measure_id text not null,
      typed text not null,
      typed_by text not null,
      typed_at timestamptz not null,
      primary key (organisation_id, version_id, measure_id),
      constraint unread_answer_version
        foreign key (organisation_id, version_id) references version (organisation_id, id),
      constraint unread_answer_typed_present check (not ${blank('typed')})
    )`,
  ]);
}
