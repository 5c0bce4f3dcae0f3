import { afterEach, describe, expect, test, vi } from 'vitest';
import { sha256 } from '~/platform/canonical.server';
import { publishDue } from '~/statement/publish.server';
import { database, inTransaction } from '~db/client';
import {
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  insertVersion,
} from '../support/database';
import { frozen } from '../support/published';

const approved = {
  status: 'approved' as const,
  declared_by: 'director',
  decided_by: 'assessor',
  decided_at: new Date('2026-05-01T09:00:00Z'),
  publish_on: '2026-06-01',
};

/** A statement that is due; of a broken one nothing can be made. */
async function due(whole = true): Promise<string> {
  const organisation = anOrganisation();
  const statement = aStatement(organisation);
  const document = frozen(organisation, statement, { jobs_created: 12 });
  const broken = { document: 'no JSON', document_sha256: sha256('no JSON') };
  const version = aVersion(statement, { ...(whole ? document : broken), ...approved });
  await inTransaction((tx) => insertVersion(tx, organisation, statement, version));
  return version.id;
}

const statusOf = async (id: string) =>
  (await database().selectFrom('version').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;

describe.each(engines())('what was approved for today, %s', (engine) => {
  freshDatabase(engine, { max: 6 });
  afterEach(() => vi.restoreAllMocks());

  test('is published although another one cannot be, which is said and tried again', async () => {
    const said: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    const ids = [await due(), await due(false), await due()];
    expect(await publishDue()).toBe(2);
    expect(await Promise.all(ids.map(statusOf))).toEqual(['published', 'approved', 'published']);
    expect(said.join('')).toContain(ids[1]);

    const [, broken = ''] = ids;
    const { organisation_id, statement_id } = await database()
      .selectFrom('version')
      .selectAll()
      .where('id', '=', broken)
      .executeTakeFirstOrThrow();
    const statement = await database()
      .selectFrom('statement')
      .selectAll()
      .where('id', '=', statement_id)
      .executeTakeFirstOrThrow();
    const organisation = { ...anOrganisation(), id: organisation_id };
    const mended = frozen(organisation, statement, { jobs_created: 3 });
    await database().updateTable('version').set(mended).where('id', '=', broken).execute();
    expect(await publishDue()).toBe(1);
    expect(await statusOf(broken)).toBe('published');
  });

  test('is published once by whoever comes first, and nobody waits', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 12; at += 1) ids.push(await due());
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const counts = await Promise.all([publishDue(), publishDue(), publishDue()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    expect(errors).not.toHaveBeenCalled();
    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(['published']));
    const events = await database()
      .selectFrom('audit_event')
      .select('version_id')
      .where('event', '=', 'statement.published')
      .where('version_id', 'in', ids)
      .execute();
    expect(events).toHaveLength(ids.length);
  });

  test('takes more than one helping', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) ids.push(await due(at % 3 > 0));
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await publishDue(2)).toBe(4);
    expect((await Promise.all(ids.map(statusOf))).filter((status) => status === 'published')).toHaveLength(4);
  });
});
