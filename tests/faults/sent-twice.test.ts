import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, type Database } from '~db/client';
import { FORM_ROLES, type FoundForm, formsFor } from '../support/forms-for';
import { startCluster } from '../support/postgres';
import { type RunningApp, startApp } from '../support/running-app';
import { signInAs } from '../support/visitor';

/** How often each form is sent at once; `TIMES=20` for the long form. */
const TIMES = Number(process.env.TIMES ?? 8);
const WRITERS = 6;
/** What counts who came and who asked, however often; what notes the forms themselves; what jobs work out meanwhile. */
const COUNTS = [
  ...['access_event', 'rate_limit', 'auth_session', 'auth_verification', 'posted_form', 'job', 'mail'],
  ...['benchmark', 'region_total', 'contribution', 'benchmark_due', 'reminder'],
];

interface Side {
  app: RunningApp;
  database: Database;
  cookies: Map<FoundForm['role'], string>;
}

/** What a person types into what a form leaves empty, so that some of them are taken. */
function typed(name: string, value: string): string {
  if (value) return value;
  if (/email/i.test(name)) return 'somebody@example.org';
  if (/\.day$/.test(name)) return '1';
  if (/\.month$/.test(name)) return '4';
  if (/\.year$/.test(name)) return '2027';
  if (/password|current|code|file|carried|from$/.test(name)) return value;
  return 'As it was agreed';
}

describe.skipIf(!inject('postgres'))('a form that is sent many times at once', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-twice-'));
  let once: Side;
  let often: Side;
  let six: Side;
  let forms: FoundForm[];

  beforeAll(async () => {
    cluster = await startCluster();
    const first = await startApp({ databaseUrl: cluster.url('postgres'), dataDir: folder, keep: true });
    await first.stop();
    // Two of the same: what one sending does in the first, many do in the second.
    const owner = await connectDatabase({ url: cluster.url('template1'), dataDir: '', max: 1 });
    for (const name of ['once', 'often', 'six'])
      await sql`create database ${sql.ref(name)} template postgres`.execute(owner.db);
    await owner.close();
    [once, often, six] = await Promise.all([sideOf('once'), sideOf('often'), sideOf('six')]);
    forms = [];
    for (const role of FORM_ROLES)
      if (role) forms.push(...(await formsFor(often.app, role, { cookie: often.cookies.get(role) ?? '' })));
  }, 240_000);
  afterAll(async () => {
    for (const side of [once, often, six]) {
      await side?.database.close();
      await side?.app.stop();
    }
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function sideOf(name: string): Promise<Side> {
    const url = cluster.url(name);
    const app = await startApp({ databaseUrl: url });
    const database = await connectDatabase({ url, dataDir: '', max: 1 });
    const cookies = new Map<FoundForm['role'], string>();
    for (const role of FORM_ROLES) if (role) cookies.set(role, await signInAs(app, role));
    return { app, database, cookies };
  }

  async function send({ app, cookies }: Side, form: FoundForm, but = ''): Promise<string> {
    const fields = form.fields.flatMap(([name, value]) => (name === but ? [] : [[name, typed(name, value)]]));
    const response = await fetch(app.origin + form.to, {
      method: 'POST',
      headers: { cookie: cookies.get(form.role) ?? '', origin: app.origin },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    await response.arrayBuffer();
    const to = (response.headers.get('location') ?? '').replace(/[0-9a-f-]{32,36}/g, '*');
    return `${response.status} ${to}`.trim();
  }

  async function rows({ database }: Side): Promise<Record<string, number>> {
    const { rows: tables } = await sql<{ name: string; count: number }>`
      select tablename::text as name,
        (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || quote_ident(tablename), false, true, '')))[1]::text::int as count
      from pg_tables where schemaname = 'public'`.execute(database.db);
    return Object.fromEntries(
      tables.flatMap(({ name, count }) => (COUNTS.includes(name) ? [] : [[name, count]])),
    );
  }

  // Promise: A form that is sent twice is done once | a key in each form, kept with the effect in one transaction
  test('is done once, and answered the same each time, whatever form of whoever', async () => {
    const faults: object[] = [];
    let taken = 0;
    let before: Record<string, number> = {};
    for (const form of forms) {
      const one = await send(once, form);
      const answers = await Promise.all(Array.from({ length: TIMES }, () => send(often, form)));
      const different = [...new Set(answers)];
      const [expected, found] = [await rows(once), await rows(often)];
      const ahead = Object.fromEntries(
        Object.entries(found).map(([name, count]) => [name, count - (expected[name] ?? 0)]),
      );
      const more = Object.keys(ahead).filter((name) => ahead[name] !== (before[name] ?? 0));
      before = ahead;
      if (one.startsWith('303')) taken += 1;
      if (different.length > 1 || different[0] !== one || more.length > 0)
        faults.push({
          role: form.role,
          to: form.to,
          one,
          different,
          more,
          fields: form.fields.map(([name]) => name).join(),
        });
      for (const role of FORM_ROLES)
        for (const side of [once, often])
          if (role && one.includes('sign-in')) side.cookies.set(role, await signInAs(side.app, role));
    }
    process.stdout.write(
      `Sent ${TIMES} times: ${forms.length} forms, ${taken} taken, ${faults.length} faults\n`,
    );
    expect(faults).toEqual([]);
    expect(taken).toBeGreaterThan(20);
  }, 600_000);

  // Promise: Colleagues do not stop each other | locks in one order; a deadlock is tried again with jitter before COMMIT
  test('of six who write in one organisation at once, whatever they do, none fails and none waits for ever', async () => {
    // What belongs to one organisation, and what decides about it.
    const theirs = forms.filter(({ to }) => /^\/(organisations\/bryn-works|statements|review)\b/.test(to));
    const taken: Record<string, number> = {};
    const faults: string[] = [];
    const writer = async (nth: number) => {
      for (let turn = 0; turn < theirs.length; turn++) {
        const form = theirs[(turn * 7 + nth * 11) % theirs.length] as FoundForm;
        // Each says that it is another: nothing is held back because it was sent before.
        const answer = await send(six, form, 'once');
        taken[answer.slice(0, 3)] = (taken[answer.slice(0, 3)] ?? 0) + 1;
        if (answer.startsWith('5')) faults.push(`${form.role} ${form.to}: ${answer}`);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, nth) => writer(nth)));
    const { rows: counted } = await sql<{ deadlocks: number }>`
      select deadlocks::int from pg_stat_database where datname = 'six'`.execute(six.database.db);
    process.stdout.write(
      `Six writers: ${theirs.length} forms each, ${JSON.stringify(taken)}, ${counted[0]?.deadlocks} deadlocks\n`,
    );
    expect(faults).toEqual([]);
    expect(counted).toEqual([{ deadlocks: 0 }]);
  }, 120_000);
});
