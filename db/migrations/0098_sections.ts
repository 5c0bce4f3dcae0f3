import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * Who was asked to answer a section of a statement: one of the organisation's people, or somebody who is invited to that
 * section alone and has no role.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    sectionTurn,
    'create index section_turn_person on section_turn (person_id)',
    'alter table invitation drop constraint invitation_role_known',
    'alter table invitation add column statement_id uuid',
    'alter table invitation add column section_id text',
    `alter table invitation add constraint invitation_role_known check (
      case when organisation_id is null
        then role in ('assessor', 'admin', 'commissioner')
        else role in ('editor', 'director', 'manager', 'contributor')
      end
    )`,
    `alter table invitation add constraint invitation_section_whole check (
      (role = 'contributor') = (statement_id is not null) and (statement_id is null) = (section_id is null)
    )`,
  ]);
}

const sectionTurn = `create table section_turn (
  organisation_id uuid not null references organisation (id),
  statement_id uuid not null,
  section_id text not null,
  person_id text not null,
  asked_by text not null,
  note text not null,
  created_at timestamptz not null,
  primary key (organisation_id, statement_id, section_id, person_id),
  foreign key (organisation_id, statement_id) references statement (organisation_id, id) on delete cascade
)`;
