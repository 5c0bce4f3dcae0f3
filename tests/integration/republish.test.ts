import { beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { originOf } from '~/commands/file-origin.server';
import { checkDocuments } from '~/commands/integrity.server';
import { publishedData } from '~/commissioning/data-files.server';
import { publishedStatement } from '~/commissioning/published.server';
import { verify } from '~/commissioning/verification.server';
import { loadDemo } from '~/demo/load.server';
import { sha256 } from '~/platform/canonical.server';
import { DISCLOSURE } from '~/publication/disclosure';
import { REMADE_BECAUSE, REMADE_DATA_BECAUSE, republish } from '~/statement/republish.server';
import { database } from '~db/client';
import { engines, freshDatabase } from '../support/database';

const SLUG = 'bryn-works';
const YEAR = '2024-03-31';

describe.each(engines())('what was published under an earlier rule, %s', (engine) => {
  freshDatabase(engine);
  const bytes = new TextEncoder().encode('what an earlier rule made');
  const old = { bytes, sha256: sha256(bytes) };
  let versions = 0;

  beforeAll(async () => {
    await loadDemo();
    const { versionId } = await publishedStatement(SLUG, YEAR);
    await publishedData(SLUG, YEAR, 'data.csv');
    // As it was before what the public may see was kept.
    const { numUpdatedRows } = await database()
      .updateTable('version')
      .set({ public_document: null, public_sha256: null })
      .where('public_document', 'is not', null)
      .executeTakeFirstOrThrow();
    versions = Number(numUpdatedRows);
    await database()
      .updateTable('published_file')
      .set(old)
      .where('version_id', '=', versionId)
      .where('name', '=', 'data.csv')
      .execute();
  }, 240_000);

  test('is listed and left alone by a dry run', async () => {
    const listed = await republish({ dryRun: true });
    expect(listed.length).toBe(versions);
    expect(
      listed.find(({ periodEnd, files }) => periodEnd === YEAR && files.includes('data.csv')),
    ).toBeDefined();
    expect((await republish({ dryRun: true })).length).toBe(versions);
  });

  test('is worked out and made anew, once, in the audit trail', async () => {
    expect((await republish({ dryRun: false })).length).toBe(versions);
    expect(await republish({ dryRun: false })).toEqual([]);
    const found = await publishedStatement(SLUG, YEAR);
    expect(found.document.disclosure).toBe(DISCLOSURE);
    expect(found.sha256).toMatch(/^[0-9a-f]{64}$/);
    const made = await publishedData(SLUG, YEAR, 'data.csv');
    expect(made.sha256).not.toBe(old.sha256);
    expect((await checkDocuments()).wrong).toEqual([]);
    expect((await checkChains()).broken).toEqual([]);
    const events = await database()
      .selectFrom('audit_event')
      .select('detail')
      .where('event', '=', 'publication.remade')
      .execute();
    expect(events.length).toBe(versions);
    expect(events.some(({ detail }) => detail.includes(old.sha256))).toBe(true);
  });

  test('files whose figures are of the earlier form are made anew, too, and what the public sees stays', async () => {
    const { versionId, sha256: said } = await publishedStatement(SLUG, YEAR);
    const mixed = new TextEncoder().encode('period_start,period_end,measure\r\n');
    await database()
      .updateTable('published_file')
      .set({ bytes: mixed, sha256: sha256(mixed) })
      .where('version_id', '=', versionId)
      .where('name', '=', 'data.csv')
      .execute();
    const [found, ...others] = await republish({ dryRun: true });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ periodEnd: YEAR, reason: REMADE_DATA_BECAUSE });
    expect(await republish({ dryRun: false })).toEqual([found]);
    expect(await republish({ dryRun: false })).toEqual([]);
    expect((await publishedStatement(SLUG, YEAR)).sha256).toBe(said);
    expect(Array.from((await publishedData(SLUG, YEAR, 'data.csv')).bytes.slice(0, 3))).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
  });

  test('stays known by its hash, with the reason why it was replaced', async () => {
    const { code } = await publishedStatement(SLUG, YEAR);
    const found = await verify(code ?? '', '192.0.2.9');
    if (found.state !== 'known') throw new Error(`${code} is ${found.state}`);
    expect(found.replaced).toContainEqual(
      expect.objectContaining({ sha256: old.sha256, reason: REMADE_BECAUSE }),
    );
    const origin = await originOf('old.csv', old.bytes);
    expect(origin).toMatchObject({ published: true });
    expect(origin.lines.join()).toContain('replaced on');
  });
});
