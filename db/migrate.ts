import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import * as people from './migrations/0001_people';
import * as organisations from './migrations/0002_organisations';
import * as statements from './migrations/0003_statements';
import * as answers from './migrations/0004_answers';
import * as records from './migrations/0005_records';
import * as ownMeasureReplaces from './migrations/0006_own_measure_replaces';
import * as exactFigures from './migrations/0007_exact_figures';
import * as boardLinks from './migrations/0008_board_links';
import * as benchmarks from './migrations/0009_benchmarks';
import * as evidence from './migrations/0010_evidence';
import * as plans from './migrations/0011_plans';
import * as filesAsTheyAre from './migrations/0012_files_as_they_are';
import * as whatWasPublished from './migrations/0013_what_was_published';
import * as auditHead from './migrations/0020_audit_head';
import * as issuedFiles from './migrations/0021_issued_files';
import * as ownMeasuresAsStated from './migrations/0030_own_measures_as_stated';
import * as boundsInTotals from './migrations/0031_bounds_in_totals';
import * as licenceByDay from './migrations/0040_licence_by_day';
import * as explanationsByQuestion from './migrations/0050_explanations_by_question';
import * as importedFrom from './migrations/0051_imported_from';
import * as readFirst from './migrations/0060_read_first';
import * as directory from './migrations/0070_directory';
import * as roundedInTotals from './migrations/0071_rounded_in_totals';
import * as whomServed from './migrations/0072_whom_served';
import * as unreadAnswers from './migrations/0080_unread_answers';
import * as commentReplies from './migrations/0081_comment_replies';
import * as ownMeasuresEnd from './migrations/0082_own_measures_end';
import * as accounts from './migrations/0090_accounts';
import * as applications from './migrations/0094_applications';
import * as messages from './migrations/0097_messages';
import * as sections from './migrations/0098_sections';
import * as accessEvents from './migrations/0099_access_events';
import * as ownAccount from './migrations/0100_own_account';
import * as accreditorLooks from './migrations/0101_accreditor_looks';
import * as providerLinks from './migrations/0113_provider_links';
import * as contributorsEnd from './migrations/0114_contributors_end';
import * as postedForms from './migrations/0115_posted_forms';
import * as frozenDocuments from './migrations/0120_frozen_documents';
import * as schemePacks from './migrations/0125_scheme_packs';
import * as verdicts from './migrations/0126_verdicts';
import * as licenceEvents from './migrations/0127_licence_events';
import { asOwner } from './reach';
import { letServe, secureRows } from './row-security';
import type { Db, Handle } from './transaction';

/** Named here rather than read from the directory: in production they are inside the bundle. */
const migrations: Record<string, Migration> = {
  '0001_people': carefully(people),
  '0002_organisations': carefully(organisations),
  '0003_statements': carefully(statements),
  '0004_answers': carefully(answers),
  '0005_records': carefully(records),
  '0006_own_measure_replaces': carefully(ownMeasureReplaces),
  '0007_exact_figures': carefully(exactFigures),
  '0008_board_links': carefully(boardLinks),
  '0009_benchmarks': carefully(benchmarks),
  '0010_evidence': carefully(evidence),
  '0011_plans': carefully(plans),
  '0012_files_as_they_are': carefully(filesAsTheyAre),
  '0013_what_was_published': carefully(whatWasPublished),
  '0020_audit_head': carefully(auditHead),
  '0021_issued_files': carefully(issuedFiles),
  '0030_own_measures_as_stated': carefully(ownMeasuresAsStated),
  '0031_bounds_in_totals': carefully(boundsInTotals),
  '0040_licence_by_day': carefully(licenceByDay),
  '0050_explanations_by_question': carefully(explanationsByQuestion),
  '0051_imported_from': carefully(importedFrom),
  '0060_read_first': carefully(readFirst),
  '0070_directory': carefully(directory),
  '0071_rounded_in_totals': carefully(roundedInTotals),
  '0072_whom_served': carefully(whomServed),
  '0080_unread_answers': carefully(unreadAnswers),
  '0081_comment_replies': carefully(commentReplies),
  '0082_own_measures_end': carefully(ownMeasuresEnd),
  '0090_accounts': carefully(accounts),
  '0094_applications': carefully(applications),
  '0097_messages': carefully(messages),
  '0098_sections': carefully(sections),
  '0099_access_events': carefully(accessEvents),
  '0100_own_account': carefully(ownAccount),
  '0101_accreditor_looks': carefully(accreditorLooks),
  '0113_provider_links': carefully(providerLinks),
  '0114_contributors_end': carefully(contributorsEnd),
  '0115_posted_forms': carefully(postedForms),
  '0120_frozen_documents': carefully(frozenDocuments),
  '0125_scheme_packs': carefully(schemePacks),
  '0126_verdicts': carefully(verdicts),
  '0127_licence_events': carefully(licenceEvents),
};

export interface MigrationLevel {
  /** The last migration the database has had; null for an empty database. */
  current: string | null;
  /** The last migration this program knows. */
  expected: string;
  upToDate: boolean;
}

/**
 * Brings the database to this program's level. Several processes may call it at once: one works, the others wait. Where
 * another account serves, it is let into the roles it asks in.
 */
export function migrateToLatest(db: Db, servedBy?: string): Promise<void> {
  return asOwner(async () => {
    await migrate(db);
    await secureRows(db);
    if (servedBy) await letServe(db, servedBy);
  });
}

/** Whether the account that opened the connection owns a table of ours, or could become who does. */
export function ownsTables(db: Db): Promise<boolean> {
  return asOwner(async () => {
    const { rows } = await sql<{ owns: boolean }>`
      select rolsuper or rolbypassrls or rolcreaterole or exists (
        select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and pg_has_role(current_user, relowner, 'member')) as owns
      from pg_roles where rolname = current_user`.execute(db);
    return rows[0]?.owns ?? true;
  });
}

async function migrate(db: Db): Promise<void> {
  if ((await migrationLevel(db)).upToDate) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // Changes made side by side arrive in any order; none of them rests on another of its neighbours.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if ((error as { code?: string } | undefined)?.code === '42501')
    throw new Error(
      'The account of DATABASE_URL may not change the schema, which is older than this program: start once with MIGRATION_DATABASE_URL, the account that owns the tables.',
    );
  if (error) throw error;
}

/** Compares the database's level with the program's. */
export async function migrationLevel(db: Handle): Promise<MigrationLevel> {
  const expected = Object.keys(migrations).sort().at(-1) ?? '';
  const applied = await appliedTo(db);
  const upToDate = Object.keys(migrations).every((name) => applied.includes(name));
  // A database of a newer program is not ours to work on either.
  return {
    current: applied.at(-1) ?? null,
    expected,
    upToDate: upToDate && (applied.at(-1) ?? '') <= expected,
  };
}

async function appliedTo(db: Handle): Promise<string[]> {
  const table = await sql<{ present: boolean }>`
    select to_regclass('kysely_migration') is not null as present`.execute(db);
  if (!table.rows[0]?.present) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** A migration that cannot get its table lock soon gives up, instead of stopping every request queued behind it. */
function carefully(migration: { up: (db: Kysely<unknown>) => Promise<void> }): Migration {
  return {
    up: async (db) => {
      await sql`set local lock_timeout = '5s'`.execute(db);
      await sql`set local statement_timeout = 0`.execute(db);
      await migration.up(db);
    },
  };
}
