import { type Kysely, sql } from 'kysely';

/** Runs statements in order, one a call: PGlite takes no more. */
export async function runAll(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** SQL that is true for text of spaces, tabs and line ends only, and null for null. */
export function blank(column: string): string {
  return `(${column} ~ '^\\s*$')`;
}
