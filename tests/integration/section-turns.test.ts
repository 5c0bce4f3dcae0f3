import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { acceptAsNew, endRole, invitationPage } from '~/account/invitations.server';
import { loadDemo } from '~/demo/load.server';
import { homePage } from '~/organisation/home.server';
import { now } from '~/platform/clock.server';
import { openStatement } from '~/statement/open.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { askForSection, askPage, openSection, takeBackSection } from '~/statement/section-turns.server';
import { taskList } from '~/statement/task-list.server';
import { database, inTransaction } from '~db/client';
import { addMembership, personByEmail } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';

const FIRST = { mine: null, others: null };
const PASSWORD = 'orchid ladder winter plumber';

describe.each(engines())('asking somebody for a section, %s', (engine) => {
  freshDatabase(engine);
  let editor: Actor;
  let director: Actor;
  let manager: Actor;
  let id = '';
  let organisationId = '';

  beforeAll(async () => {
    await loadDemo();
    [editor, director, manager] = await Promise.all([
      demoActor('editor'),
      demoActor('director'),
      demoActor('manager'),
    ]);
    const draft = await database()
      .selectFrom('version')
      .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
      .select(['version.statement_id', 'version.organisation_id'])
      .where('organisation.slug', '=', 'bryn-works')
      .where('version.status', '=', 'draft')
      .executeTakeFirstOrThrow();
    id = draft.statement_id;
    organisationId = draft.organisation_id;
  });

  const open = (actor: Actor) => openStatement(actor, id, 'statement.edit');
  const ask = async (section: string, whom: { personId?: string; email?: string }, note = '') =>
    askForSection(editor, await open(editor), section, { personId: '', email: '', note, ...whom });
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    );
  const may = async (actor: Actor, section: string, permission: 'organisation.read' | 'statement.edit') =>
    openSection(actor, id, section, permission).then(
      ({ asked, alone }) => ({ asked, alone }),
      ({ code }: { code: string }) => code,
    );
  async function mails() {
    const rows = await database().selectFrom('mail').selectAll().orderBy('id').execute();
    await database().deleteFrom('mail').execute();
    return rows;
  }
  async function stranger(email: string): Promise<Actor> {
    const person = await personByEmail(database(), email);
    return { personId: person?.id ?? '', name: person?.name ?? '', email, bodyRoles: [], memberships: [] };
  }

  it('lets somebody from outside answer that section, and see nothing else', async () => {
    await ask('jobs', { email: 'pat@example.org' }, 'You know the payroll. Last year it was 3 women.');
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.recipient).toBe('pat@example.org');
    // What may count a few people stays on the page.
    expect(mail?.text).not.toContain('3 women');
    expect((await askPage(editor, await open(editor), 'jobs')).invited.map(({ email }) => email)).toEqual([
      'pat@example.org',
    ]);
    const token = /invitation\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await invitationPage(token)).toMatchObject({ role: 'contributor', known: false });
    await acceptAsNew(token, { name: 'Pat Payroll', password: PASSWORD });
    await expect(invitationPage(token)).rejects.toMatchObject({ code: 'gone' });

    const pat = await stranger('pat@example.org');
    const alone = { asked: true, alone: ['jobs'] };
    expect(await may(pat, 'jobs', 'organisation.read')).toEqual(alone);
    expect(await may(pat, 'jobs', 'statement.edit')).toEqual(alone);
    expect(await may(pat, 'skills', 'organisation.read')).toBe('not_found');
    expect(await may(pat, 'nothing', 'organisation.read')).toBe('not_found');
    await expect(openStatement(pat, id, 'organisation.read')).rejects.toMatchObject({ code: 'not_found' });
    const opened = await openSection(pat, id, 'jobs', 'organisation.read');
    const page = await sectionPage(pat, opened, await sectionContext(opened, 'jobs'));
    expect(page).toMatchObject({ alone: true, editable: true, next: null });
    expect(page.sections.map((each) => each.id)).toEqual(['jobs']);
    const home = await homePage(pat, FIRST);
    expect([home.organisations, home.others.turns, home.mine.turns]).toEqual([[], [], []]);
    expect(home.sections).toMatchObject([
      { title: 'Jobs', organisation: 'Bryn Works CIC', by: 'Carys Beynon' },
    ]);
  });

  it('is one of the organisation’s own people, who is told and named on the list', async () => {
    await ask('skills', { personId: manager.personId }, 'The course lists are with you.');
    const [mail] = await mails();
    expect(mail?.recipient).toBe(manager.email);
    expect(mail?.text).toContain('The course lists are with you.');
    // A manager reads all, and writes in this section alone.
    expect(await may(manager, 'skills', 'statement.edit')).toEqual({ asked: true, alone: null });
    expect(await may(manager, 'jobs', 'statement.edit')).toBe('forbidden');
    const opened = await openSection(manager, id, 'skills', 'organisation.read');
    const page = await sectionPage(manager, opened, await sectionContext(opened, 'skills'));
    expect(page).toMatchObject({ alone: false, editable: true });
    const { tasks } = await taskList(editor, await open(editor));
    expect(tasks.find((task) => task.id === 'skills')?.askedOf).toEqual([manager.name]);
    const mine = await taskList(manager, await openStatement(manager, id, 'organisation.read'));
    expect(mine.tasks.find((task) => task.id === 'skills')?.askedOf).toEqual(['you']);
  });

  it('is refused for oneself, for who assesses, for who is not here, and twice', async () => {
    const assessor = await demoActor('assessor');
    expect(await refused(ask('jobs', { personId: editor.personId }))).toMatch(/^You can answer it yourself/);
    expect(await refused(ask('jobs', { email: editor.email }))).toMatch(/^You can answer it yourself/);
    expect(await refused(ask('jobs', { email: assessor.email }))).toMatch(/works for the accreditor/);
    expect(await refused(ask('jobs', { personId: assessor.personId }))).toBe('Choose whom to ask');
    expect(await refused(ask('jobs', { personId: 'nobody' }))).toBe('Choose whom to ask');
    expect(await refused(ask('skills', { personId: manager.personId }))).toMatch(
      /was asked for this already/,
    );
    await expect(ask('nothing', { personId: director.personId })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await mails()).toEqual([]);
  });

  it('is taken back, and ends with somebody’s last role', async () => {
    const pat = await stranger('pat@example.org');
    const back = async (section: string, of: { personId?: string; invitation?: string }) =>
      takeBackSection(editor, await open(editor), section, { personId: '', invitation: '', ...of });
    await back('jobs', { personId: pat.personId });
    expect(await may(pat, 'jobs', 'organisation.read')).toBe('not_found');
    expect((await homePage(pat, FIRST)).sections).toEqual([]);
    await expect(back('jobs', { personId: pat.personId })).rejects.toMatchObject({ code: 'conflict' });

    await ask('jobs', { email: 'sam@example.org' });
    const [mail] = await mails();
    const token = /invitation\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const [invited] = (await askPage(editor, await open(editor), 'jobs')).invited;
    await back('jobs', { invitation: invited?.id ?? '' });
    await expect(invitationPage(token)).rejects.toMatchObject({ code: 'gone' });
    await expect(back('jobs', { invitation: 'x' })).rejects.toMatchObject({ code: 'conflict' });

    await inTransaction((tx) =>
      addMembership(tx, {
        organisation_id: organisationId,
        person_id: pat.personId,
        role: 'editor',
        created_at: now(),
      }),
    );
    await ask('method', { personId: pat.personId });
    const place = { id: organisationId, name: 'Bryn Works CIC' };
    await endRole(director, place, { personId: pat.personId, role: 'editor' });
    expect(await may(pat, 'method', 'organisation.read')).toBe('not_found');
  });

  it('opens nothing to who was invited once the statement is gone', async () => {
    await ask('jobs', { email: 'lee@example.org' });
    const [, mail] = await mails();
    const token = /invitation\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
    await database()
      .updateTable('invitation')
      .set({ statement_id: '0197a000-0000-7000-8000-000000000000' })
      .where('email', '=', 'lee@example.org')
      .execute();
    expect(await refused(acceptAsNew(token, { name: 'Lee', password: PASSWORD }))).toMatch(/not open/);
    expect(await personByEmail(database(), 'lee@example.org')).toBeUndefined();
  });
});
