import type { LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/access/can';
import { accreditor } from '~/account/accreditor.server';
import { closeAccount } from '~/account/close-account.server';
import { acceptAsNew, invite, peopleIn } from '~/account/invitations.server';
import { hashPassword } from '~/account/password.server';
import { addAccount } from '~/account/people.server';
import { newApplicationKey } from '~/application/apply.server';
import { ACCESS_EVENTS, ACCREDITOR_EVENTS } from '~/audit/events';
import { checkChains } from '~/audit/history.server';
import { loadDemo } from '~/demo/load.server';
import { contributorsIn } from '~/organisation/contributors.server';
import { makeList, previewList } from '~/organisation/list-form.server';
import { listOfInvitations } from '~/organisation/many-invitations.server';
import { action as account } from '~/routes/account._index';
import { action as changeSettings } from '~/routes/accreditor.settings';
import { action as apply, loader as applyLoader } from '~/routes/apply.form';
import { loader as auditLoader } from '~/routes/audit._index';
import { loader as accessLoader } from '~/routes/audit.access';
import { action as about } from '~/routes/organisations.$slug.about';
import { action as people, loader as peopleLoader } from '~/routes/organisations.$slug.people';
import { amendStatement } from '~/statement/amend.server';
import { openStatement } from '~/statement/open.server';
import { prepareStatement } from '~/statement/prepare.server';
import { askForSection, openSection } from '~/statement/section-turns.server';
import { submitStatement } from '~/statement/submit.server';
import { database, inTransaction } from '~db/client';
import { up as contributorsEnd } from '~db/migrations/0114_contributors_end';
import { putAccreditor } from '~db/queries/accreditor';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { addMembership, personByEmail } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';
import { overTheirs, sendSection } from '../support/section-post';

const PASSWORD = 'orchid ladder winter plumber';
const YEAR = '2025-03-31';

/** What somebody found who used the product without having made it. */
describe.each(engines())('found by a stranger, %s', (engine) => {
  freshDatabase(engine);
  let place: OrganisationRow;
  let editor: Actor;
  let director: Actor;
  let admin: Actor;
  let assessor: Actor;
  const wrong = ({ refused }: Awaited<ReturnType<typeof press>>) =>
    refused?.errors.map(({ field, message }) => `${field}: ${message}`) ?? [];
  const see = async <Seen>(
    loader: (args: LoaderFunctionArgs) => Promise<Seen>,
    params: object,
    cookie: string,
    address = 'http://localhost/x',
  ) => {
    const request = new Request(address, { headers: { cookie } });
    return loader({ request, params, context: {} } as unknown as LoaderFunctionArgs);
  };
  const mailsTo = async (to: string) =>
    (await database().selectFrom('mail').select('subject').where('recipient', '=', to).execute()).length;
  const stranger = async (email: string): Promise<Actor> => {
    const person = await personByEmail(database(), email);
    return { personId: person?.id ?? '', name: person?.name ?? '', email, bodyRoles: [], memberships: [] };
  };
  const linkTo = async (email: string) => {
    const rows = await database()
      .selectFrom('mail')
      .select('text')
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .execute();
    return /invitation\/(\w+)/.exec(rows[0]?.text ?? '')?.[1] ?? '';
  };

  beforeAll(async () => {
    await loadDemo();
    [editor, director, admin, assessor] = (await Promise.all(
      ['editor', 'director', 'admin', 'assessor'].map(demoActor),
    )) as [Actor, Actor, Actor, Actor];
    place = (await organisationBySlug(database(), 'bryn-works')) as OrganisationRow;
    await inTransaction((tx) =>
      putAccreditor(tx, { name: 'The Mark', contact_email: 'help@mark.example', at: new Date() }),
    );
  });

  describe('inviting an assessor into an enterprise', () => {
    test('says first that they will not be able to decide there, and is possible all the same', async () => {
      const cookie = await cookieOf('director');
      const form = { form: 'invite', intent: 'invite', email: assessor.email.toUpperCase(), role: 'editor' };
      const first = await press(people, { slug: 'bryn-works' }, form, cookie);
      expect([first.status, wrong(first)]).toEqual([
        422,
        [
          `knowing: ${assessor.email} is an assessor of the accreditor: once they belong to Bryn Works CIC, they cannot decide about its statements. Tick the box to invite them all the same`,
        ],
      ]);
      expect(await mailsTo(assessor.email)).toBe(0);
      const second = await press(people, { slug: 'bryn-works' }, { ...form, knowing: 'yes' }, cookie);
      expect(second.to).toBe('/organisations/bryn-works/people');
      expect(await mailsTo(assessor.email)).toBe(1);
      // Sent again, it is known.
      expect((await press(people, { slug: 'bryn-works' }, form, cookie)).to).toMatch(/people$/);
    });

    test('is said of each row of a list before it is made', async () => {
      const second = await demoActor('second.assessor');
      const text = `organisation,email,role\nbryn-works,new@example.org,editor\nbryn-works,${second.email},manager\n`;
      const shown = await previewList(listOfInvitations(admin), new File([text], 'people.csv'));
      expect(shown).toMatchObject({ counts: { made: 2, there: 0, broken: 0 }, warned: 1 });
      const [row] = shown.rows;
      expect(row).toMatchObject({ line: 3, warns: true });
      expect(row?.says).toContain('they cannot decide about its statements');
      await makeList(listOfInvitations(admin), shown);
      expect(await mailsTo(second.email)).toBe(1);
    });
  });

  describe('an application', () => {
    const form = {
      intent: 'apply',
      name: 'Kettle & Crumb CIC',
      legalForm: 'Community interest company',
      companyNumber: '',
      charityNumber: '',
      address: '1 Mill Lane',
      region: 'North West',
      areas: 'Salford',
      purpose: 'Work and bread.',
      website: '',
      applicantName: 'Ann Baker',
      consent: 'yes',
      answer_purpose: 'yes',
    };

    test('sent again with another address says what is true, and can then be sent on', async () => {
      const key = newApplicationKey();
      const one = await press(apply, {}, { ...form, key, email: 'ann@kettle.example' }, '');
      expect(one.said).toMatchObject({ sent: { to: 'ann@kettle.example' } });
      const same = await press(apply, {}, { ...form, key, email: 'Ann@Kettle.example' }, '');
      expect(same.said).toMatchObject({ sent: { to: 'Ann@Kettle.example' } });
      const other = await press(apply, {}, { ...form, key, email: 'typo@kettle.example' }, '');
      expect(other.status).toBe(409);
      expect(wrong(other)).toEqual([
        'email: You have sent this already with another address, and the mail went there. Send it once more to apply with this one too',
      ]);
      expect([await mailsTo('ann@kettle.example'), await mailsTo('typo@kettle.example')]).toEqual([1, 0]);
      const fresh = await see(applyLoader, {}, '');
      await press(apply, {}, { ...form, key: fresh.key, email: 'typo@kettle.example' }, '');
      expect(await mailsTo('typo@kettle.example')).toBe(1);
    });

    test('is begun with another address, and all else as it was typed', async () => {
      const key = newApplicationKey();
      const { said } = await press(apply, {}, { ...form, key, email: 'bo@kettle.example' }, '');
      const { kept } = (said as { sent: { kept: Record<string, string> } }).sent;
      const again = await press(apply, {}, { intent: 'another', ...kept }, '');
      const { intent, consent, ...typed } = form;
      expect(again.status).toBe(200);
      expect(again.refused).toMatchObject({ errors: [], typed });
      expect(again.refused?.typed).not.toHaveProperty('email');
      expect(again.refused?.typed).not.toHaveProperty('consent');
    });
  });

  describe('whoever was asked for a section', () => {
    // A corrected version has all answers that it needs.
    beforeAll(async () => amendStatement(editor, await demoStatement(editor, 'bryn-works', YEAR)));
    const ask = async (section: string, email: string) =>
      askForSection(editor, await demoStatement(editor, 'bryn-works', YEAR), section, {
        personId: '',
        email,
        note: '',
      });
    const join = async (section: string, email: string) => {
      await ask(section, email);
      const name = email.split('@')[0] ?? '';
      await acceptAsNew(await linkTo(email), { name, password: PASSWORD });
      return stranger(email);
    };

    test('is listed under People with what they see, and ended there', async () => {
      const pat = await join('jobs', 'pat@payroll.example');
      expect(await contributorsIn(place)).toEqual([
        {
          id: pat.personId,
          name: 'pat',
          email: 'pat@payroll.example',
          sees: [expect.stringMatching(/^Jobs.*, 2024\/25$/)],
        },
      ]);
      const shown = await see(peopleLoader, { slug: 'bryn-works' }, await cookieOf('director'));
      expect(shown.contributors).toHaveLength(1);
      // A colleague who was asked for a section belongs to the people above.
      expect((await peopleIn(place)).people.map(({ id }) => id)).not.toContain(pat.personId);
      const end = { intent: 'end_contributor', person: pat.personId };
      expect((await press(people, { slug: 'bryn-works' }, end, await cookieOf('editor'))).status).toBe(403);
      const cookie = await cookieOf('director');
      expect((await press(people, { slug: 'bryn-works' }, end, cookie)).to).toMatch(/people$/);
      expect(await contributorsIn(place)).toEqual([]);
      const { statement } = await demoStatement(editor, 'bryn-works', YEAR);
      await expect(openSection(pat, statement.id, 'jobs', 'organisation.read')).rejects.toMatchObject({
        code: 'not_found',
      });
      expect((await press(people, { slug: 'bryn-works' }, end, cookie)).status).toBe(409);
    });

    test('sees it until the statement is handed in; what they entered keeps their name', async () => {
      const sam = await join('jobs', 'sam@payroll.example');
      await ask('skills', 'late@payroll.example');
      const manager = await demoActor('manager');
      await askForSection(editor, await demoStatement(editor, 'bryn-works', YEAR), 'skills', {
        personId: manager.personId,
        email: '',
        note: '',
      });
      const { statement } = await demoStatement(editor, 'bryn-works', YEAR);
      const opened = await openSection(sam, statement.id, 'jobs', 'statement.edit');
      const form = new FormData();
      form.append('jobs_created.value', '43');
      form.append('base', '{}');
      const conflict = await sendSection(sam, opened, 'jobs', form);
      if ('kind' in conflict && conflict.kind === 'conflict') {
        form.set('base', overTheirs(conflict));
        const again = await openSection(sam, statement.id, 'jobs', 'statement.edit');
        expect(await sendSection(sam, again, 'jobs', form)).toMatchObject({ kind: 'saved' });
      }
      const late = await linkTo('late@payroll.example');
      await prepareStatement(editor, await demoStatement(editor, 'bryn-works', YEAR));
      const said = { name: 'Owen Maddocks', role: 'Director' };
      await submitStatement(director, await demoStatement(editor, 'bryn-works', YEAR), said);
      await expect(openSection(sam, statement.id, 'jobs', 'organisation.read')).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(acceptAsNew(late, { name: 'Late', password: PASSWORD })).rejects.toMatchObject({
        code: 'gone',
      });
      // Whoever belongs here reads on.
      expect(await openStatement(manager, statement.id, 'organisation.read')).toBeTruthy();
      const answers = await database()
        .selectFrom('answer')
        .innerJoin('person', 'person.id', 'answer.updated_by')
        .select('person.name')
        .where('version_id', '=', opened.version.id)
        .where('measure_id', '=', 'jobs_created')
        .execute();
      expect(answers.map(({ name }) => name)).toContain('sam');
      const [event] = await database()
        .selectFrom('audit_event')
        .select('detail')
        .where('organisation_id', '=', place.id)
        .where('event', '=', 'statement.submitted')
        .orderBy('id', 'desc')
        .limit(1)
        .execute();
      expect(JSON.parse(event?.detail ?? '{}')).toMatchObject({ contributors: 1 });
      expect((await checkChains()).broken).toEqual([]);
    });

    test('does not see what was handed in before this was so', async () => {
      const { statement } = await demoStatement(editor, 'bryn-works', YEAR);
      const sam = await stranger('sam@payroll.example');
      const manager = await demoActor('manager');
      const row = {
        organisation_id: place.id,
        statement_id: statement.id,
        section_id: 'jobs',
        asked_by: editor.personId,
        note: '',
        created_at: new Date(),
      };
      await database()
        .insertInto('section_turn')
        .values({ ...row, person_id: sam.personId })
        .execute();
      await contributorsEnd(database() as never);
      const left = await database().selectFrom('section_turn').select('person_id').execute();
      expect(left.map(({ person_id }) => person_id)).not.toContain(sam.personId);
      expect(left.map(({ person_id }) => person_id)).toContain(manager.personId);
    });
  });

  test('a trail offers what is recorded in it: a closed account where it is found', async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const personId = await inTransaction((tx) =>
      addAccount(tx, { name: 'Cleo', email: 'cleo@bryn.example', passwordHash }),
    );
    await inTransaction((tx) =>
      addMembership(tx, {
        organisation_id: place.id,
        person_id: personId,
        role: 'editor',
        created_at: new Date(),
      }),
    );
    await closeAccount({
      ...(await stranger('cleo@bryn.example')),
      signedInAt: new Date(),
      secondFactor: false,
      askedIn: [],
      mustSetUpFactor: false,
    });
    const cookie = await cookieOf('admin');
    const ask = 'http://localhost/audit?event=account.closed';
    expect((await see(auditLoader, {}, cookie, ask)).lines).toEqual([]);
    expect((await see(accessLoader, {}, cookie, ask)).lines).toMatchObject([{ who: 'Cleo' }]);
    // Of the accreditor's own people both say it, in other words.
    expect(ACCREDITOR_EVENTS['account.closed']).not.toBe(ACCESS_EVENTS['account.closed']);
  });

  describe('a post that leaves fields out clears none', () => {
    test('of the accreditor', async () => {
      await inTransaction((tx) =>
        putAccreditor(tx, {
          name: 'The Mark',
          contact_email: 'help@mark.example',
          complaints: 'complain@mark.example',
          legal: 'Registered.',
          colour: '#0e4b3a',
          at: new Date(),
        }),
      );
      const before = await accreditor();
      const form = { name: 'Another', contact: 'other@mark.example', registration: 'yes' };
      const { status, refused } = await press(changeSettings, {}, form, await cookieOf('admin'));
      expect(status).toBe(422);
      expect(refused?.errors.map(({ field }) => field).sort()).toEqual(['colour', 'complaints', 'legal']);
      expect(await accreditor()).toEqual(before);
    });

    test('of an organisation', async () => {
      const before = await organisationBySlug(database(), 'bryn-works');
      const form = { legalForm: 'Something else' };
      const { status } = await press(about, { slug: 'bryn-works' }, form, await cookieOf('director'));
      expect(status).toBe(422);
      expect(await organisationBySlug(database(), 'bryn-works')).toEqual(before);
    });

    test('of one’s own account', async () => {
      const cookie = await cookieOf('manager');
      for (const form of [{ intent: 'name' }, { intent: 'told', told: 'daily' }, { intent: 'told' }])
        expect((await press(account, {}, form as Record<string, string>, cookie)).status).toBe(422);
    });
  });

  test('a name with a direction in it that nobody sees is refused, and comes back without', async () => {
    const form = { intent: 'name', name: 'Eve\u202eadA' };
    const { status, refused } = await press(account, {}, form, await cookieOf('manager'));
    expect(status).toBe(422);
    expect(refused?.errors).toEqual([
      {
        field: 'name',
        message: 'The name had characters that nobody can see. They are taken out: look, and send it again',
      },
    ]);
    expect(refused?.typed).toMatchObject({ name: 'EveadA' });
    await expect(
      invite(director, place, { email: 'someone@example.org', role: 'editor' }),
    ).resolves.toBeUndefined();
  });
});
