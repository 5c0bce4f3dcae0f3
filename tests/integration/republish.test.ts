import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { originOf } from '~/commands/file-origin.server';
import { checkDocuments } from '~/commands/integrity.server';
import { publishedData } from '~/commissioning/data-files.server';
import { directoryTextIfReadable } from '~/commissioning/directory-text.server';
import { publishedContent, publishedStatement } from '~/commissioning/published.server';
import {
  commissionerFile,
  declarationFile,
  factsOf,
  statementFile,
} from '~/commissioning/published-files.server';
import { verify } from '~/commissioning/verification.server';
import type { Verified } from '~/commissioning/verified';
import { loadDemo } from '~/demo/load.server';
import { sha256 } from '~/platform/canonical.server';
import { DISCLOSURE } from '~/publication/disclosure';
import { drawsMuteGlyphs } from '~/publication/mute-glyphs.server';
import type { StatementDocument } from '~/questionnaire/document';
import { VerifiedFiles, VerifiedStanding } from '~/routes/verify.$code/verified';
import { importTable } from '~/statement/import/import.server';
import {
  REMADE_BECAUSE,
  REMADE_DATA_BECAUSE,
  REMADE_LETTERS_BECAUSE,
  republish,
} from '~/statement/republish.server';
import { freezeDocument } from '~/statement/submit.server';
import { database } from '~db/client';
import { bytesOf, csvOf, row } from '../cases/rows';
import { engines, freshDatabase } from '../support/database';
import { letDocumentsChange, wholePublished } from '../support/frozen';
import { printMute } from '../support/mute-pdf';

const SLUG = 'bryn-works';
const YEAR = '2024-03-31';
const BAKERY = 'bakery';

describe.each(engines())('what was published under an earlier rule, %s', (engine) => {
  freshDatabase(engine);
  const bytes = new TextEncoder().encode('what an earlier rule made');
  const old = { bytes, sha256: sha256(bytes) };
  let versions = 0;
  let bakery = '';

  beforeAll(async () => {
    await loadDemo();
    const rows = [{ measure: 'total_income', label: 'Income', unit: 'GBP', value: '120' }, { measure: '' }];
    const bytesOfBakery = bytesOf(csvOf(rows.map((each) => row({ ...each, source: 'Annual report 2024' }))));
    const request = { actor: null, slug: BAKERY, create: 'Bakery', filename: 'bakery.csv' };
    const { errors } = await importTable({ ...request, bytes: bytesOfBakery, as: 'published' });
    expect(errors).toEqual([]);
    bakery = (await statementFile(BAKERY, YEAR)).sha256;
    const { versionId } = await publishedStatement(SLUG, YEAR);
    await publishedData(SLUG, YEAR, 'data.csv');
    // As it was before what the public may see was kept.
    const { numUpdatedRows } = await database()
      .updateTable('version')
      .set({ public_document: null, public_sha256: null })
      .where('public_document', 'is not', null)
      .executeTakeFirstOrThrow();
    versions = Number(numUpdatedRows);
    // And as imports were before they said so: with a declaration that nobody made.
    const stored = await wholePublished(BAKERY, YEAR);
    const { broughtIn: _, ...rest } = JSON.parse(stored?.document ?? '{}') as StatementDocument;
    const declaration = { name: 'Imported figures', role: 'Import', date: '2026-01-01' };
    await letDocumentsChange();
    await database()
      .updateTable('version')
      .set(freezeDocument({ ...rest, declaration }))
      .where('id', '=', stored?.id ?? '')
      .execute();
    await database()
      .updateTable('published_file')
      .set(old)
      .where('version_id', '=', versionId)
      .where('name', '=', 'data.csv')
      .execute();
  }, 240_000);

  test('is not served where the rule in force protects something in it, and is known by its hash', async () => {
    const refused = {
      code: 'gone',
      message: expect.stringMatching(/earlier rule for small numbers.*made anew/),
    };
    await expect(publishedStatement(SLUG, YEAR)).rejects.toMatchObject(refused);
    await expect(publishedData(SLUG, YEAR, 'data.csv')).rejects.toMatchObject(refused);
    await expect(publishedContent(SLUG, YEAR)).rejects.toMatchObject(refused);
    await expect(commissionerFile(SLUG, YEAR, {})).rejects.toMatchObject(refused);
    expect(await directoryTextIfReadable(SLUG, YEAR)).toBe('');
    const version = await wholePublished(SLUG, YEAR);
    const found = await verify(version?.verification_code ?? '', '192.0.2.8');
    expect(found).toMatchObject({ state: 'known', standing: 'current', remaking: true });
    expect(JSON.stringify(found)).toContain(old.sha256);
    const page = renderToStaticMarkup(createElement(VerifiedStanding, { found: found as Verified }));
    expect(page).toContain('being made anew');
    expect(page).not.toContain('Read the statement');
  });

  test('stays readable, as it was stored and marked, where the rule in force would publish the same', async () => {
    const found = await publishedStatement(BAKERY, YEAR);
    expect(found).toMatchObject({ earlierRule: true, document: { declaration: null } });
    expect((await statementFile(BAKERY, YEAR)).sha256).toBe(bakery);
    // Looking a code up makes no file: what somebody took is listed.
    await declarationFile(BAKERY, YEAR);
    const verified = await verify(found.code ?? '', '192.0.2.8');
    expect(verified).toMatchObject({ state: 'known', remaking: false });
    const files = (verified as Verified).files.map(({ words }) => words);
    expect(files).toContain('A summary (PDF)');
    expect(files).not.toContain('The declaration (PDF)');
  });

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
    expect(found.earlierRule).toBe(false);
    const anew = JSON.parse((await publishedContent(BAKERY, YEAR)).text) as StatementDocument;
    expect(anew).toMatchObject({ declaration: null, broughtIn: { source: 'Annual report 2024' } });
    const made = await publishedData(SLUG, YEAR, 'data.csv');
    expect(made.sha256).not.toBe(old.sha256);
    // The bakery's was changed by hand above, which is found.
    const { versionId } = await publishedStatement(BAKERY, YEAR);
    expect((await checkDocuments()).wrong.filter((line) => !line.includes(versionId))).toEqual([]);
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

  test('a PDF that draws what it does not say is made anew, once and alone, and is known by its hash', async () => {
    const found = await publishedStatement(SLUG, YEAR);
    const sound = await commissionerFile(SLUG, YEAR, {});
    const data = await publishedData(SLUG, YEAR, 'data.csv');
    await statementFile(SLUG, YEAR);
    expect(await republish({ dryRun: true })).toEqual([]);
    const order = { kind: 'statement', document: found.document, facts: factsOf(found) } as const;
    const mute = await printMute(order);
    await database()
      .updateTable('published_file')
      .set({ bytes: mute, sha256: sha256(mute) })
      .where('version_id', '=', found.versionId)
      .where('name', '=', 'statement.pdf')
      .execute();
    const listed = await republish({ dryRun: true });
    expect(listed).toMatchObject([
      { periodEnd: YEAR, files: ['statement.pdf'], reason: REMADE_LETTERS_BECAUSE },
    ]);
    expect((await statementFile(SLUG, YEAR)).sha256).toBe(sha256(mute));
    expect(await republish({ dryRun: false })).toEqual(listed);
    expect(await republish({ dryRun: false })).toEqual([]);
    const anew = await statementFile(SLUG, YEAR);
    expect([drawsMuteGlyphs(mute), drawsMuteGlyphs(anew.bytes)]).toEqual([true, false]);
    expect(await republish({ dryRun: false })).toEqual([]);
    // What was sound stays as it was, and so does what the public sees.
    expect((await commissionerFile(SLUG, YEAR, {})).sha256).toBe(sound.sha256);
    expect((await publishedData(SLUG, YEAR, 'data.csv')).sha256).toBe(data.sha256);
    expect((await publishedStatement(SLUG, YEAR)).sha256).toBe(found.sha256);
    const verified = (await verify(found.code ?? '', '192.0.2.10')) as Verified;
    expect(verified.replaced).toContainEqual(
      expect.objectContaining({ sha256: sha256(mute), reason: REMADE_LETTERS_BECAUSE }),
    );
    expect(renderToStaticMarkup(createElement(VerifiedFiles, { found: verified }))).toContain(
      'copied, searched or read aloud',
    );
    expect(await originOf('old.pdf', mute)).toMatchObject({ published: true });
    const events = await database()
      .selectFrom('audit_event')
      .select('detail')
      .where('event', '=', 'publication.remade')
      .execute();
    expect(events.filter(({ detail }) => detail.includes(sha256(mute)))).toHaveLength(1);
    expect((await checkChains()).broken).toEqual([]);
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
