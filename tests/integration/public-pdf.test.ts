import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { purge } from '~/account/purge.server';
import { keptPdf, publicPdf } from '~/commissioning/kept-files.server';
import { publishedStatement } from '~/commissioning/published.server';
import { commissionerFile, statementFile } from '~/commissioning/published-files.server';
import { verify } from '~/commissioning/verification.server';
import { at, now } from '~/platform/clock.server';
import { bytesBehind } from '~/platform/file-response.server';
import { addDays } from '~/questionnaire/period';
import { loader as slicePdf } from '~/routes/directory.$slug.$periodEnd.commissioner[.]pdf';
import { importTable } from '~/statement/import/import.server';
import { seeStatement } from '~/statement/shown.server';
import { unpublishStatement } from '~/statement/unpublish.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { storeFile } from '~db/queries/publications';
import { statementsOf } from '~db/queries/statements';
import { filesOfVersion } from '~db/queries/verification';
import { bytesOf, csvOf, row } from '../cases/rows';
import { engines, freshDatabase } from '../support/database';

const admin: Actor = {
  personId: '00000000-0000-7000-8000-000000000001',
  name: 'Admin',
  email: 'admin@example.org',
  bodyRoles: ['admin'],
  memberships: [],
};
const END = '2024-03-31';
const PARAMS = { slug: 'bakery', periodEnd: END };
const sliceAt = (asked: string) =>
  new Request(`http://localhost/directory/bakery/${END}/commissioner.pdf?${asked}`);
const ids = async () => {
  const { organisationId, versionId } = await publishedStatement('bakery', END);
  return [organisationId, versionId] as const;
};
const ADDRESS = `http://localhost/directory/bakery/${END}/statement.pdf`;

const ask = (headers: Record<string, string> = {}) => new Request(ADDRESS, { headers });
const fetchPdf = () =>
  publicPdf({ request: ask(), context: {} }, () => statementFile('bakery', END), 'bakery.pdf');

async function publish(loaves: string): Promise<void> {
  const bytes = bytesOf(csvOf([row({ value: loaves })]));
  const request = { actor: null, slug: 'bakery', create: 'Bakery', filename: 'loaves.csv' };
  const { errors } = await importTable({ ...request, bytes, as: 'published' });
  expect(errors).toEqual([]);
}

async function withdraw(): Promise<void> {
  const organisation = await organisationBySlug(database(), 'bakery');
  const [statement] = await statementsOf(database(), organisation?.id ?? '');
  const open = await seeStatement(admin, statement?.id ?? '', 'organisation.read');
  await unpublishStatement(admin, open, 'A figure was wrong.');
}

describe.each(engines())('a public PDF, %s', (engine) => {
  freshDatabase(engine);
  let first: Response;
  beforeAll(async () => {
    await publish('12');
    first = await fetchPdf();
  });

  it('is kept once it was asked for, and is the same', async () => {
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await keptPdf(ask());
    expect(again?.headers.get('ETag')).toBe(etag);
    expect((await again?.arrayBuffer())?.byteLength).toBeGreaterThan(10_000);
    expect((await keptPdf(ask({ 'If-None-Match': etag })))?.status).toBe(304);
  });

  it('is another one when a new version replaces it', async () => {
    await publish('13');
    expect(await keptPdf(ask())).toBeNull();
    const next = await fetchPdf();
    expect(next.headers.get('ETag')).not.toBe(first.headers.get('ETag'));
    expect((await keptPdf(ask()))?.headers.get('ETag')).toBe(next.headers.get('ETag'));
  });

  it('is one file under any spelling, and is held once', async () => {
    const slices = async () =>
      (await filesOfVersion(database(), ...(await ids()))).filter(({ name }) => name.includes('theme='));
    const spelt = ['theme=own', 'theme=own&area=', 'area=%20&theme=own', 'tender-date=&theme=%6fwn'];
    const answers = await Promise.all(
      spelt.map((asked) => slicePdf({ request: sliceAt(asked), params: PARAMS, context: {} })),
    );
    expect(new Set(answers.map((each) => each.headers.get('ETag'))).size).toBe(1);
    expect(await slices()).toHaveLength(1);
    const kept = await Promise.all(spelt.map((asked) => keptPdf(sliceAt(asked))));
    const held = kept.map((each) => each && bytesBehind(each)?.buffer);
    expect(held[0]).toBeInstanceOf(ArrayBuffer);
    expect(new Set(held).size).toBe(1);
  });

  it('of a slice expires, is known by its hash, and is made again for who asks', async () => {
    const ask = () => commissionerFile('bakery', END, { theme: 'own' });
    const { sha256 } = await ask();
    const names = async () => (await filesOfVersion(database(), ...(await ids()))).map(({ name }) => name);
    const whole = await names();
    await purge();
    expect(await names()).toEqual(whole);
    await at(new Date(now().getTime() + 31 * 86_400_000), purge);
    expect(await names()).toEqual(whole.filter((name) => !/\?./.test(name)));
    const { verification_code: code } = await database()
      .selectFrom('version')
      .select('verification_code')
      .where('id', '=', (await ids())[1])
      .executeTakeFirstOrThrow();
    const found = await verify(code ?? '', '192.0.2.1');
    expect(found).toMatchObject({ files: expect.arrayContaining([expect.objectContaining({ sha256 })]) });
    expect((await ask()).sha256).toBe(sha256);
    expect(await names()).toContain('commissioner.pdf?theme=own');
  });

  it('is made for so many days of tender notices and no more, and those that were made stay', async () => {
    const { organisationId, versionId } = await publishedStatement('bakery', END);
    const asked = (tenderDate: string) => commissionerFile('bakery', END, { tenderDate });
    const { sha256: hash } = await asked('2026-02-01');
    for (let day = 1; day < 500; day += 1)
      await storeFile(database(), {
        organisation_id: organisationId,
        version_id: versionId,
        name: `commissioner.pdf?tender-date=${addDays('2021-01-01', day)}`,
        bytes: new Uint8Array([1]),
        sha256: '0'.repeat(64),
        media_type: 'application/pdf',
        created_at: new Date('2026-06-01T09:00:00Z'),
      });
    await expect(asked('2026-02-02')).rejects.toMatchObject({ code: 'rate_limited' });
    expect((await asked('2026-02-01')).sha256).toBe(hash);
    expect((await commissionerFile('bakery', END, {})).bytes.length).toBeGreaterThan(10_000);
  });

  it('is gone when it is withdrawn', async () => {
    await fetchPdf();
    await withdraw();
    expect(await keptPdf(ask())).toBeNull();
    await expect(fetchPdf()).rejects.toMatchObject({ code: 'gone' });
  });
});
