import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '~/account/password.server';
import { addAccount } from '~/account/people.server';
import { purge } from '~/account/purge.server';
import { signIn } from '~/account/sign-in.server';
import { publishedStatement } from '~/commissioning/published.server';
import { loadDemo } from '~/demo/load.server';
import { at } from '~/platform/clock.server';
import { dayInWords } from '~/questionnaire/period';
import { loader } from '~/routes/directory.$slug.$periodEnd._index';
import { database, inTransaction } from '~db/client';
import { countHit } from '~db/queries/rate-limits';
import { engines, freshDatabase } from '../support/database';

const PASSWORD = 'correct horse battery';
const EMAIL = 'counted@example.org';

describe.each(engines())('what is counted, and until when, %s', (engine) => {
  freshDatabase(engine);
  beforeAll(async () => {
    const passwordHash = await hashPassword(PASSWORD);
    await inTransaction((tx) => addAccount(tx, { name: 'Counted', email: EMAIL, passwordHash }));
  });
  const enter = (password: string, address: string) =>
    signIn(new Request('http://localhost/sign-in', { method: 'POST' }), EMAIL, password, address);
  const noon = new Date();

  test('somebody who signs in rightly is never refused for it', async () => {
    await at(noon, async () => {
      for (let turn = 0; turn < 25; turn++) await enter(PASSWORD, '192.0.2.1');
      for (let turn = 0; turn < 5; turn++)
        await expect(enter('wrong', '192.0.2.1')).rejects.toMatchObject({ code: 'incomplete' });
      await expect(enter(PASSWORD, '192.0.2.1')).rejects.toMatchObject({ code: 'rate_limited' });
    });
  }, 60_000);

  // Promise: Guessing is counted, however many come at once | failures are counted by account and address together
  test('many wrong ones at once are no way round', async () => {
    await at(new Date(noon.getTime() + 20 * 60_000), async () => {
      const made = await Promise.allSettled(Array.from({ length: 12 }, () => enter('wrong', '192.0.2.2')));
      const counted = made.filter((each) => each.status === 'rejected' && each.reason.code === 'incomplete');
      expect(counted).toHaveLength(5);
    });
  }, 60_000);

  test('the window slides: what was tried just before its end is no less tried just after', async () => {
    const quarter = 15 * 60_000;
    const edge = (Math.floor(noon.getTime() / quarter) + 10) * quarter;
    await at(new Date(edge - 1_000), async () => {
      for (let turn = 0; turn < 5; turn++)
        await expect(enter('wrong', '192.0.2.3')).rejects.toMatchObject({ code: 'incomplete' });
    });
    await at(new Date(edge + 1_000), () =>
      expect(enter('wrong', '192.0.2.3')).rejects.toMatchObject({ code: 'rate_limited' }),
    );
    await at(new Date(edge + quarter), () =>
      expect(enter('wrong', '192.0.2.3')).rejects.toMatchObject({ code: 'incomplete' }),
    );
  }, 60_000);

  test('refused tries cost no row, and change none', async () => {
    await at(new Date(noon.getTime() + 5 * 3_600_000), async () => {
      for (let turn = 0; turn < 5; turn++)
        await expect(enter('wrong', '192.0.2.4')).rejects.toMatchObject({ code: 'incomplete' });
      const rows = () => database().selectFrom('rate_limit').selectAll().orderBy('key').execute();
      const before = await rows();
      const network = (n: number) => (n % 2 ? '192.0.2.4' : '::ffff:192.0.2.4');
      for (let turn = 0; turn < 20; turn++)
        await expect(enter('wrong', network(turn))).rejects.toMatchObject({ code: 'rate_limited' });
      expect(await rows()).toEqual(before);
    });
  }, 60_000);

  // Promise: A stranger locks nobody out | tries count for account and address together; a known browser gets in
  test('a stranger locks nobody out: not elsewhere, and not beside them in a browser that is known', async () => {
    await at(new Date(noon.getTime() + 8 * 3_600_000), async () => {
      const { headers } = await enter(PASSWORD, '2001:db8:1::1');
      const cookie = headers.getSetCookie().find((each) => each.includes('known')) ?? '';
      // A whole /64 is one address.
      for (let turn = 0; turn < 5; turn++)
        await expect(enter('wrong', `2001:db8:1::${turn + 2}`)).rejects.toMatchObject({ code: 'incomplete' });
      await expect(enter(PASSWORD, '2001:db8:1::1')).rejects.toMatchObject({ code: 'rate_limited' });
      await enter(PASSWORD, '2001:db8:2::1');
      const known = (password: string) =>
        signIn(
          new Request('http://localhost/sign-in', { method: 'POST', headers: { cookie } }),
          EMAIL,
          password,
          '2001:db8:1::1',
        );
      await known(PASSWORD);
      // Nor is a browser's cookie, once stolen, a way to try for ever.
      for (let turn = 0; turn < 10; turn++)
        await expect(known('wrong')).rejects.toMatchObject({ code: 'incomplete' });
      await expect(known('wrong')).rejects.toMatchObject({ code: 'rate_limited' });
    });
  }, 60_000);

  test('nor does a stranger who has many addresses', async () => {
    await at(new Date(noon.getTime() + 10 * 3_600_000), async () => {
      for (let turn = 0; turn < 20; turn++)
        await expect(enter('wrong', `198.51.100.${turn % 4}`)).rejects.toMatchObject({ code: 'incomplete' });
      await enter(PASSWORD, '203.0.113.1');
    });
  }, 60_000);

  // Promise: Sessions and counters that are over are swept | a job forgets them
  test('what is over is forgotten, what is not stays', async () => {
    const rows = async () =>
      Promise.all([
        database().selectFrom('rate_limit').select('key').execute(),
        database().selectFrom('auth_session').select(['created_at', 'updated_at']).execute(),
      ]);
    const [, before] = await rows();
    expect(before.length).toBeGreaterThan(0);
    await purge();
    expect((await rows())[1]).toHaveLength(before.length);
    const later = new Date(noon.getTime() + 13 * 3_600_000);
    await countHit(database(), { key: 'verify:address:192.0.2.9', most: 30 }, later);
    await at(later, purge);
    const [hits, sessions] = await rows();
    expect(hits.map(({ key }) => key)).toEqual(['verify:address:192.0.2.9']);
    expect(sessions).toEqual([]);
  });

  test('a withdrawn statement’s address is gone, in the words of its verification page', async () => {
    await loadDemo();
    const withdrawn = await database()
      .selectFrom('version')
      .innerJoin('statement', 'statement.id', 'version.statement_id')
      .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
      .select(['organisation.slug', 'organisation.name', 'statement.period_end'])
      .where('version.status', '=', 'unpublished')
      .executeTakeFirstOrThrow();
    const { slug, name, period_end: periodEnd } = withdrawn;
    const day = '\\d+ \\w+ \\d{4}';
    const words = new RegExp(
      `^The Social Impact Statement of ${name} for ${day} to ${dayInWords(periodEnd)} is withdrawn since ${day}\\. It was taken out of publication\\. Do not rely on it`,
    );
    await expect(publishedStatement(slug, periodEnd)).rejects.toMatchObject({
      code: 'gone',
      message: expect.stringMatching(words),
    });
    const request = new Request(`http://localhost/directory/${slug}/${periodEnd}`);
    const answer: unknown = await loader({ request, params: { slug, periodEnd }, context: {} }).catch(
      (thrown: unknown) => thrown,
    );
    expect((answer as Response).status).toBe(410);
    await expect(publishedStatement(slug, '1999-03-31')).rejects.toMatchObject({ code: 'not_found' });
  }, 60_000);
});
