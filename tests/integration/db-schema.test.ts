import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client';
import type { Schema } from '~db/schema';
import { anAnswer, anOrganisation, aStatement, aVersion, engines, freshDatabase } from '../support/database';

/** Tables that hold organisation_id without belonging to an organisation: see the comment on each migration. */
const NOT_TENANT = ['access_event', 'board_link', 'invitation', 'verification_code'];

interface Key {
  on: string;
  name: string;
  columns: string[];
}

describe.each(engines())('%s', (engine) => {
  freshDatabase(engine);

  test('every key of a tenant table starts with organisation_id', async () => {
    const tenant = await tenantTables();
    const keys = (await everyKey()).filter((key) => tenant.includes(key.on));
    // Each tenant table has at least its primary key and its foreign key to the organisation.
    expect(keys.length).toBeGreaterThanOrEqual(2 * tenant.length);
    expect(keys.filter((key) => key.columns[0] !== 'organisation_id')).toEqual([]);
  });

  test('the tenant tables are the ones meant', async () => {
    expect(await tenantTables()).toEqual([
      'answer',
      'audit_event',
      'audit_head',
      'benchmark_due',
      'comment_reply',
      'contribution',
      'evidence',
      'exact_figure',
      'field_comment',
      'goal',
      'issued_file',
      'membership',
      'own_measure',
      'plan',
      'published_file',
      'reminder',
      'replaced_file',
      'section_turn',
      'statement',
      'unread_answer',
      'version',
      'words_answer',
    ]);
  });

  test('each table holds the row that schema.ts declares, and no other column', async () => {
    for (const [table, row] of Object.entries(oneOfEach)) {
      expect({ table, rows: await roundTrip(table, row) }).toStrictEqual({ table, rows: [row] });
    }
    const { rows } = await sql<{ name: string }>`
      select tablename::text as name from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%' order by 1`.execute(database());
    expect(rows.map((found) => found.name)).toEqual(Object.keys(oneOfEach).sort());
  });

  test('who is erased leaves no session, account or role behind', async () => {
    await database().deleteFrom('person').where('id', '=', 'p1').execute();
    for (const table of [
      'auth_session',
      'auth_account',
      'body_role',
      'two_factor',
      'account_link',
      'used_code',
      'passkey',
    ] as const) {
      expect(await database().selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  test('every tenant table has a primary key', async () => {
    const { rows } = await sql<{ on: string }>`
      select conrelid::regclass::text as on from pg_constraint where contype = 'p'`.execute(database());
    const withKey = rows.map((row) => row.on);
    expect((await tenantTables()).filter((table) => !withKey.includes(table))).toEqual([]);
  });

  test('no triggers, no sequences, no column that counts by itself', async () => {
    const found = await sql<{ what: string }>`
      select tgname as what from pg_trigger where not tgisinternal
      union all select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      union all select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%')`.execute(
      database(),
    );
    expect(found.rows).toEqual([]);
  });

  test('files are stored as they are: they are compressed already', async () => {
    const { rows } = await sql<{ storage: string }>`
      select attstorage::text as storage from pg_attribute
      where attrelid = 'published_file'::regclass and attname = 'bytes'`.execute(database());
    expect(rows).toEqual([{ storage: 'e' }]);
  });

  test('the indexes that the pages rely on are there', async () => {
    const { rows } = await sql<{ name: string }>`
      select indexname as name from pg_indexes where schemaname = 'public'`.execute(database());
    const names = rows.map((row) => row.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'statement_id',
        'version_id',
        'answer_trend',
        'membership_person',
        'own_measure_label_unit',
      ]),
    );
  });
});

const organisation = anOrganisation();
const statement = aStatement(organisation);
const version = aVersion(statement);
const at = new Date('2026-04-01T09:00:00.000Z');
const created = { created_at: at, updated_at: at };
const ofVersion = { organisation_id: organisation.id, version_id: version.id };

const PLAN = randomUUID();
const COMMENT = randomUUID();

/** A row of each table, parents first. A table or a column missing on either side fails here or in the compiler. */
const oneOfEach: { [Table in keyof Schema]: Selectable<Schema[Table]> } = {
  organisation,
  application: {
    id: randomUUID(),
    request_key: randomUUID(),
    state: 'waiting',
    name: 'Second Chance Bakery',
    legal_form: 'Community interest company',
    company_number: '01234567',
    charity_number: null,
    address: '1 Mill Lane',
    region: 'North West',
    areas: 'Salford',
    purpose: 'Bread.',
    website: '',
    applicant_name: 'Ann',
    email: 'ann@example.org',
    answers: '{}',
    scheme_version: '2024.1',
    consent: 'I agree.',
    created_at: at,
    confirm_sha256: null,
    confirm_until: at,
    confirmed_at: at,
    link_sha256: 'a'.repeat(64),
    decided_at: null,
    decided_by: null,
    reason: null,
    became_organisation: null,
    erased_at: null,
  },
  membership: { organisation_id: organisation.id, person_id: 'p1', role: 'director', created_at: at },
  person: {
    id: 'p1',
    name: 'Ada',
    email: 'a@example.org',
    email_verified: true,
    image: null,
    two_factor_enabled: false,
    told: 'at_once',
    buys_for: null,
    closed_at: null,
    reminded: true,
    ...created,
  },
  body_role: { person_id: 'p1', role: 'assessor' },
  own_measure: {
    organisation_id: organisation.id,
    id: `own_${'0'.repeat(32)}`,
    label: 'Loaves given away',
    unit: 'loaves',
    kind: 'count',
    polarity: 'higher',
    head: 'social',
    accrual: 'in_year',
    definition: '',
    disclosure: null,
    position: 0,
    replaces: null,
    asked_until: null,
    created_at: at,
  },
  statement,
  version,
  replaced_file: {
    organisation_id: organisation.id,
    version_id: version.id,
    name: 'statement.pdf',
    sha256: 'a'.repeat(64),
    reason: 'Made anew.',
    replaced_at: at,
  },
  words_answer: {
    organisation_id: organisation.id,
    statement_id: statement.id,
    measure_id: 'outcomes',
    phrase: 'two residents',
    reason: 'Both are named with their consent.',
    answered_by: 'p1',
    answered_at: at,
  },
  answer: anAnswer(version),
  unread_answer: {
    organisation_id: organisation.id,
    version_id: version.id,
    measure_id: 'jobs_created',
    typed: '{"value":"12 jbs"}',
    typed_by: 'p1',
    typed_at: at,
  },
  field_comment: {
    organisation_id: organisation.id,
    id: COMMENT,
    statement_id: statement.id,
    version_id: version.id,
    measure_id: 'jobs_created',
    body: 'Which year?',
    author_id: 'p1',
    created_at: at,
    resolved_at: null,
  },
  comment_reply: {
    organisation_id: organisation.id,
    id: randomUUID(),
    comment_id: COMMENT,
    body: 'The one before.',
    author_id: 'p1',
    created_at: at,
  },
  plan: {
    organisation_id: organisation.id,
    id: PLAN,
    title: 'Three years',
    about: null,
    created_by: 'p1',
    created_at: at,
  },
  goal: {
    organisation_id: organisation.id,
    measure_id: 'jobs_created',
    period_end: '2028-03-31',
    plan_id: PLAN,
    number: 20,
    decimals: 0,
    set_by: 'p1',
    set_at: at,
  },
  evidence: {
    ...ofVersion,
    id: randomUUID(),
    statement_id: statement.id,
    measure_id: 'jobs_created',
    name: 'payroll.pdf',
    media_type: 'application/pdf',
    size: 12,
    sha256: '0'.repeat(64),
    storage_key: '1'.repeat(64),
    about: null,
    added_by: 'p1',
    added_at: at,
    removed_by: null,
    removed_at: null,
  },
  exact_figure: {
    ...ofVersion,
    measure_id: 'homelessness_prevented',
    reason: 'The street is not named.',
    asked_by: 'p1',
    asked_at: at,
    decided_by: 'p2',
    decided_at: at,
    agreed: true,
  },
  audit_event: {
    organisation_id: organisation.id,
    position: 1,
    id: randomUUID(),
    at,
    actor_id: null,
    actor_name: 'Ada',
    event: 'statement.begun',
    statement_id: statement.id,
    version_id: version.id,
    detail: '{}',
    previous_hash: '0'.repeat(64),
    hash: 'c'.repeat(64),
  },
  issued_file: { ...ofVersion, sha256: 'e'.repeat(64), name: 'renewal.pdf', issued_at: at },
  audit_head: { organisation_id: organisation.id, position: 1, hash: 'c'.repeat(64) },
  board_link: {
    token_sha256: 'd'.repeat(64),
    id: randomUUID(),
    organisation_id: organisation.id,
    label: 'Trustees',
    made_by: 'p1',
    created_at: at,
    expires_at: new Date('2026-05-01T09:00:00.000Z'),
    revoked_at: null,
    views: 0,
    seen_at: null,
  },
  verification_code: { code: 'ABCD-EFGH', ...ofVersion },
  published_file: {
    ...ofVersion,
    name: 'statement.pdf',
    media_type: 'application/pdf',
    sha256: 'b'.repeat(64),
    bytes: new Uint8Array([1, 2]),
    created_at: at,
  },
  contribution: {
    organisation_id: organisation.id,
    year: 2026,
    version_id: version.id,
    field: 'Employment',
    tier: 2,
    region: 'North West',
    stated: '{"jobs_created":12}',
    left_out: '',
    qualified: 'jobs_created:about',
  },
  benchmark_due: { organisation_id: organisation.id, id: randomUUID(), year: 2026, created_at: at },
  benchmark: {
    year: 2026,
    cohort: 'field=Employment',
    measure_id: 'jobs_created',
    organisations: 5,
    shown: 'yes',
    p25: 2,
    median: 4.5,
    p75: 12,
    spread: '1:3 12:2',
  },
  region_total: {
    year: 2026,
    region: 'North West',
    measure_id: 'jobs_created',
    organisations: 5,
    hidden: 1,
    total: 26.5,
    minimums: 1,
    maximums: 0,
    estimates: 0,
  },
  public_revision: { id: 1, revision: 0 },
  rate_limit: { key: 'sign-in:a@example.org', window_start: at, hits: 1 },
  auth_session: {
    id: 's1',
    person_id: 'p1',
    token: 't1',
    expires_at: at,
    ip_address: null,
    user_agent: null,
    provider_factor: false,
    proved_at: null,
    ...created,
  },
  auth_account: {
    id: 'a1',
    person_id: 'p1',
    account_id: 'p1',
    provider_id: 'credential',
    password: null,
    access_token: null,
    refresh_token: null,
    id_token: null,
    access_token_expires_at: null,
    refresh_token_expires_at: null,
    scope: null,
    ...created,
  },
  auth_verification: { id: 'v1', identifier: 'a@example.org', value: 'x', expires_at: at, ...created },
  two_factor: {
    id: 'f1',
    person_id: 'p1',
    secret: 's',
    backup_codes: 'c',
    verified: true,
    failed_verification_count: 0,
    locked_until: null,
  },
  account_link: {
    token_sha256: '0'.repeat(64),
    purpose: 'reset',
    email: null,
    person_id: 'p1',
    created_at: at,
    expires_at: at,
    used_at: null,
    name: null,
    buys_for: null,
  },
  used_code: { person_id: 'p1', code_sha256: '0'.repeat(64), used_at: at },
  passkey: {
    id: 'k1',
    person_id: 'p1',
    name: 'Phone',
    public_key: 'k',
    credential_id: 'c',
    counter: 0,
    device_type: 'multiDevice',
    backed_up: true,
    transports: 'internal',
    aaguid: null,
    created_at: at,
  },
  provider_link: {
    person_id: 'p1',
    issuer: 'https://id.example.org',
    subject: 's',
    created_at: at,
    ended_at: null,
  },
  invitation: {
    id: randomUUID(),
    token_sha256: '0'.repeat(64),
    organisation_id: organisation.id,
    email: 'b@example.org',
    role: 'editor',
    statement_id: null,
    section_id: null,
    invited_by: 'p1',
    created_at: at,
    expires_at: at,
    accepted_at: null,
    revoked_at: null,
  },
  accreditor: {
    id: 1,
    name: 'The Mark',
    contact_email: 'mark@example.org',
    complaints: '',
    legal: 'A company.',
    colour: '#0e4b3a',
    wordmark_key: 'a',
    wordmark_sha256: '0'.repeat(64),
    registration: true,
    ...created,
  },
  access_event: {
    id: randomUUID(),
    same: '[]',
    event: 'sign_in.done',
    person_id: 'p1',
    person_name: 'Ada',
    organisation_id: null,
    about: 'Firefox',
    network: '192.0.2.1',
    first_at: at,
    last_at: at,
    times: 1,
  },
  accreditor_event: {
    position: 1,
    id: randomUUID(),
    at,
    actor_id: 'p1',
    actor_name: 'Ada',
    event: 'accreditor.set_up',
    detail: '{}',
    previous_hash: '0'.repeat(64),
    hash: '1'.repeat(64),
  },
  accreditor_head: { id: 1, position: 0, hash: '0'.repeat(64) },
  mail: {
    id: randomUUID(),
    recipient: 'b@example.org',
    kind: 'Invitation',
    subject: 'Come',
    text: 'Come',
    html: '<p>Come</p>',
    created_at: at,
    due_at: at,
    attempts: 0,
    last_error: null,
    sent_at: null,
    given_up_at: null,
  },
  section_turn: {
    organisation_id: organisation.id,
    statement_id: statement.id,
    section_id: 'jobs',
    person_id: 'p1',
    asked_by: 'p1',
    note: '',
    created_at: at,
  },
  notice: {
    id: randomUUID(),
    person_id: 'p1',
    kind: 'Ready to declare',
    subject: 'It is ready',
    address: 'https://example.org/statements/1',
    created_at: at,
  },
  reminder: { organisation_id: organisation.id, person_id: 'p1', due: '2026-06-30', days: 30, sent_at: at },
  job: { name: 'publish', due_at: at, started_at: at, ended_at: null, last_error: null, failed_at: null },
};

/** Through plain SQL: the compiler cannot follow a table's name to its row. */
async function roundTrip(table: string, row: object): Promise<unknown[]> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})
    on conflict do nothing`.execute(database());
  return (await sql`select * from ${sql.table(table)}`.execute(database())).rows;
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organisation_id' order by 1`.execute(database());
  return rows.map((row) => row.name).filter((name) => !NOT_TENANT.includes(name));
}

/** Primary keys, unique constraints, unique indexes and foreign keys, with their columns in order. */
async function everyKey(): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select conrelid::regclass::text as on, conname::text as name,
      array(select attname::text from unnest(conkey) with ordinality as k(num, place)
        join pg_attribute on attrelid = conrelid and attnum = num order by place) as columns
    from pg_constraint where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace
    union all
    select indrelid::regclass::text, indexrelid::regclass::text,
      array(select attname::text from unnest(indkey::int2[]) with ordinality as k(num, place)
        join pg_attribute on attrelid = indrelid and attnum = num order by place)
    from pg_index join pg_class on pg_class.oid = indexrelid
    where indisunique and relnamespace = 'public'::regnamespace`.execute(database());
  return rows;
}
