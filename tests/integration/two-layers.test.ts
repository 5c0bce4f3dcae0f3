import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { can as decide } from '~/access/can';
import { loadDemo } from '~/demo/load.server';
import { setContext } from '~/platform/context.server';
import { database } from '~db/client';
import { asOwner } from '~db/reach';
import { secureRows } from '~db/row-security';
import { engines, freshDatabase } from '../support/database';
import { type OneOfEach, oneOfEach } from '../support/one-of-each';
import { cookieOf, posted } from '../support/posted';

/** Whether the app asks its own table of permissions, or lets everybody do everything. */
const app = vi.hoisted(() => ({ asks: true }));
vi.mock('~/access/can', async (original) => {
  const whole = await original<{ can: typeof decide }>();
  return { ...whole, can: (...asked: Parameters<typeof decide>) => !app.asks || whole.can(...asked) };
});

/** In every text of theirs that nobody else may read. */
const CANARY = 'QuietHeron4471';
const THEIRS = 'northgate-homes';

type Route = {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
};
const modules = import.meta.glob<Route>('/app/routes/**/*.tsx');
const ROUTES = Object.keys(modules)
  .map((file) => ({ file, name: file.slice('/app/routes/'.length).replace(/(\/route)?\.tsx$/, '') }))
  // Files that stand beside a route, and what shows components while one develops.
  .filter(({ name }) => !name.includes('/') && name !== 'style');
/** Those of what belongs to an organisation, by its address. */
const OF_ORGANISATIONS = ROUTES.filter(({ name }) =>
  /^(organisations\.\$slug|statements\.\$id|review\.\$id)/.test(name),
);

/** Who is no one of theirs, and signs in. */
const OTHERS = ['editor', 'director', 'manager', 'commissioner'] as const;

describe.each(engines())('two layers keep organisations apart, %s', (engine) => {
  freshDatabase(engine);
  const ids = { organisation: '', statement: '', version: '', evidence: '', own: '' };
  const cookies = {} as Record<(typeof OTHERS)[number], string>;

  beforeAll(async () => {
    setContext({ dataDir: mkdtempSync(join(tmpdir(), 'proofmark-layers-')) });
    await loadDemo();
    for (const who of OTHERS) cookies[who] = await cookieOf(who);
    await asOwner(hideCanaries);
  }, 120_000);

  /** Fills an organisation with what only its own people may read: a row in each table, and its draft's answers. */
  async function hideCanaries(): Promise<void> {
    const { rows } = await sql<{ organisation: string; statement: string; version: string }>`
      select version.organisation_id as organisation, version.statement_id as statement, version.id as version
      from version join organisation on organisation.id = version.organisation_id
      where organisation.slug = ${THEIRS} and version.status = 'draft' limit 1`.execute(database());
    Object.assign(ids, rows[0]);
    const made = oneOfEach();
    // Nobody of those who try: whoever is asked for a section may see it.
    const person = { ...made.person, id: randomUUID(), email: 'heron@example.org' };
    await database().insertInto('person').values(person).execute();
    const known: Record<string, string> = {
      [made.organisation.id]: ids.organisation,
      [made.statement.id]: ids.statement,
      [made.version.id]: ids.version,
      [made.person.id]: person.id,
    };
    const skipped = new Set([
      'organisation',
      'statement',
      'version',
      'frozen_document',
      'membership',
      'audit_event',
      'audit_head',
    ]);
    for (const [table, row] of Object.entries(made) as [keyof OneOfEach, object][]) {
      if (skipped.has(table) || !('organisation_id' in row)) continue;
      const columns = Object.entries(row).map(([column, value]) => [
        column,
        known[value as string] ??
          (column === 'token_sha256' ? randomUUID().replaceAll('-', '').repeat(2) : value),
      ]);
      await sql`insert into ${sql.table(table)} (${sql.join(columns.map(([name]) => sql.ref(String(name))))})
        values (${sql.join(columns.map(([, value]) => value))}) on conflict do nothing`.execute(database());
    }
    ids.evidence = made.evidence.id;
    ids.own = made.own_measure.id;
    for (const [table, column] of WORDS)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${CANARY} || left(${sql.ref(column)}, 0)
        where organisation_id = ${ids.organisation}`.execute(database());
    await sql`update unread_answer set typed = ${JSON.stringify({ value: CANARY })}
      where organisation_id = ${ids.organisation}`.execute(database());
    await sql`update answer set note = ${CANARY}, source = ${CANARY} where version_id = ${ids.version}`.execute(
      database(),
    );
    await sql`update audit_event set actor_name = ${CANARY} where organisation_id = ${ids.organisation}`.execute(
      database(),
    );
  }

  /** The address of a route with their ids in it. */
  const paramsOf = (name: string): Record<string, string> =>
    Object.fromEntries(
      [...name.matchAll(/\$(\w+)/g)].map(([, param = '']) => [
        param,
        (
          {
            slug: THEIRS,
            id: ids.statement,
            statementId: ids.statement,
            section: 'jobs',
            measure: name.includes('.own.') ? ids.own : 'jobs_created',
            measureId: 'jobs_created',
            file: ids.evidence,
          } as Record<string, string>
        )[param] ?? 'unknown',
      ]),
    );

  /** Everything that all of their addresses answer to somebody, and what their forms answer when they are sent. */
  async function everything(cookie: string): Promise<{ name: string; status: number; said: string }[]> {
    const answers = [];
    for (const { file, name } of OF_ORGANISATIONS) {
      const route = (await modules[file]?.()) as Route;
      const args = { params: paramsOf(name), context: {} };
      const request = new Request('http://localhost/', { headers: { cookie } });
      if (route.loader) answers.push({ name, ...(await told(route.loader({ ...args, request }))) });
      const form = { intent: 'save', reason: 'why', label: 'name', email: 'who@example.org', role: 'editor' };
      if (route.action)
        answers.push({
          name: `${name} (sent)`,
          ...(await told(route.action({ ...args, context: {}, request: posted(form, cookie) }))),
        });
    }
    return answers;
  }

  const theirRows = () =>
    asOwner(async () => {
      const all: unknown[] = [];
      for (const table of TABLES)
        all.push(
          (
            await sql`select * from ${sql.table(table)} where organisation_id = ${ids.organisation} order by 1, 2`.execute(
              database(),
            )
          ).rows,
        );
      return JSON.stringify(all);
    });

  async function attempt(who: (typeof OTHERS)[number]) {
    const before = await theirRows();
    const answers = await everything(cookies[who]);
    expect(answers.length).toBeGreaterThan(60);
    return {
      told: answers.filter(({ said }) => said.includes(CANARY)).map(({ name }) => name),
      opened: answers.filter(({ status }) => status < 300).map(({ name }) => name),
      broken: answers
        .filter(({ status }) => status >= 500)
        .map(({ name, said }) => `${name}: ${said.slice(0, 300)}`),
      changed: before !== (await theirRows()),
    };
  }

  const NOTHING = { told: [], opened: [], broken: [], changed: false };

  test.each(OTHERS)('with both, nothing of theirs comes to another organisation’s %s', async (who) => {
    expect(await attempt(who)).toEqual(NOTHING);
  });

  // Promise: Organisations are kept apart twice | the app’s table of permissions and row security, each proven alone with canaries
  test.each(OTHERS)('with the database’s alone, nothing comes to another’s %s', async (who) => {
    app.asks = false;
    try {
      const { told, broken, changed } = await attempt(who);
      expect({ told, changed }).toEqual({ told: [], changed: false });
      // Where nobody but the database said no, it is a fault; anything else that breaks hid what it would have told.
      expect(broken.filter((each) => !/permission denied|row-level security/.test(each))).toEqual([]);
    } finally {
      app.asks = true;
    }
  });

  test('with the app’s alone, nothing comes to anybody of another', async () => {
    await rowSecurity('disable');
    try {
      for (const who of OTHERS) expect({ who, ...(await attempt(who)) }).toEqual({ who, ...NOTHING });
    } finally {
      await rowSecurity('enable');
    }
  });

  test('with neither, it does: so the three above could fail', async () => {
    await rowSecurity('disable');
    app.asks = false;
    try {
      const { told, opened } = await attempt('editor');
      process.stdout.write(`With neither layer: ${opened.length} answers, ${told.length} with a canary\n`);
      expect(told.length).toBeGreaterThan(12);
    } finally {
      app.asks = true;
      await rowSecurity('enable');
    }
  });
});

/** Columns of words that are an organisation's alone. */
const WORDS = [
  ['own_measure', 'definition'],
  ['field_comment', 'body'],
  ['comment_reply', 'body'],
  ['exact_figure', 'reason'],
  ['evidence', 'name'],
  ['evidence', 'about'],
  ['plan', 'title'],
  ['plan', 'about'],
  ['board_link', 'label'],
  ['words_answer', 'reason'],
  ['section_turn', 'note'],
] as const;
const TABLES = [
  'answer',
  'version',
  'statement',
  'membership',
  'invitation',
  'audit_event',
  'unread_answer',
  ...new Set(WORDS.map(([table]) => table)),
];

/** Turns policies on or off; roles and grants stay as they are, but that all may read and write. */
async function rowSecurity(turn: 'enable' | 'disable'): Promise<void> {
  await asOwner(async () => {
    const { rows } = await sql<{ name: string }>`
      select tablename::text as name from pg_policies group by 1`.execute(database());
    for (const { name } of rows) {
      await sql.raw(`alter table ${name} ${turn} row level security`).execute(database());
      await sql
        .raw(
          `${turn === 'disable' ? 'grant' : 'revoke'} all on ${name} ${turn === 'disable' ? 'to' : 'from'} proofmark_public`,
        )
        .execute(database());
    }
    // What was granted anew is taken away again; what there was before is given back.
    if (turn === 'enable') {
      await sql.raw('comment on table kysely_migration is null').execute(database());
      await secureRows(database());
    }
  });
}

/** What an answer says, whether it came as a page's data, a file or a refusal. */
async function told(answer: Promise<unknown>): Promise<{ status: number; said: string }> {
  const said = await answer.catch((error: unknown) => error);
  if (said instanceof Response) return { status: said.status, said: await said.text() };
  if (said instanceof Error) return { status: 500, said: `${said.message}\n${said.stack}` };
  const status = (said as { init?: { status?: number } } | null)?.init?.status ?? 200;
  return {
    status,
    said: inspect(said, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  };
}
