import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { ROLES } from './reach';
import type { Schema } from './schema';
import { type Db, runTransaction, type Tx } from './transaction';

/**
 * Who reaches which rows of an organisation's: a second table of permissions under the one of `app/access/policy.ts`, kept
 * by the database itself. That one says who may do what; this one, that whoever gets past it still finds nobody else's
 * figures. A table that is not named here is reached by nobody.
 */
type Does = 'reads' | 'appends' | 'writes';

interface Rule {
  does: Does;
  /** Which rows; all where nothing is said. */
  where?: string;
  /** Which columns can be read; all where nothing is said. */
  columns?: readonly string[];
}

type Rules = Partial<Record<'public' | 'member' | 'assessor' | 'admin', Rule>>;

/** Organisations that whoever asks belongs to, or was asked for something by: worked out once a query. */
const OWN = `(select nullif(current_setting('fenced.scope', true), '')::uuid[])::uuid[]`;
const own = (does: Does = 'writes', column = 'organisation_id'): Rule => ({
  does,
  where: `${column} = any (${OWN})`,
});
const reads: Rule = { does: 'reads' };
const writes: Rule = { does: 'writes' };

/** Rows of a version that can be reached, by whichever policy lets it be reached. */
const ofVersion = (table: string): Rule => ({
  does: 'reads',
  where: `exists (select from version where version.organisation_id = ${table}.organisation_id
    and version.id = ${table}.version_id and version.published_at is not null)`,
});

/** All of a version but the frozen document, which holds what is not for everybody; that is in `public_document`. */
const PUBLIC_OF_VERSION: readonly (keyof Schema['version'])[] = [
  'organisation_id',
  'id',
  'statement_id',
  'number',
  'status',
  'declared_by',
  'declared_name',
  'declared_role',
  'submitted_at',
  'decided_by',
  'decided_at',
  'published_at',
  'ended_at',
  'document_sha256',
  'verification_code',
  'exact_measures',
  'public_document',
  'public_sha256',
];

/** What belongs to one organisation each. */
const OF_ORGANISATIONS = {
  // An accredited organisation is public, and the directory's indexes serve no query over rows that are hidden from it.
  organisation: { public: reads, member: own('writes', 'id'), assessor: writes, admin: writes },
  membership: { member: own(), assessor: reads, admin: writes },
  own_measure: { member: own(), assessor: reads, admin: reads },
  statement: {
    public: {
      does: 'reads',
      where: `exists (select from version where version.organisation_id = statement.organisation_id
        and version.statement_id = statement.id and version.published_at is not null)`,
    },
    member: own(),
    assessor: reads,
    admin: reads,
  },
  version: {
    public: { does: 'reads', where: 'published_at is not null', columns: PUBLIC_OF_VERSION },
    member: own(),
    assessor: writes,
    admin: writes,
  },
  frozen_document: { member: own('appends'), assessor: reads, admin: reads },
  // A statement that is returned goes on as a draft with the answers it had.
  answer: { member: own(), assessor: { does: 'appends' }, admin: reads },
  unread_answer: { member: own(), assessor: reads, admin: reads },
  field_comment: { member: own(), assessor: writes, admin: reads },
  comment_reply: { member: own(), assessor: writes, admin: reads },
  // Which licence was held when is for everybody; why something happened to it is not.
  licence_event: {
    public: reads,
    member: own('appends'),
    assessor: { does: 'appends' },
    admin: { does: 'appends' },
  },
  licence_reason: { member: own('appends'), assessor: { does: 'appends' }, admin: { does: 'appends' } },
  licence_proposal: { member: own('reads'), assessor: writes, admin: writes },
  verdict: { member: own('reads'), assessor: writes, admin: reads },
  licence_condition: { member: own('reads'), assessor: writes, admin: reads },
  vote: { member: own('reads'), assessor: writes, admin: reads },
  exact_figure: { member: own(), assessor: writes, admin: reads },
  evidence: { member: own(), assessor: reads, admin: reads },
  plan: { member: own(), assessor: reads, admin: reads },
  goal: { member: own(), assessor: reads, admin: reads },
  audit_event: { member: own('appends'), assessor: { does: 'appends' }, admin: { does: 'appends' } },
  audit_head: { member: own(), assessor: writes, admin: writes },
  // Who ends a role ends what was made with it.
  board_link: { member: own(), admin: writes },
  // It leads from what is printed to whose it is, and says nothing else.
  verification_code: { public: reads, member: own(), assessor: writes, admin: writes },
  published_file: { public: ofVersion('published_file'), member: own(), assessor: writes, admin: writes },
  replaced_file: { public: ofVersion('replaced_file'), member: own(), assessor: writes, admin: writes },
  words_answer: { member: own(), assessor: reads, admin: reads },
  issued_file: { public: ofVersion('issued_file'), member: own(), assessor: writes, admin: writes },
  contribution: { member: own(), assessor: writes, admin: writes },
  benchmark_due: { member: own(), assessor: writes, admin: writes },
  section_turn: { member: own(), assessor: reads, admin: writes },
  invitation: { member: own(), admin: writes },
  reminder: { member: own() },
} satisfies Partial<Record<keyof Schema, Rules>>;

/** What belongs to no organisation: who signs in, what the service does, what is public anyway. */
const OF_NOBODY: Record<Exclude<keyof Schema, keyof typeof OF_ORGANISATIONS>, Does> = {
  person: 'writes',
  body_role: 'writes',
  auth_session: 'writes',
  auth_account: 'writes',
  auth_verification: 'writes',
  two_factor: 'writes',
  used_code: 'writes',
  // Read by whoever has its key, and opened by nobody else.
  posted_form: 'writes',
  passkey: 'writes',
  provider_link: 'writes',
  account_link: 'writes',
  rate_limit: 'writes',
  public_revision: 'writes',
  benchmark: 'reads',
  region_total: 'reads',
  accreditor: 'writes',
  scheme_pack: 'writes',
  accreditor_event: 'appends',
  accreditor_head: 'writes',
  // The same within an hour is one row that counts.
  access_event: 'writes',
  mail: 'writes',
  notice: 'writes',
  job: 'writes',
  application: 'writes',
};

const COMMANDS: Record<Does, string> = {
  reads: 'select',
  appends: 'select, insert',
  writes: 'select, insert, update, delete',
};

/** What nobody changes or takes away, whoever asks: what happened, and what was frozen. */
const ONLY_GROWS = new Set<string>([
  'audit_event',
  'accreditor_event',
  'frozen_document',
] satisfies (keyof Schema)[]);

/** Who has what another has, and more. */
const HEIRS = [
  [ROLES.public, ROLES.member],
  [ROLES.member, ROLES.assessor],
  [ROLES.member, ROLES.admin],
  [ROLES.assessor, ROLES.accreditor],
  [ROLES.admin, ROLES.accreditor],
] as const;

const statements: readonly string[] = [
  ...Object.values(ROLES).map((role) => `grant usage on schema public to ${role}`),
  `grant select on kysely_migration to ${ROLES.public}`,
  ...Object.entries(OF_NOBODY).flatMap(([table, does]) => [
    `grant ${COMMANDS[does]} on ${table} to ${ROLES.public}`,
  ]),
  ...[...Object.keys(OF_ORGANISATIONS), ...Object.keys(OF_NOBODY), 'kysely_migration'].map(
    (table) =>
      `grant ${COMMANDS[ONLY_GROWS.has(table) ? 'appends' : 'writes']} on ${table} to ${ROLES.works}`,
  ),
  ...Object.entries<Rules>(OF_ORGANISATIONS).flatMap(([table, rules]) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy works on ${table} to ${ROLES.works} using (true) with check (true)`,
    ...Object.entries(rules).flatMap(([who, rule]) => policiesOf(table, who as keyof Rules, rule)),
  ]),
];

function policiesOf(
  table: string,
  who: keyof Rules,
  { does, where = 'true', columns }: Rule,
): readonly string[] {
  const of = columns ? `select (${columns.join(', ')})` : COMMANDS[does];
  const grant = `grant ${of} on ${table} to ${ROLES[who]}`;
  const begin = (name: string, command: string) =>
    `create policy ${who}_${name} on ${table} for ${command} to ${ROLES[who]}`;
  const see = `${begin('reads', 'select')} using (${where})`;
  if (does === 'writes') return [grant, `${begin('writes', 'all')} using (${where}) with check (${where})`];
  return does === 'reads'
    ? [grant, see]
    : [grant, see, `${begin('appends', 'insert')} with check (${where})`];
}

const STAMP = createHash('sha256')
  .update(JSON.stringify([statements, HEIRS]))
  .digest('hex');

/**
 * Brings roles, grants and policies to what stands here. Roles belong to the whole server: the account has to be allowed to
 * create them, or somebody has created them before and made it a member; throws with the words to do so.
 */
export async function secureRows(db: Db): Promise<void> {
  if (await isSecured(db)) return;
  await makeRoles(db);
  await runTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(7316201)`.execute(tx);
    if (await isSecured(tx)) return;
    await sql`set local lock_timeout = '5s'`.execute(tx);
    await dropPolicies(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
    await sql.raw(`comment on table kysely_migration is '${STAMP}'`).execute(tx);
  });
}

/** Lets another account than the owner's ask in the roles: it owns nothing, and reaches what they reach. */
export async function letServe(db: Db, account: string): Promise<void> {
  for (const role of Object.values(ROLES)) {
    const { rows } = await sql<{ may: boolean }>`
      select pg_has_role(${account}, ${role}, 'member') as may`.execute(db);
    if (!rows[0]?.may) await sql`grant ${sql.ref(role)} to ${sql.ref(account)}`.execute(db);
  }
}

async function isSecured(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ stamp: string | null }>`
    select obj_description('kysely_migration'::regclass, 'pg_class') as stamp`.execute(db);
  return rows[0]?.stamp === STAMP;
}

async function dropPolicies(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string; on: string }>`
    select policyname as name, tablename as on from pg_policies where schemaname = 'public'`.execute(tx);
  for (const { name, on } of rows) await sql.raw(`drop policy ${name} on ${on}`).execute(tx);
  for (const table of [...Object.keys(OF_ORGANISATIONS), ...Object.keys(OF_NOBODY)])
    await sql.raw(`revoke all on ${table} from ${Object.values(ROLES).join(', ')}`).execute(tx);
}

const HAVE_NO_RIGHT = '42501';
/** Made by another process meanwhile. */
const THERE_ALREADY = new Set(['42710', '23505', 'XX000']);

async function makeRoles(db: Db): Promise<void> {
  const wanted = [
    ...Object.values(ROLES).map((role) => ({
      there: sql<{ yes: boolean }>`select exists (select from pg_roles where rolname = ${role}) as yes`,
      make: `create role ${role} nologin`,
    })),
    ...HEIRS.map(([role, heir]) => ({
      there: sql<{ yes: boolean }>`select pg_has_role(${heir}, ${role}, 'usage') as yes`,
      make: `grant ${role} to ${heir}`,
    })),
    ...Object.values(ROLES).map((role) => ({
      there: sql<{ yes: boolean }>`select pg_has_role(current_user, ${role}, 'member') as yes`,
      make: `grant ${role} to current_user`,
    })),
  ];
  for (const { there, make } of wanted) {
    const { rows } = await there.execute(db);
    if (rows[0]?.yes) continue;
    await sql
      .raw(make)
      .execute(db)
      .catch((error: unknown) => {
        const code = (error as { code?: string }).code ?? '';
        if (code === HAVE_NO_RIGHT) throw new Error(mustBeMade(wanted.map((each) => each.make)));
        if (!THERE_ALREADY.has(code)) throw error;
      });
  }
}

const mustBeMade = (makes: readonly string[]) =>
  [
    'The account of DATABASE_URL may not create the roles by which the database keeps organisations apart. Have them created once by one that may (in the last lines, put the account’s name for current_user):',
    ...makes.map((make) => `  ${make};`),
  ].join('\n');
