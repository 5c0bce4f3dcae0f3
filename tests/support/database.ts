import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, inject } from 'vitest';
import { sha256 } from '~/platform/canonical.server';
import { closeDatabase, connectDatabase, type Database, openDatabase, type Tx } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import type { AnswerTable, OrganisationTable, StatementTable, VersionTable } from '~db/schema';
import { dumpTemplate } from '~db/template';

type Engine = 'embedded' | 'postgres';

/** The engines to run on: `describe.each(engines())('%s', (engine) => { … })`. */
export function engines(): Engine[] {
  return inject('postgres') ? ['embedded', 'postgres'] : ['embedded'];
}

/**
 * Gives the enclosing `describe` an empty migrated database, opened as the process's own, so that `database()`
 * and `inTransaction()` work on it. The returned function reads it once the tests run.
 */
export function freshDatabase(
  engine: Engine = 'embedded',
  options: Pick<Parameters<typeof openDatabase>[0], 'max' | 'onQuery' | 'reach'> = {},
): () => Database {
  let database: Database | null = null;
  let url: string | undefined;
  beforeAll(async () => {
    if (engine === 'postgres') url = await createPostgresDatabase();
    const template = engine === 'embedded' ? await embeddedTemplate() : undefined;
    database = await openDatabase({ url, dataDir: 'memory://', template, ...options });
    await migrateToLatest(database.db);
  });
  afterAll(async () => {
    await closeDatabase();
    if (url) await dropPostgresDatabase(url);
  });
  return () => {
    if (!database) throw new Error('The database is open only while tests run.');
    return database;
  };
}

/** Makes an empty database in the run's PostgreSQL; its URL. */
export async function createPostgresDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`create database ${name}`);
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops a database made by `createPostgresDatabase`, whoever is still connected. */
export async function dropPostgresDatabase(url: string): Promise<void> {
  await asSuperuser(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
}

async function asSuperuser(statement: string): Promise<void> {
  const server = await connectDatabase({ url: inject('postgres'), dataDir: '', max: 1 });
  try {
    await sql.raw(statement).execute(server.db);
  } finally {
    await server.close();
  }
}

/** A migrated embedded database, made by the first test file that asks: a first start takes seconds. */
async function embeddedTemplate(): Promise<string> {
  const file = join(inject('runFolder'), 'template.tar');
  if (existsSync(file)) return file;
  const database = await connectDatabase({ dataDir: 'memory://' });
  try {
    await migrateToLatest(database.db);
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, await dumpTemplate(database));
    // Two files may make it at once; each finds a whole one.
    renameSync(draft, file);
  } finally {
    await database.close();
  }
  return file;
}

const at = new Date('2026-04-01T09:00:00.000Z');

/** Whole rows that every constraint accepts; `change` makes the one thing a test is about. */
export function anOrganisation(change: Partial<OrganisationTable> = {}): OrganisationTable {
  const id = randomUUID();
  return {
    id,
    slug: `org-${id}`,
    name: 'Second Chance Bakery',
    purpose: 'Work for people who have long been without it.',
    legal_form: 'Community interest company',
    company_number: null,
    charity_number: null,
    field_of_work: 'Employment',
    region: 'North West',
    areas: 'Salford',
    level: 'mark',
    licence_until: null,
    serves: null,
    address: null,
    website: null,
    year_end: null,
    licence_hold: null,
    wordmark_key: null,
    wordmark_sha256: null,
    merged_into: null,
    merged_at: null,
    created_at: at,
    ...change,
  };
}

export function aStatement(
  organisation: { id: string },
  change: Partial<StatementTable> = {},
): StatementTable {
  return {
    organisation_id: organisation.id,
    id: randomUUID(),
    period_start: '2025-04-01',
    period_end: '2026-03-31',
    cycle: 'annual',
    level: 'mark',
    created_at: at,
    ...change,
  };
}

export function aVersion(
  statement: { id: string; organisation_id: string },
  change: Partial<VersionTable> = {},
): VersionTable {
  return {
    organisation_id: statement.organisation_id,
    id: randomUUID(),
    statement_id: statement.id,
    number: 1,
    leads: null,
    public_document: null,
    public_sha256: null,
    status: 'draft',
    revision: 0,
    prepared_by: null,
    prepared_at: null,
    declared_by: null,
    declared_name: null,
    declared_role: null,
    submitted_at: null,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
    decision: null,
    publish_on: null,
    published_at: null,
    ended_at: null,
    document: null,
    document_sha256: null,
    verification_code: null,
    exact_measures: null,
    created_at: at,
    ...change,
  };
}

export function anAnswer(
  version: { id: string; organisation_id: string },
  change: Partial<AnswerTable> = {},
): AnswerTable {
  return {
    organisation_id: version.organisation_id,
    version_id: version.id,
    measure_id: 'jobs_created',
    series: 'actual',
    category: '',
    period_start: '2025-04-01',
    period_end: '2026-03-31',
    status: 'reported',
    number: 12,
    decimals: 0,
    text: null,
    numerator: null,
    denominator: null,
    qualifier: null,
    basis: null,
    note: null,
    explanation: null,
    explanations: null,
    source: null,
    stated_label: null,
    imported_from: null,
    slice: '',
    revision: 1,
    updated_by: null,
    updated_at: at,
    ...change,
  };
}

const document = '{}';

/** What a version that is no draft has frozen. */
export const frozenEmpty = { document, document_sha256: sha256(document) };

/** An organisation, its statement and a version of it. */
export async function insertVersion(
  tx: Tx,
  organisation: OrganisationTable,
  statement: StatementTable,
  version: VersionTable,
): Promise<void> {
  await tx.insertInto('organisation').values(organisation).execute();
  await tx.insertInto('statement').values(statement).execute();
  await tx.insertInto('version').values(version).execute();
}
