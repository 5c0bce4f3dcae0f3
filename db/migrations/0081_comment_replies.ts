import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** What an organisation says to an assessor's comment. Whether the comment is answered stands with the comment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create table comment_reply (
      organisation_id uuid not null references organisation (id),
      id uuid not null,
      comment_id uuid not null,
      body text not null,
      author_id text not null,
      created_at timestamptz not null,
      primary key (organisation_id, id),
      constraint comment_reply_comment
        foreign key (organisation_id, comment_id) references field_comment (organisation_id, id),
      constraint comment_reply_body_present check (not ${blank('body')}),
      constraint comment_reply_author_present check (author_id <> '')
    )`,
    'create index comment_reply_of_comment on comment_reply (organisation_id, comment_id, created_at)',
  ]);
}
