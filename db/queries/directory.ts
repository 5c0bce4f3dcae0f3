import { type Expression, type SqlBool, sql } from 'kysely';
import type { Handle } from '../client';
import { statementVersions } from './statements';

/** What the directory is narrowed by; an empty string or list narrows nothing. */
export interface Narrowing {
  /** Beginnings of words, letters and digits only; all of them are to be found. */
  words: readonly string[];
  field: string;
  level: string;
}

/** The last organisation of the page before, by which the next one is found. */
interface After {
  name: string;
  slug: string;
}

// As the indexes of migration 0070 have them: written otherwise, they are not used.
const byName = sql<string>`folded(organisation.name) collate "C"`;
const bySlug = sql<string>`organisation.slug collate "C"`;
const inWords = sql`organisation_words(organisation.name, organisation.purpose, organisation.field_of_work, organisation.region, organisation.areas)`;

/** Organisations that have published, by name, at most so many. */
export function listedOrganisations(db: Handle, by: Narrowing, after: After | null, limit: number) {
  let query = narrowed(db, by)
    .select([
      'organisation.id',
      'organisation.slug',
      'organisation.name',
      'organisation.purpose',
      'organisation.field_of_work',
      'organisation.region',
      'organisation.licence_until',
      'organisation.licence_hold',
    ])
    .orderBy(byName)
    .orderBy(bySlug)
    .limit(limit);
  if (after)
    query = query.where(
      sql<SqlBool>`(${byName}, ${bySlug}) > (folded(${after.name}) collate "C", ${after.slug} collate "C")`,
    );
  return query.execute();
}

/** How many there are, counted up to a limit. */
export async function countListed(db: Handle, by: Narrowing, limit: number): Promise<number> {
  const found = narrowed(db, by).select('organisation.id').limit(limit).as('found');
  const row = await db
    .selectFrom(found)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function narrowed(db: Handle, { words, field, level }: Narrowing) {
  let query = db
    .selectFrom('organisation')
    // A closed duplicate's address leads on to the organisation that it is.
    .where('organisation.merged_into', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('version')
          .select('version.id')
          .whereRef('version.organisation_id', '=', 'organisation.id')
          .where('version.status', '=', 'published'),
      ),
    );
  if (field) query = query.where('organisation.field_of_work', '=', field);
  if (words.length > 0) query = query.where(sql<SqlBool>`${inWords} @@ ${beginningWith(words)}`);
  if (level)
    query = query.where(
      ({ selectFrom }) =>
        sql<SqlBool>`${selectFrom('version')
          .innerJoin('statement', (join) =>
            join
              .onRef('statement.organisation_id', '=', 'version.organisation_id')
              .onRef('statement.id', '=', 'version.statement_id'),
          )
          .select('statement.level')
          .whereRef('version.organisation_id', '=', 'organisation.id')
          .where('version.status', '=', 'published')
          // A year that was brought in was neither declared nor assessed.
          .where((eb) => eb.or([eb('declared_by', 'is not', null), eb('decided_by', 'is not', null)]))
          .orderBy('statement.period_end', 'desc')
          .limit(1)} = ${level}`,
    );
  return query;
}

function beginningWith(words: readonly string[]): Expression<unknown> {
  return sql`to_tsquery('simple', ${sql.join(
    words.map((word) => sql`folded(${word}) || ':*'`),
    sql` || ' & ' || `,
  )})`;
}

/** The published years of some organisations, newest first. */
export function publishedYearsOf(db: Handle, organisationIds: readonly string[], limit: number) {
  return statementVersions(db)
    .select([
      'version.organisation_id',
      'statement.period_start',
      'statement.period_end',
      'statement.level',
      'version.published_at',
      'version.declared_by',
      'version.decided_by',
    ])
    .where('version.organisation_id', 'in', organisationIds)
    .where('version.status', '=', 'published')
    .orderBy('statement.period_end', 'desc')
    .orderBy('version.organisation_id')
    .limit(limit)
    .execute();
}

/**
 * The fields of work in which somebody has published, at most so many. Each is one step along the index: a list of all
 * organisations is never read.
 */
export async function listedFields(db: Handle, limit: number): Promise<string[]> {
  const { rows } = await sql<{ field: string }>`
    with recursive fields as (
      (select field_of_work as field from organisation order by field_of_work limit 1)
      union all
      select (select field_of_work from organisation where field_of_work > fields.field order by field_of_work limit 1)
      from fields where fields.field is not null
    )
    select field from fields
    where field <> '' and exists (
      select 1 from organisation
      inner join version on version.organisation_id = organisation.id and version.status = 'published'
      where organisation.field_of_work = fields.field
    )
    limit ${limit}`.execute(db);
  return rows.map(({ field }) => field);
}
