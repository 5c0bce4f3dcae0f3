import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * Names and words as the directory sorts and finds them: small, without accents, whatever the database's locale. The
 * indexes are on the same expressions that its queries write, in `db/queries/directory.ts`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `create function folded(words text) returns text language sql immutable parallel safe return
      translate(lower(words), '${ACCENTED}', '${PLAIN}')`,
    `create function organisation_words(name text, purpose text, field_of_work text, region text, areas text)
      returns tsvector language sql immutable parallel safe return
      to_tsvector('simple', folded(name || ' ' || purpose || ' ' || field_of_work || ' ' || region || ' ' || areas))`,
    `create index organisation_by_name on organisation (folded(name) collate "C", slug collate "C")`,
    `create index organisation_by_words on organisation
      using gin (organisation_words(name, purpose, field_of_work, region, areas))`,
    `create index organisation_by_field on organisation (field_of_work, folded(name) collate "C", slug collate "C")`,
  ]);
}

/** Capitals too: a database in the C locale makes none of them small. What parts words becomes a blank. */
const ACCENTED = 'àáâãäåèéêëìíîïòóôõöùúûüýÿŷŵẁẃẅỳçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÝŸŶŴẀẂẄỲÇÑ’‘“”–—/.@:_&+';
const PLAIN = 'aaaaaaeeeeiiiiooooouuuuyyywwwwycnaaaaaaeeeeiiiiooooouuuuyyywwwwycn             ';
