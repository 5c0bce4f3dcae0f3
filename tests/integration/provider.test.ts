import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actorOf } from '~/account/actor.server';
import { closeAccount } from '~/account/close-account.server';
import { hashPassword } from '~/account/password.server';
import { addAccount } from '~/account/people.server';
import { signIn } from '~/account/sign-in.server';
import { context, setContext } from '~/platform/context.server';
import { readEnv } from '~/platform/env.server';
import { action as provide, loader as provideLoader } from '~/routes/account.provider';
import { loader as signInLoader } from '~/routes/sign-in._index';
import { action as begin } from '~/routes/sign-in.provider._index';
import { loader as back } from '~/routes/sign-in.provider.back';
import { database, inTransaction } from '~db/client';
import { bodyRolesOf, personByEmail } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';
import { posted } from '../support/posted';
import { openProvider, signInAtProvider, type TestProvider } from '../support/provider';

const PASSWORD = 'orchid ladder winter plumber';
const ORIGIN = 'http://localhost:3000';
const BACK = `${ORIGIN}/sign-in/provider/back`;

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

interface Answer {
  status: number;
  to: string;
  said: Record<string, unknown>;
  headers: Headers;
}

/** What a loader or an action answers, whichever way it does. */
async function answer(work: Promise<unknown>): Promise<Answer> {
  const said = await work.catch((error: unknown) => {
    if (error instanceof Response) return error;
    throw error;
  });
  if (said instanceof Response)
    return { status: said.status, to: said.headers.get('location') ?? '', said: {}, headers: said.headers };
  const { data, init } = said as { data?: Record<string, unknown>; init?: ResponseInit };
  return {
    status: init?.status ?? 200,
    to: '',
    said: data ?? (said as Record<string, unknown>),
    headers: new Headers(init?.headers),
  };
}

/** What a browser has after an answer: a name that is set anew stands for the one before. */
function cookiesOf(headers: Headers, before = ''): string {
  const jar = new Map<string, string>();
  for (const each of [...before.split('; '), ...headers.getSetCookie()]) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
    if (/Max-Age=0/i.test(each)) jar.delete(name);
    else if (name) jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

describe.each(engines())('signing in with a council’s own account, %s', (engine) => {
  freshDatabase(engine);
  let provider: TestProvider;
  let visitors = 0;

  const visitor = () => {
    visitors += 1;
    return `192.0.2.${visitors % 250}`;
  };
  const args = (request: Request) =>
    ({
      request,
      params: {},
      context: { address: visitor() },
    }) as unknown as LoaderFunctionArgs;
  const get = (loader: Loader, url: string, cookie = '') =>
    answer(loader(args(new Request(url, { headers: { cookie } }))));
  const press = (action: Loader, fields: Record<string, string>, cookie = '') =>
    answer(action(args(posted(fields, cookie))));

  /** To the provider and back to the address that it leads to; not opened yet. */
  async function there(
    login: string | null,
    fields: Record<string, string> = {},
    cookie = '',
    jar?: Map<string, string>,
  ) {
    const begun = await press(begin, fields, cookie);
    const to = String(begun.said.to);
    return { to, cookie: cookiesOf(begun.headers, cookie), url: await signInAtProvider(to, login, jar) };
  }
  async function through(...asked: Parameters<typeof there>) {
    const { url, cookie } = await there(...asked);
    return { ...(await get(back, url, cookie)), url, cookie };
  }
  const who = async ({ headers }: { headers: Headers }) =>
    actorOf(new Request(ORIGIN, { headers: { cookie: cookiesOf(headers) } }), undefined);
  const refused = ({ said }: Answer) => String(said.refused);
  const links = () => database().selectFrom('provider_link').selectAll().execute();
  const sessions = async () => (await database().selectFrom('auth_session').select('id').execute()).length;
  const person = async (email: string, bodyRole?: 'commissioner' | 'assessor') => {
    const passwordHash = await hashPassword(PASSWORD);
    return inTransaction((tx) =>
      addAccount(tx, { name: email.split('@')[0] ?? '', email, passwordHash, ...(bodyRole && { bodyRole }) }),
    );
  };
  const byPassword = async (email: string) => {
    const { headers } = await signIn(new Request(ORIGIN), email, PASSWORD, '198.51.100.1');
    return cookiesOf(headers);
  };

  beforeAll(async () => {
    provider = await openProvider([BACK]);
    setContext({ origin: ORIGIN, provider: provider.configured });
    const verified = (email: string) => ({ email, email_verified: true });
    for (const [login, email] of Object.entries({
      con: 'con@anytown.gov.uk',
      caps: 'Cap.ITAL@Anytown.GOV.uk',
      nobody: 'nobody@anytown.gov.uk',
      ada: 'ada@mark.example',
      leaver: 'leaver@anytown.gov.uk',
      ender: 'ender@anytown.gov.uk',
      mover: 'mover@anytown.gov.uk',
    }))
      provider.people.set(login, verified(email));
    provider.people.set('loose', { email: 'loose@anytown.gov.uk', email_verified: false });
    for (const each of ['con', 'cap.ital', 'loose', 'leaver', 'ender', 'mover'])
      await person(`${each}@anytown.gov.uk`, 'commissioner');
    await person('ada@mark.example', 'assessor');
  });
  afterAll(async () => {
    setContext({ provider: null, secondFactor: 'offered' });
    await provider.close();
  });
  beforeEach(() => setContext({ provider: provider.configured }));
  afterEach(() => {
    provider.twist = null;
    provider.away = false;
  });

  test('is offered where it is configured, and nowhere else', async () => {
    expect((await get(signInLoader, `${ORIGIN}/sign-in`)).said.provider).toBe('Anytown Council');
    setContext({ provider: null });
    expect((await get(signInLoader, `${ORIGIN}/sign-in`)).said.provider).toBeNull();
    expect((await press(begin, {})).status).toBe(404);
    expect((await get(back, `${BACK}?code=x&state=y`)).status).toBe(404);
  });

  test('asks by the code flow with PKCE, state and nonce, for the one address', async () => {
    const { said, headers } = await press(begin, {});
    const asked = new URL(String(said.to));
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: BACK,
      scope: 'openid email',
      code_challenge_method: 'S256',
      client_id: 'proofmark',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name)?.length).toBeGreaterThan(30);
    expect(headers.get('Refresh')).toBe(`0;url=${asked.href}`);
    expect(headers.getSetCookie().join()).toMatch(/proofmark\.provider=.*HttpOnly; SameSite=Lax/);
  });

  test('signs in who is known by a verified address, links the account and says so by mail, once', async () => {
    const first = await through('con', { from: '/directory' });
    expect([first.status, first.to]).toEqual([303, '/directory']);
    expect(await who(first)).toMatchObject({ email: 'con@anytown.gov.uk', bodyRoles: ['commissioner'] });
    expect(await links()).toMatchObject([{ issuer: provider.issuer, subject: 'con', ended_at: null }]);
    await through('con');
    const mails = await database()
      .selectFrom('mail')
      .select(['subject', 'recipient'])
      .where('kind', '=', 'Linked to a provider')
      .execute();
    expect(mails).toEqual([
      { subject: 'You can sign in with Anytown Council now', recipient: 'con@anytown.gov.uk' },
    ]);
  });

  test('takes an address in capitals for the same', async () => {
    expect(await who(await through('caps'))).toMatchObject({ email: 'cap.ital@anytown.gov.uk' });
  });

  test('stays with its account when the address changes there, and an address that went to somebody else opens nothing', async () => {
    await through('mover');
    provider.people.set('mover', { email: 'married@anytown.gov.uk', email_verified: true });
    expect(await who(await through('mover'))).toMatchObject({ email: 'mover@anytown.gov.uk' });
    provider.people.set('newcomer', { email: 'mover@anytown.gov.uk', email_verified: true });
    const other = await through('newcomer');
    expect(other.status).toBe(422);
    expect(refused(other)).toMatch('is linked to another account at Anytown Council');
  });

  test('refuses an address that is not verified, and one that nobody has, and makes nobody', async () => {
    const before = [await sessions(), (await links()).length];
    expect(refused(await through('loose'))).toMatch('has not verified an e-mail address of yours');
    expect(refused(await through('nobody'))).toMatch('There is no account here for nobody@anytown.gov.uk');
    expect(await personByEmail(database(), 'nobody@anytown.gov.uk')).toBeUndefined();
    expect([await sessions(), (await links()).length]).toEqual(before);
  });

  test('gives nobody a role', async () => {
    await through('con');
    const known = await personByEmail(database(), 'con@anytown.gov.uk');
    expect(await bodyRolesOf(database(), known?.id ?? '')).toEqual(['commissioner']);
  });

  test('opens no closed account', async () => {
    const signedIn = await through('leaver');
    const actor = await who(signedIn);
    if (!actor) throw new Error('Nobody is signed in');
    await closeAccount(actor);
    expect(refused(await through('leaver'))).toMatch('There is no account here for');
  });

  describe('trusts nothing that is not its own', () => {
    const untrusted = async (login = 'con') => {
      const before = await sessions();
      const answered = await through(login);
      expect(answered.status).toBe(422);
      expect(await who(answered)).toBeNull();
      expect(await sessions()).toBe(before);
      return refused(answered);
    };

    test.each([
      ['another nonce', { claims: { nonce: 'another' } }],
      ['another issuer', { claims: { iss: 'https://evil.example' } }],
      ['another client', { claims: { aud: 'another' } }],
      ['a token that is over', { claims: { exp: 1_000_000, iat: 999_000 } }],
      ['a key of somebody else', { foreign: true }],
      ['no signature', { unsigned: true }],
    ])('%s', async (_what, twist) => {
      provider.twist = twist;
      expect(await untrusted()).toMatch('could not be trusted');
    });

    test('another state', async () => {
      const { url, cookie } = await there('con');
      const changed = new URL(url);
      changed.searchParams.set('state', 'another');
      expect(refused(await get(back, changed.href, cookie))).toMatch('could not be trusted');
    });

    test('another issuer’s answer', async () => {
      const { url, cookie } = await there('con');
      const changed = new URL(url);
      changed.searchParams.set('iss', 'https://evil.example');
      expect(refused(await get(back, changed.href, cookie))).toMatch('could not be trusted');
    });

    test('an answer that was used, and one that another browser began', async () => {
      const { url, cookie } = await there('con');
      expect((await get(back, url, cookie)).status).toBe(303);
      expect(refused(await get(back, url, cookie))).toMatch('was used already');
      const again = await there('con');
      expect(refused(await get(back, again.url))).toMatch('began in another browser');
      const other = await there('con');
      expect(refused(await get(back, again.url, other.cookie))).toMatch('could not be trusted');
    });
  });

  test('says plainly that somebody cancelled, or that the provider is away', async () => {
    expect(refused(await through(null))).toMatch('You did not sign in at Anytown Council. Begin again');
    const { url, cookie } = await there('con');
    provider.away = true;
    expect(refused(await get(back, url, cookie))).toMatch('Anytown Council cannot be reached just now');
    provider.away = false;
    setContext({ provider: { ...provider.configured, issuer: 'http://127.0.0.1:9' } });
    const { said } = await press(begin, {});
    expect(said.errors).toEqual([
      {
        field: '',
        message: 'Anytown Council cannot be reached just now. Try again later, or sign in with your password',
      },
    ]);
  });

  describe('asks for a second factor', () => {
    const factor = async (email: string, on: boolean) => {
      await database()
        .updateTable('person')
        .set({ two_factor_enabled: on })
        .where('email', '=', email)
        .execute();
    };

    test('of ours where somebody has one and the provider asked for none', async () => {
      await factor('ada@mark.example', true);
      const answered = await through('ada', { from: '/review' });
      expect(answered.said).toMatchObject({ code: { from: '/review' }, passkey: false });
      expect(await who(answered)).toBeNull();
      await factor('ada@mark.example', false);
    });

    test('of ours where a role needs one, before anything else', async () => {
      setContext({ secondFactor: 'required' });
      expect(await who(await through('ada'))).toMatchObject({ mustSetUpFactor: true, bodyRoles: [] });
      setContext({ secondFactor: 'offered' });
    });

    test('and not twice where the provider says that it asked for one', async () => {
      setContext({ secondFactor: 'required' });
      for (const claims of [{ amr: ['pwd', 'mfa'] }, { acr: 'https://refeds.org/profile/mfa' }]) {
        provider.twist = { claims };
        await factor('ada@mark.example', true);
        expect(await who(await through('ada'))).toMatchObject({ bodyRoles: ['assessor'] });
        await factor('ada@mark.example', false);
        expect(await who(await through('ada'))).toMatchObject({
          mustSetUpFactor: false,
          bodyRoles: ['assessor'],
        });
      }
      provider.twist = { claims: { amr: ['pwd'], acr: 'mfa' } };
      expect(await who(await through('ada'))).toMatchObject({ mustSetUpFactor: true });
      setContext({ secondFactor: 'offered' });
    });
  });

  test('vouches for when somebody proved who they are, and proves it anew for what is decided', async () => {
    const old = Math.floor(Date.now() / 1_000) - 3_600;
    provider.twist = { claims: { auth_time: old } };
    const signedIn = await through('con');
    expect((await who(signedIn))?.signedInAt.getTime()).toBe(old * 1_000);
    const cookie = cookiesOf(signedIn.headers);
    expect((await get(provideLoader, ORIGIN, cookie)).to).toMatch('again=yes');
    // It lets them through without having asked.
    expect(refused(await through('con', { anew: 'yes' }, cookie))).toMatch(
      'does not say that you have just proved who you are',
    );
    provider.twist = null;
    const jar = new Map<string, string>();
    await through('con', {}, '', jar);
    const { to, url, cookie: on } = await there('con', { anew: 'yes' }, cookie, jar);
    expect(new URL(to).searchParams.get('prompt')).toBe('login');
    const anew = await get(back, url, on);
    expect(Date.now() - ((await who(anew))?.signedInAt.getTime() ?? 0)).toBeLessThan(60_000);
  });

  describe('on one’s own account', () => {
    test('can be ended, and is not made again by signing in there', async () => {
      await through('ender');
      const cookie = await byPassword('ender@anytown.gov.uk');
      expect((await get(provideLoader, ORIGIN, cookie)).said.since).toMatch(/\d{4}/);
      expect((await press(provide, { intent: 'end' }, cookie)).to).toBe('/account/provider');
      expect((await get(provideLoader, ORIGIN, cookie)).said.since).toBeNull();
      expect(refused(await through('ender'))).toMatch('was ended');
    });

    test('is linked anew by who is signed in, whatever address they have there', async () => {
      provider.people.set('private', { email: 'elsewhere@example.org', email_verified: false });
      const cookie = await byPassword('ender@anytown.gov.uk');
      const begun = await press(provide, { intent: 'link' }, cookie);
      const url = await signInAtProvider(String(begun.said.to), 'private');
      expect((await get(back, url, cookiesOf(begun.headers, cookie))).to).toBe('/account/provider');
      expect(await who(await through('private'))).toMatchObject({ email: 'ender@anytown.gov.uk' });
    });

    test('is linked to nobody else’s account, and by nobody who has signed in meanwhile', async () => {
      const cookie = await byPassword('ender@anytown.gov.uk');
      const begun = await press(provide, { intent: 'link' }, cookie);
      const url = await signInAtProvider(String(begun.said.to), 'con');
      expect(refused(await get(back, url, cookiesOf(begun.headers, cookie)))).toMatch(
        'is linked to another account here',
      );
      const again = await press(provide, { intent: 'link' }, cookie);
      const other = await signInAtProvider(String(again.said.to), 'private');
      const somebodyElse = await byPassword('loose@anytown.gov.uk');
      expect(refused(await get(back, other, cookiesOf(again.headers, somebodyElse)))).toMatch(
        'Somebody else is signed in by now',
      );
    });
  });

  test('asks a place to wait that tries without end', async () => {
    const from = { address: '203.0.113.77' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 61; tries += 1) {
      const said = await answer(begin({ request: posted({}), params: {}, context: from }));
      statuses.push(said.status);
    }
    expect(statuses.slice(-2)).toEqual([200, 429]);
  });
});

describe('the environment', () => {
  const whole = {
    NODE_ENV: 'test' as const,
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
    OIDC_NAME: 'Anytown Council',
  };

  test('has the whole of a provider or none of it', () => {
    expect(readEnv({ NODE_ENV: 'test' }).provider).toBeNull();
    expect(readEnv(whole).provider).toEqual({
      issuer: 'https://id.example.org',
      clientId: 'a',
      clientSecret: 'b',
      name: 'Anytown Council',
    });
    for (const name of Object.keys(whole).filter((each) => each.startsWith('OIDC')))
      expect(() => readEnv({ ...whole, [name]: '' })).toThrow('set together or not at all');
    expect(context().provider).toBeNull();
  });

  test('has none that could be listened to', () => {
    expect(() => readEnv({ ...whole, OIDC_ISSUER: 'http://id.example.org' })).toThrow('https://');
  });
});
