import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { beginFactor, confirmFactor } from '~/account/factor.server';
import { hashPassword } from '~/account/password.server';
import { addAccount } from '~/account/people.server';
import { purge } from '~/account/purge.server';
import { signIn, signInWithCode } from '~/account/sign-in.server';
import { database, inTransaction } from '~db/client';
import { engines, freshDatabase } from '../support/database';

const PASSWORD = 'orchid ladder winter plumber';
const ADDRESS = '192.0.2.9';

const cookies = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const asking = (cookie = '') => new Request('http://localhost/', { method: 'POST', headers: { cookie } });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'in',
    (error: Error) => error.message,
  );

describe.each(engines())('a code of an authenticator app, %s', (engine) => {
  freshDatabase(engine);
  const email = 'totp@example.org';
  let app: TOTP;
  let id = '';

  /** The password is entered; whoever did waits for a code. */
  const first = async () => cookies((await signIn(asking(), email, PASSWORD, ADDRESS)).headers);
  const sessions = () =>
    database()
      .selectFrom('auth_session')
      .selectAll()
      .where('person_id', '=', id)
      .execute()
      .then(({ length }) => length);

  beforeAll(async () => {
    const passwordHash = await hashPassword(PASSWORD);
    id = await inTransaction((tx) => addAccount(tx, { name: 'Tot', email, passwordHash }));
    const cookie = cookies((await signIn(asking(), email, PASSWORD, ADDRESS)).headers);
    const uri = await beginFactor(asking(cookie), PASSWORD);
    app = new TOTP({ secret: new URL(uri).searchParams.get('secret') ?? '' });
    // The one that an app showed half a minute ago is still taken.
    await confirmFactor(asking(cookie), id, app.generate({ timestamp: Date.now() - 30_000 }));
    await database().deleteFrom('auth_session').execute();
  });

  test('is good once: neither somebody who looks on nor the same person signs in with it again', async () => {
    const code = app.generate();
    const [one, other] = [await first(), await first()];
    const both = await Promise.all([
      outcome(signInWithCode(asking(one), code, ADDRESS)),
      outcome(signInWithCode(asking(other), code, ADDRESS)),
    ]);
    expect(both.filter((each) => each === 'in')).toHaveLength(1);
    expect(both.filter((each) => /used/.test(each))).toHaveLength(1);
    // However it is typed.
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await outcome(signInWithCode(asking(await first()), spaced, ADDRESS))).toMatch(/used/);
    // Nothing is left open of those that were refused.
    expect(await sessions()).toBe(1);
    const next = app.generate({ timestamp: Date.now() + 30_000 });
    expect(await outcome(signInWithCode(asking(await first()), next, ADDRESS))).toBe('in');
  });

  test('and the one that set it up opens nothing', async () => {
    const used = app.generate({ timestamp: Date.now() - 30_000 });
    expect(await outcome(signInWithCode(asking(await first()), used, ADDRESS))).toMatch(/used|not right/);
  });

  test('that is wrong is written down with whose it would have been, and where', async () => {
    await database().deleteFrom('access_event').execute();
    const waits = await first();
    for (const code of ['000001', '000002', 'ABCDE-FGHIJ'])
      expect(await outcome(signInWithCode(asking(waits), code, ADDRESS))).not.toBe('in');
    const noted = await database().selectFrom('access_event').selectAll().execute();
    expect(noted).toMatchObject([
      {
        event: 'sign_in.failed',
        person_name: 'Tot',
        times: 3,
        about: expect.stringContaining('second step'),
      },
    ]);
  });

  test('is kept as a hash, and no longer than an app shows it', async () => {
    const kept = await database().selectFrom('used_code').selectAll().execute();
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(kept)).not.toContain(app.generate());
    await database()
      .updateTable('used_code')
      .set({ used_at: new Date(Date.now() - 11 * 60_000) })
      .execute();
    await purge();
    expect(await database().selectFrom('used_code').selectAll().execute()).toEqual([]);
  });
});
