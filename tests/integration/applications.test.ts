import { beforeAll, describe, expect, test } from 'vitest';
import { acceptAsNew } from '~/account/invitations.server';
import { makeSetupAddress, setUp } from '~/account/setup.server';
import { applicationByLink, askToApply, confirmApplication, confirmPage } from '~/application/apply.server';
import {
  acceptApplication,
  applicationPage,
  applicationsPage,
  declineApplication,
  forgetApplications,
} from '~/application/decide-application.server';
import { checkChains } from '~/audit/history.server';
import { addOrganisationBy } from '~/organisation/add.server';
import { newId } from '~/platform/clock.server';
import { setContext } from '~/platform/context.server';
import { action as decide } from '~/routes/applications.$id';
import { action as apply } from '~/routes/apply.form';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { personByEmail } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';
import { press } from '../support/posted';

const PASSWORD = 'orchid ladder winter plumber';
const DAY = 24 * 60 * 60_000;

const stated = {
  name: 'Kettle & Crumb CIC',
  legalForm: 'Community interest company',
  companyNumber: '01234567',
  charityNumber: '',
  address: '1 Mill Lane, Salford',
  region: 'North West',
  areas: 'Salford',
  purpose: 'Work and bread.',
  website: 'https://kettle.example.org',
  applicantName: 'Ann Baker',
  consent: 'I agree.',
};

describe.each(engines())('organisations apply, %s', (engine) => {
  freshDatabase(engine);
  let time = Date.parse('2026-11-30T09:00:00Z');
  const admin = {
    personId: '',
    name: 'Ada',
    email: 'ada@example.org',
    bodyRoles: ['admin'] as const,
    memberships: [],
  };
  let places = 0;
  /** Somebody else's place each time: how often one may apply is a test of its own. */
  const from = () => {
    places += 1;
    return `198.51.100.${places}`;
  };

  beforeAll(async () => {
    setContext({ now: () => new Date(time) });
    const token = (await makeSetupAddress(null)).split('/').at(-1) ?? '';
    await setUp(token, {
      accreditor: 'The Mark',
      contact: 'help@example.org',
      name: 'Ada',
      email: 'ada@example.org',
      password: PASSWORD,
    });
    admin.personId = (await personByEmail(database(), 'ada@example.org'))?.id ?? '';
  });

  const mailsTo = (email: string) =>
    database().selectFrom('mail').selectAll().where('recipient', '=', email).orderBy('id', 'desc').execute();
  const linkTo = async (email: string, pattern: RegExp) => {
    for (const { text } of await mailsTo(email)) {
      const token = pattern.exec(text)?.[1];
      if (token) return token;
    }
    throw new Error(`No such mail to ${email}`);
  };
  const ask = (change: Partial<Parameters<typeof askToApply>[0]> & { email: string }, key = newId()) =>
    askToApply({ ...stated, answers: { purpose: 'yes' }, key, ...change }, from());
  const confirmed = async (change: Partial<Parameters<typeof askToApply>[0]> & { email: string }) => {
    await ask(change);
    const link = await confirmApplication(await linkTo(change.email, /\/apply\/confirm\/(\w+)/));
    const { lines } = await applicationsPage({ state: 'waiting', after: null });
    return { link, id: lines.find(({ name }) => name === (change.name ?? stated.name))?.id ?? '' };
  };
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    );

  test('nobody sees one before its address is confirmed, once and within a week', async () => {
    const key = newId();
    // Sent twice at once, and once more afterwards.
    await Promise.all([ask({ email: 'Ann@Example.org' }, key), ask({ email: 'Ann@Example.org' }, key)]);
    await ask({ email: 'ann@example.org' }, key);
    expect(await mailsTo('ann@example.org')).toHaveLength(1);
    expect((await applicationsPage({ state: 'waiting', after: null })).lines).toEqual([]);
    const [mail] = await mailsTo('ann@example.org');
    // Whoever typed somebody else's address has them read nothing of their own.
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Kettle|Ann Baker|Mill Lane/);
    const token = await linkTo('ann@example.org', /\/apply\/confirm\/(\w+)/);
    const kept = await database().selectFrom('application').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(await confirmPage(token)).toEqual({ name: stated.name, email: 'ann@example.org' });
    const both = await Promise.all([outcome(confirmApplication(token)), outcome(confirmApplication(token))]);
    expect(both.filter((each) => each === 'done')).toHaveLength(1);
    await expect(confirmPage(token)).rejects.toThrow(/not open/);
    const { lines } = await applicationsPage({ state: 'waiting', after: null });
    expect(lines).toMatchObject([{ name: stated.name, since: '30 November 2026' }]);
    const [told] = await mailsTo('help@example.org');
    expect(told?.text).toContain(`/applications/${lines[0]?.id}`);
    expect(told?.text).not.toMatch(/Ann Baker|ann@/);
    const link = await linkTo('ann@example.org', /\/application\/(\w+)/);
    expect(await applicationByLink(link)).toMatchObject({ state: 'waiting', reason: null });
    await expect(applicationByLink(token)).rejects.toThrow(/not found/);

    await ask({ email: 'late@example.org', name: 'Late' });
    const late = await linkTo('late@example.org', /\/apply\/confirm\/(\w+)/);
    time += 7 * DAY + 1;
    await expect(confirmApplication(late)).rejects.toThrow(/not open/);
    await forgetApplications();
    expect(await database().selectFrom('application').select('name').execute()).toEqual([
      { name: stated.name },
    ]);
  });

  test('is accepted once: organisation, invitation and both trails, or nothing', async () => {
    const [line] = (await applicationsPage({ state: 'waiting', after: null })).lines;
    const id = line?.id ?? '';
    const view = await applicationPage(id);
    expect(view.results.map(({ outcome: each }) => each)).toEqual([
      'met',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(view.duplicates).toEqual([]);
    const both = await Promise.all([
      outcome(acceptApplication(admin, id, { level: 'mark', distinct: false })),
      outcome(acceptApplication(admin, id, { level: 'mark', distinct: true })),
    ]);
    // Two who decide at once: one does.
    expect(both.filter((each) => each === 'done')).toHaveLength(1);
    expect(both.find((each) => each !== 'done')).toMatch(/decided meanwhile/);
    const row = await organisationBySlug(database(), 'kettle-and-crumb-cic');
    expect(row).toMatchObject({
      name: stated.name,
      company_number: '01234567',
      charity_number: null,
      address: '1 Mill Lane, Salford',
      website: 'https://kettle.example.org',
      level: 'mark',
      // Nobody has granted one.
      licence_until: null,
      year_end: null,
    });
    const trail = await database()
      .selectFrom('audit_event')
      .select('event')
      .where('organisation_id', '=', row?.id ?? '')
      .orderBy('position')
      .execute();
    expect(trail.map(({ event }) => event)).toEqual(['organisation.added', 'person.invited']);
    const own = await database().selectFrom('accreditor_event').selectAll().orderBy('position').execute();
    expect(own.slice(-2).map(({ event }) => event)).toEqual(['application.received', 'application.accepted']);
    expect(own.map(({ detail }) => detail).join()).not.toMatch(/Ann Baker|ann@example/);
    const invitation = await linkTo('ann@example.org', /\/invitation\/(\w+)/);
    await acceptAsNew(invitation, { name: 'Ann Baker', password: PASSWORD });
    expect(await database().selectFrom('membership').select(['organisation_id', 'role']).execute()).toEqual([
      { organisation_id: row?.id, role: 'director' },
    ]);
    expect((await checkChains()).broken).toEqual([]);
  });

  test('points out what may be here already, and asks whoever accepts it all the same', async () => {
    const other = { legalForm: 'CIC', companyNumber: '', charityNumber: '1064698', region: '' };
    await addOrganisationBy(admin, { ...other, name: 'Bara Môr Bakery', level: 'mark' });
    const alike = await confirmed({
      email: 'bo@example.org',
      name: 'The Bara Mor Bakerie Ltd',
      companyNumber: '',
      charityNumber: '',
    });
    expect((await applicationPage(alike.id)).duplicates).toMatchObject([
      { slug: 'bara-mor-bakery', because: 'a very similar name' },
    ]);
    const numbered = await confirmed({
      email: 'cy@example.org',
      name: 'Something Else',
      charityNumber: '1064698',
    });
    const { duplicates } = await applicationPage(numbered.id);
    expect(duplicates.map(({ because }) => because).sort()).toEqual([
      'the same charity number 1064698',
      'the same company number 01234567',
    ]);
    await expect(acceptApplication(admin, alike.id, { level: 'mark', distinct: false })).rejects.toThrow(
      /none of the organisations/,
    );
    await acceptApplication(admin, alike.id, { level: 'gold', distinct: true });
    await expect(declineApplication(admin, alike.id, 'Too late')).rejects.toThrow(/decided meanwhile/);
  });

  test('is declined with a reason that is mailed, and shown at its link', async () => {
    const { id, link } = await confirmed({ email: 'di@example.org', name: 'Declined', companyNumber: '' });
    await declineApplication(admin, id, 'It is not independent.\n\nApply again once it is.');
    const [mail] = await mailsTo('di@example.org');
    expect(mail?.text).toContain('It is not independent.');
    expect(await applicationByLink(link)).toMatchObject({
      state: 'declined',
      reason: 'It is not independent.\n\nApply again once it is.',
    });
    expect(await organisationBySlug(database(), 'declined')).toBeUndefined();
    time += 181 * DAY;
    await forgetApplications();
    const row = await database()
      .selectFrom('application')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ applicant_name: null, email: null, address: '', purpose: '', areas: '' });
    expect(row).toMatchObject({ name: 'Declined', state: 'declined' });
    await expect(applicationByLink(link)).rejects.toThrow(/not found/);
    const page = await applicationPage(id);
    expect(page.stated.find(({ label }) => label === 'Applicant')?.value).toBe('Deleted');
    // What waits is not old, however long it waits.
    expect((await applicationsPage({ state: 'waiting', after: null })).lines).toMatchObject([
      { name: 'Something Else' },
    ]);
  });

  test('has an end: three an hour with one address, ten from one place', async () => {
    const place = '203.0.113.7';
    const send = (email: string) =>
      askToApply({ ...stated, answers: {}, key: newId(), email }, place).then(
        () => 'sent',
        (error: { code: string }) => error.code,
      );
    const one = [];
    for (let at = 0; at < 4; at += 1) one.push(await send('many@example.org'));
    expect(one).toEqual(['sent', 'sent', 'sent', 'rate_limited']);
    const others = [];
    for (let at = 0; at < 9; at += 1) others.push(await send(`m${at}@example.org`));
    expect(others.slice(0, 7)).toEqual(Array(7).fill('sent'));
    expect(others.slice(7)).toEqual(['rate_limited', 'rate_limited']);
  });

  test('its form answers the same to an address with an account and to one without, and keeps what was typed', async () => {
    const form = {
      intent: 'apply',
      key: newId(),
      ...stated,
      consent: 'yes',
      answer_purpose: 'yes',
      answer_trading: 'made up',
    };
    const say = async (email: string) => {
      const { status, said } = await press(apply, {}, { ...form, key: newId(), email }, '');
      return { status, said: JSON.stringify(said).replace(email, 'EMAIL') };
    };
    expect(await say('ada@example.org')).toEqual(await say('nobody@example.org'));
    const kept = await database()
      .selectFrom('application')
      .select('answers')
      .where('email', '=', 'nobody@example.org')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(kept.answers)).toEqual({ purpose: 'yes' });
    const wrong = { ...form, email: 'no address', companyNumber: '12', website: 'javascript:alert(1)' };
    const { status, refused } = await press(apply, {}, { ...wrong, consent: '' }, '');
    expect(status).toBe(422);
    expect(refused?.errors.map(({ field }) => field).sort()).toEqual([
      'companyNumber',
      'consent',
      'email',
      'website',
    ]);
    expect(refused?.typed).toMatchObject({ name: stated.name, companyNumber: '12' });
  });

  test('nobody who is not signed in decides', async () => {
    const { status, to } = await press(decide, { id: newId() }, { intent: 'accept', level: 'mark' }, '');
    expect([status, to]).toEqual([302, '/sign-in?from=%2F']);
  });

  test('lists page by page', async () => {
    const rows = await database().selectFrom('application').selectAll().limit(1).execute();
    const [row] = rows;
    if (!row) throw new Error('There is none');
    const many = Array.from({ length: 120 }, (_, at) => ({
      ...row,
      id: newId(),
      request_key: newId(),
      state: 'waiting' as const,
      name: `Many ${at}`,
      applicant_name: 'X',
      email: 'x@example.org',
      confirmed_at: new Date(time),
      confirm_sha256: null,
      link_sha256: null,
      decided_at: null,
      decided_by: null,
      reason: null,
      became_organisation: null,
      erased_at: null,
    }));
    await database().insertInto('application').values(many).execute();
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 5; page += 1) {
      const found: Awaited<ReturnType<typeof applicationsPage>> = await applicationsPage({
        state: 'waiting',
        after,
      });
      expect(found.lines.length).toBeLessThanOrEqual(50);
      names.push(...found.lines.map(({ name }) => name));
      after = found.next;
      if (!after) break;
    }
    expect(names.filter((name) => name.startsWith('Many'))).toEqual(many.map(({ name }) => name));
    expect((await applicationsPage({ state: 'waiting', after: 'no id' })).lines).toHaveLength(50);
  });
});
