import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { hashOf } from '~/audit/record.server';
import { readHeads, writeHeads } from '~/commands/heads-file.server';
import { checkDocuments, checkKept } from '~/commands/integrity.server';
import { loadDemo } from '~/demo/load.server';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { addFile } from '~/evidence/evidence.server';
import { sha256 } from '~/platform/canonical.server';
import { setContext } from '~/platform/context.server';
import { database } from '~db/client';
import { asOwner, asWorks } from '~db/reach';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';

const DAY = 86_400_000;

describe.each(engines())('proof, %s', (engine) => {
  freshDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-proof-'));
  const heads = join(folder, 'heads.json');
  let organisation = '';

  const signsAs = async (name: string) => {
    const certificate = join(folder, `${name}.p12`);
    const from = new Date(Date.now() - DAY);
    const made = { name, from, until: new Date(Date.now() + DAY), serial: '07', password: 'seal' };
    writeFileSync(certificate, await selfMadePkcs12(made));
    setContext({ signing: { certificate, password: 'seal', demo: 'none' } });
  };

  beforeAll(async () => {
    setContext({ dataDir: folder });
    await signsAs('Accreditor');
    await loadDemo();
    const editor = await demoActor('editor');
    const open = await demoStatement(editor, 'bryn-works', '2025-03-31');
    organisation = open.organisation.id;
    await addFile(editor, await demoStatement(editor, 'bryn-works', '2026-03-31'), {
      measureId: 'jobs_created',
      about: 'The payroll of March',
      file: { name: 'payroll.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n%%EOF') },
    });
    await writeHeads(heads, (await checkChains()).heads);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** As somebody who can write everywhere, and puts it right again afterwards. */
  async function tampered(
    change: ReturnType<typeof sql>[],
    found: () => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const tables = ['audit_event', 'audit_head', 'frozen_document', 'version'] as const;
    const kept = new Map<string, object[]>();
    await asOwner(async () => {
      for (const table of tables)
        kept.set(
          table,
          (
            await sql<object>`select * from ${sql.table(table)} where organisation_id = ${organisation}`.execute(
              database(),
            )
          ).rows,
        );
      // What foreign keys hold would have to be taken out of the way, and is.
      await sql`alter table frozen_document drop constraint frozen_document_version`.execute(database());
      for (const each of change) await each.execute(database());
    });
    const wrong = await found();
    await asOwner(async () => {
      for (const table of ['audit_event', 'audit_head', 'frozen_document'] as const) {
        await sql`delete from ${sql.table(table)} where organisation_id = ${organisation}`.execute(
          database(),
        );
        for (const row of kept.get(table) ?? [])
          await database()
            .insertInto(table)
            .values(row as never)
            .execute();
      }
      for (const { id, document, document_sha256 } of kept.get('version') as {
        id: string;
        document: string | null;
        document_sha256: string | null;
      }[])
        await database()
          .updateTable('version')
          .set({ document, document_sha256 })
          .where('id', '=', id)
          .execute();
      await sql`alter table frozen_document add constraint frozen_document_version
        foreign key (organisation_id, version_id, sha256)
        references version (organisation_id, id, document_sha256)`.execute(database());
    });
    return wrong;
  }

  const broken = async () => (await checkChains()).broken;
  const onTrail = (rest: ReturnType<typeof sql>) =>
    sql`update audit_event set ${rest} where organisation_id = ${organisation} and position = 2`;

  test('a trail and documents that nobody touched are whole, and go through where they ended', async () => {
    expect((await checkChains((await readHeads(heads)).heads)).broken).toEqual([]);
    expect((await checkDocuments()).wrong).toEqual([]);
    expect(await checkKept()).toEqual({ checked: 1, wrong: [] });
  });

  // Promise: A changed or reordered event is found | each event carries the hash of the one before
  test('a changed event is found, and a reordered one', async () => {
    expect(await tampered([onTrail(sql`detail = '{}', actor_name = 'Mallory'`)], broken)).toEqual([
      `organisation ${organisation}, event 2: was changed after it was written`,
    ]);
    const swap = [
      [2, 0],
      [3, 2],
      [0, 3],
    ].map(
      ([from, to]) =>
        sql`update audit_event set position = ${to} where organisation_id = ${organisation} and position = ${from}`,
    );
    await asOwner(() =>
      sql`alter table audit_event drop constraint if exists audit_event_position_counted`.execute(database()),
    );
    expect(await tampered(swap, broken)).toEqual([
      `organisation ${organisation}, event 2: does not follow the event before it`,
    ]);
  });

  // Promise: A tail that was cut off is found | the end of each chain is kept apart, and outside by `npm run verify -- --write-heads`
  test('a cut tail is found, with its end moved along by what was kept of it elsewhere', async () => {
    const cut = sql`delete from audit_event where organisation_id = ${organisation}
      and position > (select position - 2 from audit_head where organisation_id = ${organisation})`;
    const moved = sql`update audit_head set (position, hash) = (
        select position, hash from audit_event where organisation_id = ${organisation} order by position desc limit 1)
      where organisation_id = ${organisation}`;
    expect(await tampered([cut], broken)).toEqual([
      expect.stringContaining('the end of its trail was cut off: 2 events after event'),
    ]);
    expect(await tampered([cut, moved], broken)).toEqual([]);
    const { heads: before } = await readHeads(heads);
    expect(await tampered([cut, moved], async () => (await checkChains(before)).broken)).toEqual([
      expect.stringMatching(/^organisation \S+: its trail ends before event \d+, where it once ended$/),
    ]);
    const gone = [
      sql`delete from audit_event where organisation_id = ${organisation}`,
      sql`delete from audit_head where organisation_id = ${organisation}`,
    ];
    expect(await tampered(gone, broken)).toEqual([]);
    expect(await tampered(gone, async () => (await checkChains(before)).broken)).toHaveLength(1);
  });

  // Promise: A chain written anew as a whole is found | its end is compared with the signed one that was kept outside
  test('a chain that was written anew as a whole is found by what was kept of it elsewhere', async () => {
    const rows = await asOwner(() =>
      database()
        .selectFrom('audit_event')
        .selectAll()
        .where('organisation_id', '=', organisation)
        .orderBy('position')
        .execute(),
    );
    let previous = rows[0]?.previous_hash ?? '';
    const anew = rows.map(({ hash: _, ...row }) => {
      const event = { ...row, actor_name: 'Mallory', previous_hash: previous };
      previous = hashOf({ ...event, at: row.at.toISOString() });
      return sql`update audit_event set actor_name = 'Mallory', previous_hash = ${event.previous_hash}, hash = ${previous}
        where organisation_id = ${organisation} and position = ${row.position}`;
    });
    const all = [
      ...anew,
      sql`update audit_head set hash = ${previous} where organisation_id = ${organisation}`,
    ];
    const { heads: before } = await readHeads(heads);
    expect(await tampered(all, broken)).toEqual([]);
    expect(await tampered(all, async () => (await checkChains(before)).broken)).toEqual([
      `organisation ${organisation}: event ${rows.length}, with which its trail once ended, is another now`,
    ]);
  });

  // Promise: A document changed with its hash is found | the trail says the hash, too
  test('a document that was changed with its hash, in both places, is found by the trail', async () => {
    const [version] = await asOwner(() =>
      database()
        .selectFrom('version')
        .select(['id', 'document'])
        .where('organisation_id', '=', organisation)
        .where('declared_by', 'is not', null)
        .limit(1)
        .execute(),
    );
    const document = (version?.document ?? '').replace('"number":', '"number": ');
    const hash = sha256(document);
    const change = [
      sql`update version set document = ${document}, document_sha256 = ${hash} where id = ${version?.id}`,
      sql`update frozen_document set sha256 = ${hash} where version_id = ${version?.id}`,
    ];
    expect(await tampered(change, async () => (await checkDocuments()).wrong)).toEqual([
      `the document of version ${version?.id} is not the one that was submitted: the audit trail has another hash`,
    ]);
  });

  // Promise: A missing file is found | every kept file is read and hashed
  test('a file of evidence that is missing is found, and one that was changed', async () => {
    const { id, storage_key: key } = await asOwner(() =>
      database().selectFrom('evidence').select(['id', 'storage_key']).executeTakeFirstOrThrow(),
    );
    const path = join(folder, 'files', key.slice(0, 2), key);
    const bytes = readFileSync(path);
    const wrong = (fault: string) => [`the evidence ${id} of organisation ${organisation} ${fault}`];
    writeFileSync(path, 'something else');
    expect((await checkKept()).wrong).toEqual(wrong('does not match its hash'));
    rmSync(path);
    expect((await checkKept()).wrong).toEqual(wrong('is missing'));
    writeFileSync(path, bytes);
    expect((await checkKept()).wrong).toEqual([]);
  });

  test('where chains ended is signed: a changed file and another’s certificate are told', async () => {
    expect(await readHeads(heads)).toMatchObject({
      lines: [expect.stringMatching(/signed by Accreditor, which is this service’s certificate$/)],
      wrong: [],
    });
    const forged = join(folder, 'forged.json');
    writeFileSync(forged, readFileSync(heads, 'utf8').replace(/"position": \d+/, '"position": 1'));
    expect((await readHeads(forged)).wrong).toEqual([
      expect.stringContaining('its signature does not stand'),
    ]);
    await signsAs('Somebody else');
    expect((await readHeads(heads)).lines).toEqual([
      expect.stringMatching(
        /signed by Accreditor \(SHA-256 [0-9a-f]{64}\), which is not this service’s certificate now$/,
      ),
    ]);
    writeFileSync(forged, '{}');
    await expect(readHeads(forged)).rejects.toThrow('is no file of where chains end');
  });

  // Promise: The program can change nothing that happened or was declared | its roles only add; a foreign key holds each document to its hash
  test('the program itself can change and take away nothing of a trail or a frozen document', async () => {
    const denied = { code: '42501' };
    await asWorks(async () => {
      for (const table of ['audit_event', 'accreditor_event', 'frozen_document']) {
        const name = sql.table(table);
        await expect(sql`delete from ${name}`.execute(database()), table).rejects.toMatchObject(denied);
        await expect(sql`truncate ${name}`.execute(database()), table).rejects.toMatchObject(denied);
      }
      await expect(onTrail(sql`detail = '{}'`).execute(database())).rejects.toMatchObject(denied);
      await expect(
        sql`update frozen_document set sha256 = ${sha256('x')}`.execute(database()),
      ).rejects.toMatchObject(denied);
      for (const [change, constraint] of [
        [sql`document = 'x'`, 'version_true_to_its_hash'],
        [sql`document = 'x', document_sha256 = ${sha256('x')}`, 'frozen_document_version'],
        [
          sql`status = 'draft', document = null, document_sha256 = null, published_at = null, public_document = null, public_sha256 = null`,
          'frozen_document_version',
        ],
      ] as const)
        await expect(
          sql`update version set ${change} where organisation_id = ${organisation} and status = 'published'`.execute(
            database(),
          ),
          constraint,
        ).rejects.toMatchObject({ constraint });
      await expect(
        sql`delete from version where organisation_id = ${organisation} and status = 'published'`.execute(
          database(),
        ),
      ).rejects.toMatchObject({ code: '23503' });
    });
  });
});
