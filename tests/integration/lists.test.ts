import { beforeAll, describe, expect, test } from 'vitest';
import { invitationPage, invite } from '~/account/invitations.server';
import { makeSetupAddress, setUp } from '~/account/setup.server';
import { checkChains } from '~/audit/history.server';
import { addOrganisationBy } from '~/organisation/add.server';
import type { PlannedRow } from '~/organisation/list-file';
import { makeList, previewList } from '~/organisation/list-form.server';
import { listOfInvitations } from '~/organisation/many-invitations.server';
import { listOfOrganisations } from '~/organisation/many-organisations.server';
import { mergeOrganisation } from '~/organisation/merge.server';
import { setContext } from '~/platform/context.server';
import { database } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { personByEmail } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';

const PASSWORD = 'orchid ladder winter plumber';

const csv = (...lines: string[]) => new File([lines.join('\n')], 'list.csv', { type: 'text/csv' });

describe.each(engines())('lists of organisations and people, %s', (engine) => {
  let statements = 0;
  freshDatabase(engine, {
    onQuery: () => {
      statements += 1;
    },
  });
  let time = Date.parse('2026-11-30T09:00:00Z');
  const admin = {
    personId: '',
    name: 'Ada',
    email: 'ada@example.org',
    bodyRoles: ['admin'] as const,
    memberships: [],
  };
  const organisations = () => listOfOrganisations(admin);
  const invitations = () => listOfInvitations(admin);
  const said = (rows: readonly PlannedRow[]) =>
    [...rows].sort((a, b) => a.line - b.line).map(({ line, outcome }) => `${line} ${outcome}`);
  const why = (rows: readonly PlannedRow[], line: number) => rows.find((row) => row.line === line)?.says;
  const counted = async (table: 'organisation' | 'invitation' | 'mail') =>
    Number(
      (
        await database()
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );

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
    const known = { legalForm: 'CIC', charityNumber: '', region: '', level: 'mark' } as const;
    await addOrganisationBy(admin, { ...known, name: 'Known Bakery CIC', companyNumber: '01234567' });
  });

  const LIST = [
    'Name,Legal form,Level,Company number,Year end',
    'First One,CIC,Mark,SC123456,31 March',
    '"Two\nLines Ltd",Limited company,gold,,',
    'The known bakery C.I.C.,CIC,mark,,',
    'Other Name,CIC,mark,01234567,',
    'Known Bakery,CIC,mark,07654321,',
    ',CIC,mark,,',
    'No Level,CIC,silver,,',
    'Bad Number,CIC,mark,12,',
    'Bad Day,CIC,mark,,31 February',
    'first one,CIC,mark,,',
    'Too,CIC,mark,,,,more',
    '',
    'Same,CIC,mark,,',
  ];

  test('say of each row what comes of it, by its line, and make nothing', async () => {
    const before = await counted('organisation');
    const { rows, counts } = await previewList(organisations(), csv(...LIST));
    expect(said(rows)).toEqual([
      '2 made',
      // A cell with a line end in it: the next row begins two lines further down.
      '3 made',
      '5 there',
      '6 there',
      '7 broken',
      '8 broken',
      '9 broken',
      '10 broken',
      '11 broken',
      '12 broken',
      '13 broken',
      '15 made',
    ]);
    expect(counts).toEqual({ made: 3, there: 2, broken: 7 });
    expect(why(rows, 5)).toBe('“Known Bakery CIC” has this name, at known-bakery-cic');
    expect(why(rows, 6)).toBe('“Known Bakery CIC” has this number, at known-bakery-cic');
    expect(why(rows, 7)).toMatch(/has this name and another number/);
    expect(why(rows, 8)).toBe('name: Enter the name of the organisation');
    expect(why(rows, 9)).toMatch(/^level: /);
    expect(why(rows, 12)).toBe('It has the same name or number as line 2');
    expect(why(rows, 13)).toBe('It has 7 cells, the first line names 5');
    expect(await counted('organisation')).toBe(before);
  });

  test('make exactly what was shown, and nothing where that is not so any more', async () => {
    const shown = await previewList(organisations(), csv(...LIST));
    const known = { legalForm: 'CIC', companyNumber: '', charityNumber: '', region: '' };
    await addOrganisationBy(admin, { ...known, name: 'Same', level: 'mark' });
    const before = await counted('organisation');
    await expect(makeList(organisations(), shown)).rejects.toThrow(/changed since/);
    expect(await counted('organisation')).toBe(before);
    const again = await previewList(organisations(), csv(...LIST));
    // Another file under the same seal is not made either.
    const other = Buffer.from('name,legal_form,level\nOther,CIC,mark').toString('base64');
    await expect(makeList(organisations(), { ...again, content: other })).rejects.toThrow(/changed since/);
    const both = await Promise.allSettled([
      makeList(organisations(), again),
      makeList(organisations(), again),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await counted('organisation')).toBe(before + 2);
    expect(await organisationBySlug(database(), 'first-one')).toMatchObject({
      company_number: 'SC123456',
      year_end: '03-31',
      level: 'mark',
      licence_until: null,
    });
    expect((await checkChains()).broken).toEqual([]);
  });

  test.each([
    ['', 'The first line has to name the columns'],
    ['name,level', 'Missing: legal_form'],
    ['name,legal_form,level,colour', 'There is no column “colour”'],
    ['name,name,legal_form,level', 'twice'],
    ['name,legal_form,level', 'nothing below'],
    ['name,legal_form,level\n"A,CIC,mark', 'quotation mark'],
  ])('are refused as a whole: %j', async (text, words) => {
    await expect(previewList(organisations(), csv(text))).rejects.toThrow(words);
  });

  test('five thousand organisations with numbers and broken rows are some hundred statements', async () => {
    const rows = Array.from({ length: 4_990 }, (_, at) => {
      const number = at % 10 === 9 ? 'x' : String(10_000_000 + at);
      return `Great ${at} Enterprise,CIC,mark,${number},${2_000_000 + at}`;
    });
    const file = csv('name,legal_form,level,company_number,charity_number', ...rows);
    statements = 0;
    const shown = await previewList(organisations(), file);
    expect(shown.counts).toEqual({ made: 4_491, there: 0, broken: 499 });
    await makeList(organisations(), shown);
    expect(statements).toBeLessThan(300);
    expect((await previewList(organisations(), file)).counts).toEqual({ made: 0, there: 4_491, broken: 499 });
  }, 240_000);

  test('ten thousand invitations with broken rows are some hundred statements, and all of them or none', async () => {
    const names = Array.from({ length: 400 }, (_, at) => `Enterprise ${at}`);
    const list = await previewList(
      organisations(),
      csv('name,legal_form,level', ...names.map((name) => `${name},CIC,mark`)),
    );
    expect(list.counts.made).toBe(400);
    await makeList(organisations(), list);
    const place = (await organisationBySlug(database(), 'enterprise-0')) as OrganisationRow;
    await invite(admin, place, { email: 'open@example.org', role: 'editor' });
    const closed = (await organisationBySlug(database(), 'enterprise-399')) as OrganisationRow;
    await mergeOrganisation(admin, closed, 'enterprise-398');
    const good = Array.from(
      { length: 9_500 },
      (_, at) => `enterprise-${at % 390},P${at}@Example.org,${['editor', 'director', 'manager'][at % 3]}`,
    );
    const broken = Array.from({ length: 490 }, (_, at) =>
      at % 2 === 0 ? `enterprise-1,no address ${at},editor` : `nowhere ${at},n${at}@example.org,editor`,
    );
    const file = csv(
      'organisation,email,role',
      ...good,
      ...broken,
      'enterprise-399,x@example.org,editor',
      'Enterprise 2,x@example.org,assessor',
      'Enterprise 0,open@example.org,editor',
      'enterprise-0,p0@example.org,editor',
    );
    const before = { mail: await counted('mail'), invitation: await counted('invitation') };
    statements = 0;
    const shown = await previewList(invitations(), file);
    expect(shown.counts).toEqual({ made: 9_500, there: 1, broken: 493 });
    expect(shown.rows.length).toBeLessThanOrEqual(1_500);
    expect(shown.rows.length + shown.left).toBe(9_994);
    expect(await counted('invitation')).toBe(before.invitation);
    const looked = statements;
    await makeList(invitations(), shown);
    expect(looked).toBeLessThan(120);
    // A query a row would be tens of thousands.
    expect(statements - looked).toBeLessThan(300);
    expect(await counted('invitation')).toBe(before.invitation + 9_500);
    expect(await counted('mail')).toBe(before.mail + 9_500);
    const mail = await database()
      .selectFrom('mail')
      .select('text')
      .where('recipient', '=', 'p391@example.org')
      .executeTakeFirstOrThrow();
    expect(mail.text).toContain('a director at Enterprise 1 in');
    const token = /\/invitation\/(\w+)/.exec(mail.text)?.[1] ?? '';
    expect(await invitationPage(token)).toMatchObject({ role: 'director', place: 'Enterprise 1' });
    expect((await checkChains()).broken).toEqual([]);
    // The same file once more: everybody is invited already.
    const again = await previewList(invitations(), file);
    expect(again.counts).toEqual({ made: 0, there: 9_501, broken: 493 });
    await expect(makeList(invitations(), again)).rejects.toThrow(/nobody to invite/);
  }, 240_000);

  test('an invitation that ran out is sent anew, and the old one ends', async () => {
    time += 15 * 24 * 60 * 60_000;
    const file = csv('organisation,email,role', 'Enterprise 0,open@example.org,editor');
    const shown = await previewList(invitations(), file);
    expect(shown.counts.made).toBe(1);
    await makeList(invitations(), shown);
    const rows = await database()
      .selectFrom('invitation')
      .select(['revoked_at', 'expires_at'])
      .where('email', '=', 'open@example.org')
      .orderBy('id')
      .execute();
    expect(rows.map(({ revoked_at }) => revoked_at === null)).toEqual([false, true]);
  });

  test('no more than ten thousand rows, no more than 2 MB', async () => {
    const rows = Array.from({ length: 10_001 }, (_, at) => `enterprise-0,q${at}@example.org,editor`);
    await expect(previewList(invitations(), csv('organisation,email,role', ...rows))).rejects.toThrow(
      /more than 10,000 rows/,
    );
    await expect(previewList(invitations(), csv('x'.repeat(2_000_001)))).rejects.toThrow(/larger than 2 MB/);
  });
});
