import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../client';

/** What is compared where two organisations may be one. */
export interface Comparable {
  id: string;
  slug: string;
  name: string;
  company_number: string | null;
  charity_number: string | null;
  merged_into: string | null;
  /** What is left of its name where two spell it each their own way. */
  key: string;
}

// As the index of migration 0094 has it: written otherwise, it is not used.
const keyOf = sql<string>`organisation_name_key(organisation.name) collate "C"`;
const compared = sql`organisation.id, organisation.slug, organisation.name, organisation.company_number,
  organisation.charity_number, organisation.merged_into, ${keyOf} as key`;

const among = (column: RawBuilder<unknown>, values: readonly string[]) =>
  values.length > 0 ? sql`${column} in (${sql.join(values)})` : sql`false`;

/** What is left of names, in their order. */
export async function nameKeys(db: Handle, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = names.map((name, at) => sql`(${sql.lit(at)}, ${name})`);
  const found = await sql<{ key: string }>`
    select organisation_name_key(asked.name) as key from (values ${sql.join(rows)}) as asked (place, name)
    order by asked.place limit ${names.length}`.execute(db);
  return found.rows.map(({ key }) => key);
}

/**
 * Organisations that begin alike, those of a length nearest to it first: at most so many. How alike they are is for whoever
 * asks to work out; a name whose first letters are spelled another way is not among them.
 */
export async function beginningAlike(db: Handle, key: string, limit: number): Promise<Comparable[]> {
  const { rows } = await sql<Comparable>`
    select ${compared} from organisation
    where ${keyOf} like ${`${key.slice(0, 3).replace(/[\\%_]/g, '\\$&')}%`}
    order by abs(length(${keyOf}) - ${key.length}::integer), organisation.id limit ${limit}`.execute(db);
  return rows;
}

/** Organisations with one of these numbers, addresses or names: at most so many. */
export async function organisationsAmong(
  db: Handle,
  asked: {
    companies: readonly string[];
    charities: readonly string[];
    keys: readonly string[];
    slugs?: readonly string[];
  },
  limit: number,
): Promise<Comparable[]> {
  const { companies, charities, keys, slugs = [] } = asked;
  // Each by itself, so that an index finds it: with "or" between them every name is worked out anew.
  const parts = [
    among(sql`organisation.company_number`, companies),
    among(sql`organisation.charity_number`, charities),
    among(keyOf, keys),
    among(sql`organisation.slug`, slugs),
  ].map((which) => sql`select organisation.id from organisation where ${which}`);
  const { rows } = await sql<Comparable>`
    select ${compared} from organisation where organisation.id in (${sql.join(parts, sql` union `)})
    order by organisation.id limit ${limit}`.execute(db);
  return rows;
}

/** Those of these slugs that are taken. */
export async function slugsTaken(db: Handle, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await db
    .selectFrom('organisation')
    .select('slug')
    .where('slug', 'in', slugs)
    .limit(slugs.length)
    .execute();
  return rows.map(({ slug }) => slug);
}
