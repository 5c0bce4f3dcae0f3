import type { LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeAccreditor } from '~/account/accreditor.server';
import { acceptAsNew, invite } from '~/account/invitations.server';
import { makeSetupAddress, setUp } from '~/account/setup.server';
import { signIn } from '~/account/sign-in.server';
import { checkChains } from '~/audit/history.server';
import { addOrganisationBy } from '~/organisation/add.server';
import { setContext } from '~/platform/context.server';
import { action as askAddress } from '~/routes/account.address._index';
import { loader as addressByLoader, action as followAddress } from '~/routes/account.address.$token';
import { action as close, loader as closeLoader } from '~/routes/account.close';
import { loader as dataLoader } from '~/routes/account.data[.]json';
import { action as askRegister } from '~/routes/register._index';
import { action as registerBy, loader as registerByLoader } from '~/routes/register.$token';
import { database } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { personByEmail } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';
import { press } from '../support/posted';

const PASSWORD = 'orchid ladder winter plumber';
const OTHER = 'copper meadow violin kettle';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const SAID = { name: 'The Mark', contact: 'help@example.org', complaints: '', colour: '', legal: '' };

describe.each(engines())('one’s own account, %s', (engine) => {
  freshDatabase(engine);
  let time = Date.now();
  let place: OrganisationRow;
  const admin = {
    personId: '',
    name: 'Ada',
    email: 'ada@example.org',
    bodyRoles: ['admin'],
    memberships: [],
  } as const;

  const mails = (to: string) =>
    database().selectFrom('mail').selectAll().where('recipient', '=', to).orderBy('id', 'desc').execute();
  /** What stands in the link of the newest mail to an address. */
  const linkTo = async (to: string, path: string) => {
    const token = new RegExp(`/${path}/(\\w+)`).exec((await mails(to))[0]?.text ?? '')?.[1];
    if (!token) throw new Error(`No ${path} in the newest mail to ${to}`);
    return token;
  };
  const cookieFor = async (email: string, password = PASSWORD) => {
    const { headers } = await signIn(new Request('http://localhost/'), email, password, '192.0.2.1');
    // better-auth has the machine's clock, and not this test's.
    const [at, id] = [new Date(time), (await personByEmail(database(), email))?.id ?? ''];
    const mine = database().updateTable('auth_session').where('person_id', '=', id);
    await mine.set({ created_at: at, updated_at: at }).execute();
    return headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  };
  const get = async (loader: (args: LoaderFunctionArgs) => Promise<unknown>, params: object, cookie = '') => {
    const request = new Request('http://localhost/x', { headers: { cookie } });
    return loader({ request, params, context: {} } as LoaderFunctionArgs).catch((error: unknown) => {
      if (error instanceof Response) return error;
      throw error;
    });
  };
  const status = async (...asked: Parameters<typeof get>) => {
    const said = await get(...asked);
    return said instanceof Response ? said.status : 200;
  };
  const join = async (email: string, role: 'editor' | 'director' | 'admin') => {
    await invite(admin, role === 'admin' ? null : place, { email, role });
    const token = await linkTo(email, 'invitation');
    await acceptAsNew(token, { name: email.split('@')[0] ?? '', password: PASSWORD });
    return (await personByEmail(database(), email))?.id ?? '';
  };
  const wrong = ({ refused }: Awaited<ReturnType<typeof press>>) =>
    refused?.errors.map(({ message }) => message) ?? [];

  beforeAll(async () => {
    setContext({ now: () => new Date(time) });
    const token = (await makeSetupAddress(null)).split('/').at(-1) ?? '';
    await setUp(token, {
      accreditor: 'The Mark',
      contact: 'help@example.org',
      name: 'Ada',
      email: admin.email,
      password: PASSWORD,
    });
    Object.assign(admin, { personId: (await personByEmail(database(), admin.email))?.id });
    const slug = await addOrganisationBy(admin, {
      name: 'Bakery',
      legalForm: 'CIC',
      companyNumber: '',
      charityNumber: '',
      region: '',
      level: 'mark',
    });
    place = (await organisationBySlug(database(), slug)) as OrganisationRow;
  });

  describe('registering as a commissioner', () => {
    const asked = (email: string) => ({ name: 'Con', buysFor: 'Anytown Council', email });

    test('a link by mail, good once, makes a commissioner, and nothing else', async () => {
      const said = await press(askRegister, {}, asked('Con@Council.example'), '');
      expect(said).toMatchObject({ status: 200, said: { sent: 'Con@Council.example' } });
      const [mail] = await mails('con@council.example');
      // Whoever types a stranger's address writes them nothing.
      expect(`${mail?.subject}${mail?.text}`).not.toMatch(/Anytown|\bCon\b/);
      const token = await linkTo('con@council.example', 'register');
      const kept = await database()
        .selectFrom('account_link')
        .selectAll()
        .where('purpose', '=', 'register')
        .execute();
      expect(JSON.stringify(kept)).not.toContain(token);
      expect(await personByEmail(database(), 'con@council.example')).toBeUndefined();
      expect(wrong(await press(registerBy, { token }, { password: 'password1234' }, ''))[0]).toMatch(/guess/);
      const forged = await press(registerBy, { token }, { password: PASSWORD, role: 'admin' }, '');
      expect(forged.status).toBe(422);
      const both = await Promise.all(
        [PASSWORD, OTHER].map((password) => press(registerBy, { token }, { password }, '')),
      );
      expect(both.map((each) => each.status).sort()).toEqual([303, 409]);
      expect(await status(registerByLoader, { token })).toBe(410);
      const roles = await database()
        .selectFrom('body_role')
        .innerJoin('person', 'person.id', 'person_id')
        .select(['role', 'buys_for', 'email_verified'])
        .where('email', '=', 'con@council.example')
        .execute();
      expect(roles).toEqual([{ role: 'commissioner', buys_for: 'Anytown Council', email_verified: true }]);
      expect((await checkChains()).broken).toEqual([]);
    });

    test('a known address is answered the same, and told that it is known', async () => {
      const said = await press(askRegister, {}, asked('ada@example.org'), '');
      expect(said).toMatchObject({ status: 200, said: { sent: 'ada@example.org' } });
      expect((await mails('ada@example.org'))[0]?.subject).toBe('You have an account already');
      expect(
        await database()
          .selectFrom('account_link')
          .selectAll()
          .where('email', '=', 'ada@example.org')
          .where('purpose', '=', 'register')
          .execute(),
      ).toEqual([]);
    });

    test('is good for a day, ends the one before, and can be asked for three times an hour', async () => {
      await press(askRegister, {}, asked('late@council.example'), '');
      const first = await linkTo('late@council.example', 'register');
      await press(askRegister, {}, asked('late@council.example'), '');
      const second = await linkTo('late@council.example', 'register');
      expect(await status(registerByLoader, { token: first })).toBe(410);
      await press(askRegister, {}, asked('late@council.example'), '');
      expect((await press(askRegister, {}, asked('late@council.example'), '')).status).toBe(429);
      time += DAY + 1;
      expect(await status(registerByLoader, { token: second })).toBe(410);
      expect((await press(registerBy, { token: second }, { password: PASSWORD }, '')).status).toBe(410);
    });

    test('administrators can switch it off, also for links that are under way', async () => {
      await press(askRegister, {}, asked('off@council.example'), '');
      const token = await linkTo('off@council.example', 'register');
      await changeAccreditor(admin, { ...SAID, registration: false });
      expect(wrong(await press(askRegister, {}, asked('new@council.example'), ''))[0]).toMatch(/invited/);
      expect(wrong(await press(registerBy, { token }, { password: PASSWORD }, ''))[0]).toMatch(/invited/);
      await changeAccreditor(admin, { ...SAID, registration: true });
      expect((await press(registerBy, { token }, { password: PASSWORD }, '')).status).toBe(303);
    });
  });

  describe('another address', () => {
    const email = 'eva@example.org';
    const next = 'eva@new.example';
    let id = '';
    beforeAll(async () => {
      id = await join(email, 'editor');
    });

    test('needs the password, and a link that came to it', async () => {
      const cookie = await cookieFor(email);
      expect(wrong(await press(askAddress, {}, { email: next, password: 'not it' }, cookie))).toEqual([
        'That is not your password',
      ]);
      expect(
        wrong(await press(askAddress, {}, { email: 'EVA@example.org', password: PASSWORD }, cookie))[0],
      ).toMatch(/already/);
      expect(
        (await press(askAddress, {}, { email: 'Eva@New.example', password: PASSWORD }, cookie)).status,
      ).toBe(200);
      const token = await linkTo(next, 'address');
      expect((await personByEmail(database(), email))?.id).toBe(id);
      expect(await get(addressByLoader, { token })).toMatchObject({
        email: next,
        from: email,
        undoes: false,
      });
      const both = await Promise.all([1, 2].map(() => press(followAddress, { token }, {}, '')));
      expect(both.map((each) => each.status).filter((each) => each === 200)).toHaveLength(1);
      expect(await status(addressByLoader, { token })).toBe(404);
      expect((await personByEmail(database(), next))?.id).toBe(id);
      await expect(cookieFor(email)).rejects.toThrow(/not right/);
      await cookieFor(next);
    });

    test('the former one is told, and takes it back within a week: then nobody is in, and the password is over', async () => {
      expect((await mails(email))[0]?.subject).toBe('Your account has another e-mail address');
      const undo = await linkTo(email, 'address');
      time += 7 * DAY - MINUTE;
      expect(await get(addressByLoader, { token: undo })).toMatchObject({ email, from: next, undoes: true });
      await cookieFor(next);
      expect((await press(followAddress, { token: undo }, {}, '')).status).toBe(200);
      expect((await personByEmail(database(), email))?.id).toBe(id);
      await expect(cookieFor(email)).rejects.toThrow(/not right/);
      expect(
        await database().selectFrom('auth_session').select('id').where('person_id', '=', id).execute(),
      ).toEqual([]);
      expect(await status(addressByLoader, { token: undo })).toBe(404);
    });

    test('one that is taken gets a mail and no link; a link is over after its time', async () => {
      const cookie = await cookieFor(admin.email);
      expect((await press(askAddress, {}, { email, password: PASSWORD }, cookie)).status).toBe(200);
      expect((await mails(email))[0]?.subject).toBe('This address has an account already');
      await press(askAddress, {}, { email: 'ada@new.example', password: PASSWORD }, cookie);
      const token = await linkTo('ada@new.example', 'address');
      // Somebody else has taken it meanwhile.
      await join('ada@new.example', 'editor');
      expect((await press(followAddress, { token }, {}, '')).status).toBe(409);
      time += DAY + 1;
      expect(await status(addressByLoader, { token })).toBe(404);
    });
  });

  test('what is known of a person is theirs as JSON, and holds nobody else’s', async () => {
    const id = await join('dan@example.org', 'director');
    const cookie = await cookieFor('dan@example.org');
    time += 16 * MINUTE;
    const late = (await get(dataLoader, {}, cookie)) as Response;
    expect(late.headers.get('location')).toMatch(/sign-in.*again/);
    const response = (await get(dataLoader, {}, await cookieFor('dan@example.org'))) as Response;
    expect(response.headers.get('content-disposition')).toMatch(/attachment/);
    const text = await response.text();
    const said = JSON.parse(text);
    expect(said.account).toMatchObject({ id, email: 'dan@example.org', name: 'dan' });
    expect(said.roles.inOrganisations).toMatchObject([{ organisation: place.slug, role: 'director' }]);
    expect(said.entered.inOrganisations).toMatchObject([{ event: 'person.joined' }]);
    expect(said.invitations).toMatchObject([{ sentByYou: false, role: 'director' }]);
    expect(said.sessions.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/argon2|ada@|eva@/);
    const tokens = await database().selectFrom('auth_session').select('token').execute();
    expect(tokens.some(({ token }) => text.includes(token))).toBe(false);
  });

  test('the last director and the last administrator cannot close their account, and are told why', async () => {
    const director = await cookieFor('dan@example.org');
    expect(await get(closeLoader, {}, director)).toMatchObject({
      why: [expect.stringMatching(/last director of Bakery/)],
    });
    expect(wrong(await press(close, {}, { sure: 'yes' }, director))[0]).toMatch(/last director of Bakery/);
    const cookie = await cookieFor(admin.email);
    expect(wrong(await press(close, {}, { sure: 'yes' }, cookie))[0]).toMatch(/last administrator/);
    expect((await personByEmail(database(), admin.email))?.id).toBe(admin.personId);
  });

  test('who closes it leaves their name and nothing else, and the address can be used anew', async () => {
    const id = await join('dora@example.org', 'director');
    const cookie = await cookieFor('dora@example.org');
    expect(wrong(await press(close, {}, {}, cookie))).toEqual(['Tick the box to close the account']);
    expect((await press(close, {}, { sure: 'yes' }, cookie)).status).toBe(303);
    for (const table of [
      'membership',
      'body_role',
      'auth_session',
      'auth_account',
      'two_factor',
      'passkey',
      'account_link',
      'notice',
      'section_turn',
    ] as const)
      expect(
        await database().selectFrom(table).select('person_id').where('person_id', '=', id).execute(),
        table,
      ).toEqual([]);
    const person = await database()
      .selectFrom('person')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(person).toMatchObject({ name: 'dora', email: `${id}@closed.invalid`, email_verified: false });
    expect(await status(closeLoader, {}, cookie)).toBe(302);
    await expect(cookieFor('dora@example.org')).rejects.toThrow(/not right/);
    const said = await database()
      .selectFrom('audit_event')
      .select(['actor_name', 'event'])
      .where('actor_id', '=', id)
      .orderBy('position')
      .execute();
    expect(said).toEqual([
      { actor_name: 'dora', event: 'person.joined' },
      { actor_name: 'dora', event: 'account.closed' },
    ]);
    const anew = await join('dora@example.org', 'editor');
    expect(anew).not.toBe(id);
    expect((await checkChains()).broken).toEqual([]);
  });

  test('of the last two directors who leave at once one stays, and so of administrators', async () => {
    await join('dee@example.org', 'director');
    await join('abe@example.org', 'admin');
    for (const [one, other] of [
      ['dan@example.org', 'dee@example.org'],
      [admin.email, 'abe@example.org'],
    ] as const) {
      const both = await Promise.all(
        [one, other].map(async (email) => press(close, {}, { sure: 'yes' }, await cookieFor(email))),
      );
      expect(both.map((each) => each.status).sort()).toEqual([303, 409]);
    }
  });
});
