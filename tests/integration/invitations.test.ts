import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, requireFreshActor } from '~/account/actor.server';
import {
  acceptAs,
  acceptAsNew,
  endRole,
  invitationPage,
  invite,
  peopleIn,
  takeBackInvitation,
} from '~/account/invitations.server';
import { addAccount } from '~/account/people.server';
import { askForReset, resetPassword } from '~/account/reset.server';
import { makeSetupAddress, setUp, setupPage } from '~/account/setup.server';
import { signIn } from '~/account/sign-in.server';
import { checkChains } from '~/audit/history.server';
import { addOrganisationBy } from '~/organisation/add.server';
import { setContext } from '~/platform/context.server';
import { database, inTransaction } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { personByEmail } from '~db/queries/people';
import { asOwner } from '~db/reach';
import { engines, freshDatabase } from '../support/database';

const PASSWORD = 'orchid ladder winter plumber';
const DAY = 24 * 60 * 60_000;

/** The newest link of a kind that was promised to an address. */
async function linkTo(email: string, kind: string): Promise<string> {
  const rows = await database()
    .selectFrom('mail')
    .select('text')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .execute();
  for (const { text } of rows) {
    const token = new RegExp(`/${kind}/(\\w+)`).exec(text)?.[1];
    if (token) return token;
  }
  throw new Error(`No ${kind} was promised to ${email}`);
}

describe.each(engines())('people come and go, %s', (engine) => {
  freshDatabase(engine);
  let time = Date.parse('2026-11-30T09:00:00Z');
  let place: OrganisationRow;
  const admin = {
    personId: '',
    name: 'Ada',
    email: 'ada@example.org',
    bodyRoles: ['admin'],
    memberships: [],
  } as const;
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    );

  beforeAll(async () => {
    setContext({ now: () => new Date(time) });
    const token = (await makeSetupAddress(null)).split('/').at(-1) ?? '';
    const asked = { accreditor: 'The Mark', contact: 'help@example.org', name: 'Ada', password: PASSWORD };
    // Two who use the link at once: one becomes the administrator.
    const both = await Promise.all([
      outcome(setUp(token, { ...asked, email: 'Ada@Example.org' })),
      outcome(setUp(token, { ...asked, email: 'eve@example.org' })),
    ]);
    expect(both.filter((each) => each === 'done')).toHaveLength(1);
    const email = both[0] === 'done' ? 'ada@example.org' : 'eve@example.org';
    const person = await personByEmail(database(), email);
    Object.assign(admin, { personId: person?.id ?? '', email });
    await expect(setupPage(token)).rejects.toThrow(/was used, or its day is over/);
    const { email_verified } = await database()
      .selectFrom('person')
      .select('email_verified')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    // Nobody has opened a link that came to it.
    expect(email_verified).toBe(false);
    await invite(admin, null, { email: 'as@example.org', role: 'assessor' });
    expect((await invitationPage(await linkTo('as@example.org', 'invitation'))).place).toBe('The Mark');
    const slug = await addOrganisationBy(admin, {
      name: 'Ysgol & Co',
      legalForm: 'Charity',
      companyNumber: '',
      charityNumber: '',
      region: '',
      level: 'mark',
    });
    place = (await organisationBySlug(database(), slug)) as OrganisationRow;
    expect(slug).toBe('ysgol-and-co');
  });

  const join = async (email: string, role: 'editor' | 'director' | 'manager') => {
    await invite(admin, place, { email, role });
    await acceptAsNew(await linkTo(email.toLowerCase(), 'invitation'), {
      name: email.split('@')[0] ?? '',
      password: PASSWORD,
    });
    const person = await personByEmail(database(), email.toLowerCase());
    if (!person) throw new Error(`${email} did not join`);
    return { personId: person.id, name: person.name, email: person.email, bodyRoles: [], memberships: [] };
  };

  test('an administrator’s link is good for a day', async () => {
    const token = (await makeSetupAddress('late@example.org')).split('/').at(-1) ?? '';
    expect(await setupPage(token)).toEqual({ email: 'late@example.org', first: false });
    time += DAY + 1;
    await expect(setupPage(token)).rejects.toThrow(/was used, or its day is over/);
    await expect(setupPage('0'.repeat(64))).rejects.toThrow(/was used, or its day is over/);
  });

  test('an invitation is good once, for a fortnight, for one address to the letter', async () => {
    await invite(admin, place, { email: 'Plus+Tag@Example.org', role: 'editor' });
    const token = await linkTo('plus+tag@example.org', 'invitation');
    expect(await invitationPage(token)).toMatchObject({
      email: 'plus+tag@example.org',
      known: false,
      role: 'editor',
    });
    const other = await join('plus@example.org', 'manager');
    await expect(acceptAs(other, token)).rejects.toThrow(/another address/);
    const both = await Promise.all([
      outcome(acceptAsNew(token, { name: 'One', password: PASSWORD })),
      outcome(acceptAsNew(token, { name: 'Two', password: PASSWORD })),
    ]);
    expect(both.filter((each) => each === 'done')).toHaveLength(1);
    await expect(acceptAs(other, token)).rejects.toThrow(/not open/);
    const { people } = await peopleIn(place);
    expect(people.map(({ email, role }) => `${email} ${role}`).sort()).toEqual([
      'plus+tag@example.org editor',
      'plus@example.org manager',
    ]);

    await invite(admin, place, { email: 'slow@example.org', role: 'editor' });
    const late = await linkTo('slow@example.org', 'invitation');
    time += 14 * DAY + 1;
    await expect(invitationPage(late)).rejects.toThrow(/not open/);
    await expect(acceptAsNew(late, { name: 'Late', password: PASSWORD })).rejects.toThrow(/not open/);
    expect((await peopleIn(place)).invitations).toMatchObject([{ email: 'slow@example.org', over: true }]);
  });

  test('a weak password joins nobody, and leaves the invitation open', async () => {
    await invite(admin, place, { email: 'weak@example.org', role: 'editor' });
    const token = await linkTo('weak@example.org', 'invitation');
    for (const password of [
      'short',
      'password1234',
      'weakexample1',
      'aaaaaaaaaaaaaaaa',
      'Welcome2026!!',
      'manchester united',
      `${'x'.repeat(129)}`,
    ])
      await expect(acceptAsNew(token, { name: 'Weak', password })).rejects.toThrow(/characters|guess/);
    await acceptAsNew(token, { name: 'Weak', password: PASSWORD });
  });

  test('a newer invitation ends the older, and one that is taken back opens nothing', async () => {
    await invite(admin, place, { email: 'twice@example.org', role: 'editor' });
    const first = await linkTo('twice@example.org', 'invitation');
    await invite(admin, place, { email: 'twice@example.org', role: 'editor' });
    await expect(invitationPage(first)).rejects.toThrow(/not open/);
    const second = await linkTo('twice@example.org', 'invitation');
    const line = (await peopleIn(place)).invitations.find(({ email }) => email === 'twice@example.org');
    await takeBackInvitation(admin, place, line?.id ?? '');
    await expect(invitationPage(second)).rejects.toThrow(/not open/);
    await expect(takeBackInvitation(admin, place, line?.id ?? '')).rejects.toThrow(/meanwhile/);
    await expect(takeBackInvitation(admin, null, line?.id ?? '')).rejects.toThrow(/meanwhile/);
  });

  test('who has an account accepts as who they are, and takes several roles', async () => {
    const person = await join('both@example.org', 'editor');
    await expect(invite(admin, place, { email: 'BOTH@example.org', role: 'editor' })).rejects.toThrow(
      /already/,
    );
    await invite(admin, place, { email: 'both@example.org', role: 'director' });
    const token = await linkTo('both@example.org', 'invitation');
    expect(await invitationPage(token)).toMatchObject({ known: true });
    await expect(acceptAsNew(token, { name: 'Other', password: PASSWORD })).rejects.toThrow(/sign in/);
    await acceptAs(person, token);
    const roles = (await peopleIn(place)).people.filter(({ email }) => email === 'both@example.org');
    expect(roles.map(({ role }) => role).sort()).toEqual(['director', 'editor']);
  });

  test('who is known and never had a password sets one by accepting', async () => {
    const email = 'known@example.org';
    const id = await inTransaction((tx) => addAccount(tx, { name: 'Known', email }));
    await invite(admin, place, { email, role: 'manager' });
    const token = await linkTo(email, 'invitation');
    expect(await invitationPage(token)).toMatchObject({ known: false });
    await acceptAsNew(token, { name: 'Known Person', password: PASSWORD });
    expect(await personByEmail(database(), email)).toMatchObject({
      id,
      name: 'Known Person',
      hasAccount: true,
    });
  });

  test('two organisations of one name, added at once, have an address each', async () => {
    const asked = {
      legalForm: 'CIC',
      companyNumber: '',
      charityNumber: '',
      region: '',
      level: 'mark',
    } as const;
    const slugs = await Promise.all(
      [1, 2, 3].map(() => addOrganisationBy(admin, { ...asked, name: 'Same' })),
    );
    expect(slugs.sort()).toEqual(['same', 'same-2', 'same-3']);
  });

  test('of two directors who end each other’s role at once, one stays', async () => {
    const other = await join('second@example.org', 'director');
    const { people } = await peopleIn(place);
    const directors = people.filter(({ role }) => role === 'director');
    expect(directors).toHaveLength(2);
    const ended = await Promise.all(
      directors.map(({ id }) => outcome(endRole(other, place, { personId: id, role: 'director' }))),
    );
    expect(ended.filter((each) => each === 'done')).toHaveLength(1);
    expect(ended.find((each) => each !== 'done')).toMatch(/is the last director/);
    await expect(endRole(admin, null, { personId: admin.personId, role: 'admin' })).rejects.toThrow(
      /is the last administrator/,
    );
  });

  test('who needs a second factor has no role before it is set up, where it is demanded', async () => {
    const email = 'nofactor@example.org';
    await join(email, 'director');
    // Sessions are made by the machine's own clock.
    setContext({ now: () => new Date() });
    const { headers } = await signIn(new Request('http://localhost/'), email, PASSWORD, '192.0.2.1');
    const cookie = headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const ask = () => actorOf(new Request('http://localhost/', { headers: { cookie } }), undefined);
    expect(await ask()).toMatchObject({ mustSetUpFactor: false, memberships: [{ role: 'director' }] });
    setContext({ secondFactor: 'required' });
    expect(await ask()).toMatchObject({ mustSetUpFactor: true, memberships: [], bodyRoles: [] });
    setContext({ secondFactor: 'offered' });
    // The database has no token that would sign anybody in, and a token alone without its signature opens nothing.
    const rows = await database().selectFrom('auth_session').select('token').execute();
    const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThan(15);
    expect(rows.map((row) => row.token)).not.toContain(token);
    for (const forged of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`, `${rows[0]?.token}.x`]) {
      const headers = { cookie: `proofmark.session_token=${encodeURIComponent(forged)}` };
      expect(await actorOf(new Request('http://localhost/', { headers }), undefined)).toBeNull();
    }
  });

  test('at an address that is https a session is `__Host-`, and nothing else signs anybody in', async () => {
    const before = setContext({ origin: 'https://mark.example' });
    try {
      const request = new Request('https://mark.example/');
      const { headers } = await signIn(request, 'second@example.org', PASSWORD, '192.0.2.9');
      const cookie = headers.getSetCookie().find((each) => each.includes('session_token')) ?? '';
      expect(cookie).toMatch(/^__Host-proofmark\.session_token=/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toMatch(/; HttpOnly(;|$)/);
      expect(cookie).toMatch(/; Secure(;|$)/);
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/);
      expect(cookie).not.toMatch(/Domain/i);
      const [pair = ''] = cookie.split(';');
      const ask = (said: string) =>
        actorOf(new Request('https://mark.example/', { headers: { cookie: said } }), undefined);
      expect(await ask(pair)).toMatchObject({ email: 'second@example.org' });
      expect(await ask(pair.replace('__Host-', ''))).toBeNull();
      expect(await ask(pair.replace('__Host-', '__Secure-'))).toBeNull();
    } finally {
      setContext({ origin: before.origin });
    }
  });

  test('what decides over others asks for the password once more after a quarter of an hour', async () => {
    const { headers } = await signIn(
      new Request('http://localhost/'),
      'second@example.org',
      PASSWORD,
      '192.0.2.8',
    );
    const cookie = headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const ask = () => requireFreshActor(new Request('http://localhost/', { headers: { cookie } }), undefined);
    expect(await ask()).toMatchObject({ email: 'second@example.org' });
    await database()
      .updateTable('auth_session')
      .set({ created_at: new Date(Date.now() - 16 * 60_000) })
      .execute();
    await expect(ask()).rejects.toMatchObject({ code: 'signed_in_long_ago' });
  });

  test('a new password is set once within the hour, and ends every session', async () => {
    const email = 'plus@example.org';
    const { headers } = await signIn(new Request('http://localhost/'), email, PASSWORD, '192.0.2.2');
    const cookie = headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const ask = () => actorOf(new Request('http://localhost/', { headers: { cookie } }), undefined);
    expect(await ask()).not.toBeNull();
    await askForReset('nobody@example.org', '192.0.2.2');
    await askForReset('Plus@Example.org', '192.0.2.2');
    const token = await linkTo(email, 'reset');
    const set = 'copper meadow violin kettle';
    const both = await Promise.all([outcome(resetPassword(token, set)), outcome(resetPassword(token, set))]);
    expect(both.filter((each) => each === 'done')).toHaveLength(1);
    expect(await ask()).toBeNull();
    await expect(signIn(new Request('http://localhost/'), email, PASSWORD, '192.0.2.2')).rejects.toThrow(
      /not right/,
    );
    await signIn(new Request('http://localhost/'), email, set, '192.0.2.2');
    await askForReset(email, '192.0.2.2');
    const late = await linkTo(email, 'reset');
    setContext({ now: () => new Date(Date.now() + 60 * 60_000 + 1) });
    await expect(resetPassword(late, set)).rejects.toThrow(/was used, or its hour is over/);
    for (let each = 0; each < 3; each += 1) await askForReset(email, '192.0.2.3');
    await expect(askForReset(email, '192.0.2.4')).rejects.toThrow(/too often/);
  });

  test('all of it stands in chains that are whole', async () => {
    const { events, broken } = await checkChains();
    expect(broken).toEqual([]);
    expect(events).toBeGreaterThan(15);
    await asOwner(() =>
      database()
        .updateTable('accreditor_event')
        .set({ actor_name: 'Mallory' })
        .where('position', '=', 2)
        .execute(),
    );
    expect((await checkChains()).broken).toEqual([
      'the accreditor, event 2: was changed after it was written',
    ]);
    await asOwner(() => database().deleteFrom('accreditor_event').where('position', '>=', 2).execute());
    expect((await checkChains()).broken[0]).toMatch(/^the accreditor: the end of its trail was cut off/);
  });
});
