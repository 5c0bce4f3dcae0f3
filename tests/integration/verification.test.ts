import { beforeAll, describe, expect, test } from 'vitest';
import { originOf } from '~/commands/file-origin.server';
import { publishedData, summaryFile } from '~/commissioning/data-files.server';
import { everyYearFile } from '~/commissioning/every-year.server';
import { publishedContent, publishedStatement } from '~/commissioning/published.server';
import { commissionerFile, statementFile } from '~/commissioning/published-files.server';
import { trailsBehind } from '~/commissioning/trails.server';
import { verify } from '~/commissioning/verification.server';
import type { Verified } from '~/commissioning/verified';
import { loadDemo } from '~/demo/load.server';
import { sha256 } from '~/platform/canonical.server';
import { at } from '~/platform/clock.server';
import { statementPdf } from '~/publication/documents.server';
import type { StatementDocument } from '~/questionnaire/document';
import { loader as typedLoader } from '~/routes/verify._index';
import { loader as codeLoader } from '~/routes/verify.$code/route';
import { importTable } from '~/statement/import/import.server';
import { database } from '~db/client';
import { bytesOf, csvOf, row } from '../cases/rows';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';

const NOBODYS = 'PM-2222-2222';
const SLUG = 'bryn-works';
const YEAR = '2024-03-31';

type Status = 'approved' | 'published' | 'superseded' | 'unpublished';

function versionIn(status: Status) {
  return database()
    .selectFrom('version')
    .innerJoin('statement', 'statement.id', 'version.statement_id')
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .selectAll('version')
    .select(['organisation.slug', 'statement.period_end'])
    .where('version.status', '=', status)
    .where('version.decided_by', 'is not', null)
    .orderBy('version.id')
    .executeTakeFirstOrThrow();
}

async function known(code: string | null): Promise<Verified> {
  const found = await verify(code ?? '', '192.0.2.1');
  if (found.state !== 'known') throw new Error(`${code} is ${found.state}`);
  return found;
}

const asked = (address: string) => {
  const { pathname, href } = new URL(address, 'https://o.example');
  return { request: new Request(href), params: { code: decodeURIComponent(pathname.slice(8)) }, context: {} };
};

/** Where a typed code leads, and what it is answered there. */
async function answered(address: string) {
  if (!address.startsWith('/verify?')) return [address, await codeLoader(asked(address))] as const;
  const redirect = await typedLoader(asked(address)).catch((error) => error);
  const to = redirect instanceof Response ? (redirect.headers.get('location') ?? '') : '';
  return [to, await codeLoader(asked(to))] as const;
}

/** What its page says; how it was typed stays in the form. */
function said({ data, init }: Awaited<ReturnType<typeof codeLoader>>) {
  const { typed: _, ...rest } = data;
  return { ...rest, status: init?.status ?? 200 };
}

describe.each(engines())('verification, %s', (engine) => {
  freshDatabase(engine);
  beforeAll(loadDemo, 120_000);

  test('the printed hash is that of the content that anybody can fetch, and of nothing hidden', async () => {
    const { text, sha256: printed } = await publishedContent(SLUG, YEAR);
    expect(sha256(text)).toBe(printed);
    const { code, sha256: inDocuments, document } = await publishedStatement(SLUG, YEAR);
    expect(inDocuments).toBe(printed);
    expect((await known(code)).sha256).toBe(printed);
    expect(JSON.parse(text)).toEqual(document);
  });

  test('a current version: who declared it, that it was assessed, and the hash of every file', async () => {
    const version = await versionIn('published');
    const { slug, period_end: end } = version;
    // Whoever looks a code up has nothing made.
    expect((await known(version.verification_code)).files).toEqual([]);
    const taken = [await statementFile(slug, end), await commissionerFile(slug, end, {})];
    for (const name of ['data.csv', 'parts.csv', 'codebook.csv', 'data.jsonld'] as const)
      taken.push(await publishedData(slug, end, name));
    const found = await known(version.verification_code);
    expect(found).toMatchObject({
      standing: 'current',
      since: version.published_at?.toISOString().slice(0, 10),
      broughtIn: null,
      declared: { name: version.declared_name, role: version.declared_role },
      sha256: version.public_sha256,
      current: null,
    });
    expect(found.files.map(({ sha256 }) => sha256)).toEqual(
      expect.arrayContaining(taken.map(({ sha256 }) => sha256)),
    );
    expect(found.files).toHaveLength(6);
  });

  test('where its licence stands today, whatever it was when this was published', async () => {
    const { organisation_id: id, verification_code: code } = await versionIn('published');
    const licensed = (until: string | null) =>
      database().updateTable('organisation').set({ licence_until: until }).where('id', '=', id).execute();
    const { licence_until: before } = await database()
      .selectFrom('organisation')
      .select('licence_until')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await licensed('2020-06-30');
    expect((await known(code)).licence).toBe('Licence lapsed, ended on 30 June 2020');
    await licensed('2999-06-30');
    expect((await known(code)).licence).toBe('Licence valid, to 30 June 2999');
    await licensed(null);
    expect((await known(code)).licence).toBe('No licence is recorded');
    await licensed(before);
  });

  test('its figures’ trails are open to those of its organisation and to assessors, and to nobody else', async () => {
    const version = await versionIn('published');
    const code = version.verification_code ?? '';
    const seenBy = async (who: string) => trailsBehind(await demoActor(who), code);
    const trails = await seenBy('assessor');
    const links = trails.flatMap(({ figures }) => figures);
    expect(links.length).toBeGreaterThan(10);
    for (const { to } of links)
      expect(to).toMatch(`/organisations/${version.slug}/trail/${version.statement_id}/`);
    const bryn = await database()
      .selectFrom('version')
      .innerJoin('statement', 'statement.id', 'version.statement_id')
      .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
      .select('verification_code')
      .where('organisation.slug', '=', SLUG)
      .where('version.status', '=', 'published')
      .executeTakeFirstOrThrow();
    const ofBryn = async (who: string) => trailsBehind(await demoActor(who), bryn.verification_code ?? '');
    expect((await ofBryn('editor')).length).toBeGreaterThan(3);
    expect(await ofBryn('commissioner')).toEqual([]);
    expect(await trailsBehind(null, code)).toEqual([]);
    expect(await trailsBehind(await demoActor('assessor'), NOBODYS)).toEqual([]);
    const others = { ...(await demoActor('editor')), memberships: [] };
    expect(await trailsBehind(others, code)).toEqual([]);
  });

  test('a superseded version leads to the current one', async () => {
    const version = await versionIn('superseded');
    const found = await known(version.verification_code);
    expect(found).toMatchObject({
      standing: 'superseded',
      since: version.ended_at?.toISOString().slice(0, 10),
      current: { version: version.number + 1 },
    });
    expect((await known(found.current?.code ?? '')).standing).toBe('current');
  });

  test('a withdrawn version is said to be withdrawn, and no file is made of it', async () => {
    const version = await versionIn('unpublished');
    expect(await known(version.verification_code)).toMatchObject({ standing: 'withdrawn', files: [] });
  });

  test('what is approved and not published yet is as unknown as what never was', async () => {
    const { verification_code: code } = await versionIn('approved');
    expect(code).toMatch(/^PM-/);
    expect(await verify(code ?? '', '192.0.2.2')).toEqual({ state: 'unknown' });
    expect(await verify(NOBODYS, '192.0.2.2')).toEqual({ state: 'unknown' });
  });

  test('what an import brought in as published was declared and assessed by nobody here', async () => {
    const bytes = bytesOf(csvOf([row()]));
    const as = { actor: null, slug: 'bakery', filename: 'a.csv', bytes, as: 'published' as const };
    await importTable({ ...as, create: 'Bakery' });
    const { verification_code: code } = await database()
      .selectFrom('version')
      .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
      .select('verification_code')
      .where('organisation.slug', '=', 'bakery')
      .executeTakeFirstOrThrow();
    expect(await known(code)).toMatchObject({
      standing: 'current',
      approved: '',
      declared: null,
      broughtIn: 'brought in (source as given: a.csv); not declared here, not assessed',
    });
  });

  test('what is typed is answered as its address is, whatever it is', async () => {
    const ended = await Promise.all((['superseded', 'unpublished'] as const).map(versionIn));
    const codes = ended.map(({ verification_code: code }) => code ?? '');
    const typed = ['WRONG', 'PM-O1', NOBODYS, NOBODYS.toLowerCase(), 'a/../b%?#', '😀a'.repeat(60), ...codes];
    for (const words of typed) {
      const [way, ofForm] = await answered(`/verify?code=${encodeURIComponent(words)}`);
      const [, ofAddress] = await answered(`/verify/${encodeURIComponent(words)}`);
      expect(way).toMatch(/^\/verify\//);
      expect(said(ofForm)).toEqual(said(ofAddress));
    }
    expect(said((await answered('/verify?code=WRONG'))[1])).toMatchObject({
      status: 404,
      unknown:
        'No statement published here has the code “WRONG”. A code never holds 0, 1, I, L, O or U. Look at those letters again: a Q or a D may look like an O, a J or a T like an I.',
    });
    expect(said((await answered(`/verify?code=${codes[0]}`))[1])).toMatchObject({
      found: { standing: 'superseded' },
    });
    expect(said((await answered(`/verify?code=${codes[1]}`))[1])).toMatchObject({
      found: { standing: 'withdrawn' },
    });
    for (const nothing of ['', ' ', '..'])
      expect(await typedLoader(asked(`/verify?code=${nothing}`))).toMatchObject({
        data: { errors: [{ field: 'code', message: 'Enter the code that is printed on the document' }] },
        init: { status: 422 },
      });
  });

  test('the thirty-first guess of an address waits until they are out of the window; others go on', async () => {
    const version = await versionIn('published');
    await at(new Date('2026-05-01T10:05:00Z'), async () => {
      for (let guess = 0; guess < 30; guess++)
        expect(await verify(`${NOBODYS}${guess}`, '192.0.2.3')).toEqual({ state: 'unknown' });
      expect(await verify(NOBODYS, '192.0.2.3')).toEqual({ state: 'limited', seconds: 780 });
      // Thirty wrong ones block nobody's right one: a meeting, or everybody behind a proxy, shares an address.
      expect(await verify(version.verification_code ?? '', '192.0.2.3')).toMatchObject({ state: 'known' });
      expect(await verify(NOBODYS, '192.0.2.4')).toEqual({ state: 'unknown' });
    });
    await at(new Date('2026-05-01T10:18:00Z'), async () => {
      expect(await verify(NOBODYS, '192.0.2.3')).toEqual({ state: 'unknown' });
    });
  });

  test('codes that exist are not counted, however often one address asks', async () => {
    const version = await versionIn('published');
    for (let count = 0; count < 35; count++)
      expect((await verify(version.verification_code ?? '', '192.0.2.5')).state).toBe('known');
  });
});

describe.each(engines())('where a file comes from, %s', (engine) => {
  freshDatabase(engine);
  let genuine: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    await loadDemo();
    genuine = (await statementFile(SLUG, YEAR)).bytes;
  }, 120_000);

  test('a published file is known by its bytes', async () => {
    const origin = await originOf('a.pdf', genuine);
    expect(origin.published).toBe(true);
    expect(origin.lines[0]).toMatch(
      /^a\.pdf is statement\.pdf of Bryn Works CIC for .* version \d+: published$/,
    );
  });

  test('one flipped bit is a change after publication, wherever it is', async () => {
    for (const place of [0.1, 0.5, 0.9]) {
      const changed = genuine.slice();
      const index = Math.floor(changed.length * place);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const origin = await originOf('a.pdf', changed);
      expect(origin).toMatchObject({ published: false });
      expect(origin.lines[0]).toContain('it was changed after publication');
      expect(origin.lines[0]).toContain('Bryn Works CIC');
    }
  });

  test('a code that nothing has, a PDF without one, and what is no PDF, are each said plainly', async () => {
    const { document } = await database()
      .selectFrom('version')
      .select('document')
      .where('document', 'is not', null)
      .executeTakeFirstOrThrow();
    const facts = { status: 'published', approvedAt: null, publishedAt: null, sha256: null };
    const made = (code: string | null) =>
      statementPdf(JSON.parse(document ?? '') as StatementDocument, {
        ...facts,
        code,
        origin: 'https://elsewhere.example',
      });
    const said = async (bytes: Uint8Array) => (await originOf('a', bytes)).lines[0];
    expect(await said(await made(NOBODYS))).toContain(`says it is ${NOBODYS}, a code that nothing here has`);
    expect(await said(await made(null))).toContain('carries no verification code');
    expect(await said(bytesOf('%PDF-1.7 and then nothing'))).toContain('carries no verification code');
    expect(await said(bytesOf('hello'))).toContain('not a PDF');
    const { bytes: allYears } = await everyYearFile(SLUG, 'data.csv');
    expect(await said(allYears)).toMatch(
      /not a file that was published here.*A file of all years is made whenever/,
    );
    expect(await said(new Uint8Array())).toContain('not a PDF');
  });

  test('the directory’s text is known when it comes back as a file', async () => {
    const { code } = await publishedStatement(SLUG, YEAR);
    const { sha256: hash } = await summaryFile(SLUG, YEAR);
    const found = (await known(code)).files.find((each) => each.sha256 === hash);
    expect(found?.words).toBe('The directory’s text');
    expect((await summaryFile(SLUG, YEAR)).sha256).toBe(hash);
  });
});
