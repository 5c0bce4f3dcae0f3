import { CompiledQuery } from 'kysely';
import type { Handle } from './client';

/** What Kysely builds, with its builder or as a template. */
interface Built<Row> {
  compile(db: Handle): CompiledQuery<Row>;
}

/**
 * A query that every page asks: its text is made once, for making it costs as much as sending it. What `build` is given
 * must be its parameters, in the order in which the text names them.
 */
export function compiledOnce<Parameters extends readonly unknown[], Row>(
  build: (db: Handle, ...parameters: Parameters) => Built<Row>,
): (db: Handle, ...parameters: Parameters) => Promise<Row[]> {
  let text: string | null = null;
  return async (db, ...parameters) => {
    text ??= textOf(build(db, ...parameters).compile(db), parameters);
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...parameters]));
    return rows as Row[];
  };
}

function textOf({ sql, parameters }: CompiledQuery, given: readonly unknown[]): string {
  if (parameters.length !== given.length || parameters.some((each, place) => each !== given[place]))
    throw new Error(`The parameters of this query are not what it was given, in their order: ${sql}`);
  return sql;
}
