import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { approveMadeUp } from '~/demo/judge.server';
import { loadDemo } from '~/demo/load.server';
import { jobPage, runDue } from '~/jobs/jobs.server';
import { sendReminders } from '~/jobs/reminders.server';
import { reminded, stopReminders, stopRemindersPath } from '~/jobs/stop-reminders.server';
import { sendDigests } from '~/mail/digest.server';
import { now, today } from '~/platform/clock.server';
import { context, setContext } from '~/platform/context.server';
import { addDays } from '~/questionnaire/period';
import { answerComment, commentOn, placedComments } from '~/statement/comment.server';
import { prepareStatement } from '~/statement/prepare.server';
import { publishDue } from '~/statement/publish.server';
import { returnStatement } from '~/statement/return.server';
import { reviewPage } from '~/statement/review.server';
import { seeStatement } from '~/statement/shown.server';
import { submitStatement } from '~/statement/submit.server';
import { unpublishStatement } from '~/statement/unpublish.server';
import { database } from '~db/client';
import { changeTelling } from '~db/queries/notices';
import { asOwner } from '~db/reach';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';

const SLUG = 'cludiant-dyffryn-wyr';

describe.each(engines())('what people are told, %s', (engine) => {
  freshDatabase(engine);
  let organisationId = '';
  let statementId = '';
  let assessor: Actor;
  let admin: Actor;
  let editor: Actor;
  let director: Actor;

  beforeAll(async () => {
    await loadDemo();
    const found = await database()
      .selectFrom('statement')
      .innerJoin('version', 'version.statement_id', 'statement.id')
      .innerJoin('organisation', 'organisation.id', 'statement.organisation_id')
      .select(['statement.organisation_id', 'statement.id'])
      .where('version.status', '=', 'submitted')
      .where('organisation.slug', '=', SLUG)
      .executeTakeFirstOrThrow();
    organisationId = found.organisation_id;
    statementId = found.id;
    assessor = await demoActor('assessor');
    admin = await demoActor('admin');
    // Two more people, so that what each is told can be told apart.
    editor = await member('ed', 'editor');
    director = await member('di', 'director');
  });

  async function member(id: string, role: 'editor' | 'director'): Promise<Actor> {
    const at = now();
    const person = { id, name: `${id} of Cludiant`, email: `${id}@cludiant.example` };
    await database()
      .insertInto('person')
      .values({
        ...person,
        email_verified: true,
        image: null,
        two_factor_enabled: false,
        created_at: at,
        updated_at: at,
      })
      .execute();
    await database()
      .insertInto('membership')
      .values({ organisation_id: organisationId, person_id: id, role, created_at: at })
      .execute();
    const membership = { organisationId, slug: SLUG, name: 'Cludiant Dyffryn Wyr', role };
    return { personId: id, name: person.name, email: person.email, bodyRoles: [], memberships: [membership] };
  }

  const see = (actor: Actor) => seeStatement(actor, statementId, 'organisation.read');
  /** Mails since the last question: to whom, about what, and their words. */
  async function mails() {
    const rows = await database().selectFrom('mail').selectAll().orderBy('id').execute();
    await database().deleteFrom('mail').execute();
    return rows;
  }
  const to = (rows: { recipient: string }[]) => rows.map(({ recipient }) => recipient).sort();

  it('is nothing about the years before there was anybody', async () => {
    expect(await mails()).toEqual([]);
  });

  it('is each step of a statement, told to whom it concerns and not to who took it', async () => {
    const { sections } = await reviewPage(assessor, await see(assessor));
    const measures = sections
      .flatMap(({ items }) => items.map(({ measure }) => measure))
      .filter(({ derived }) => !derived);
    const open = measures.find(({ disclosure }) => disclosure === 'open');
    const closed = measures.find(({ disclosure }) => disclosure === 'sensitive' || disclosure === 'people');
    if (!open || !closed) throw new Error('The demo has an open and a closed measure');
    await commentOn(assessor, await see(assessor), open.id, 'Say how this was counted.');
    await commentOn(assessor, await see(assessor), closed.id, 'Is this 7 people?');
    await returnStatement(
      assessor,
      await see(assessor),
      'Please explain, above all about the three families.',
    );

    const returned = await mails();
    expect(to(returned)).toEqual(expect.arrayContaining(['di@cludiant.example', 'ed@cludiant.example']));
    expect(to(returned)).not.toContain(assessor.email);
    for (const { text, html, subject } of returned) {
      expect(subject).toMatch(/ of Cludiant Cymunedol Dyffryn Ŵyr was returned to you$/);
      expect(text).toContain('Say how this was counted.');
      // What may point to a few people stays where it is guarded.
      for (const words of [text, html]) {
        expect(words).not.toContain('7 people');
        expect(words).not.toContain('three families');
      }
      expect(text).toContain(`On “${closed.label}”: the comment stands on its page.`);
      expect(text).toContain(`${context().origin}/statements/${statementId}`);
    }

    await changeTelling(database(), assessor.personId, { told: 'daily' });
    for (const { id } of await placedComments(await see(editor)))
      await answerComment(editor, await see(editor), id, null);
    await prepareStatement(editor, await see(editor));
    const ready = await mails();
    expect(to(ready)).toContain('di@cludiant.example');
    expect(to(ready)).not.toContain('ed@cludiant.example');
    expect(to(ready)).not.toContain(assessor.email);
    expect(ready.every(({ subject }) => subject.endsWith('is ready to be declared'))).toBe(true);

    await submitStatement(director, await see(director), { name: 'Di', role: 'Director' });
    expect(to(await mails())).toEqual(['second.assessor@demo.test']);
    await sendDigests();
    const [digest, ...more] = await mails();
    expect(more).toEqual([]);
    expect(digest?.recipient).toBe(assessor.email);
    // Two comments, answered, are one line of the same words; a statement to assess is another.
    expect(digest?.text.match(/was answered/g)).toHaveLength(1);
    expect(digest?.text).toContain('waits for an assessor');
    expect(digest?.subject).toBe('2 things in Proofmark since the last mail');
    await sendDigests();
    expect(await mails()).toEqual([]);

    const day = addDays(today(), 3);
    const second = await demoActor('second.assessor');
    await approveMadeUp(second, assessor, (await see(assessor)).statement.id, { reason: '', publishOn: day });
    const approved = await mails();
    expect(to(approved)).toContain('di@cludiant.example');
    expect(approved.every(({ subject }) => subject.endsWith('is approved'))).toBe(true);
    const later = new Date(now().getTime() + 4 * 86_400_000);
    const before = context().now;
    setContext({ now: () => later });
    await publishDue();
    setContext({ now: before });
    const published = await mails();
    expect(to(published)).toEqual(expect.arrayContaining(['di@cludiant.example', 'ed@cludiant.example']));
    expect(published.every(({ subject }) => subject.endsWith('is published'))).toBe(true);

    await unpublishStatement(admin, await see(admin), 'A figure was wrong.');
    const withdrawn = await mails();
    expect(to(withdrawn)).toContain('ed@cludiant.example');
    expect(withdrawn[0]?.text).toContain('A figure was wrong.');
  });

  it('reminds once for each of 90, 30 and 7 days, whoever has not ended it by their own address', async () => {
    const ends = addDays(today(), 60);
    await database().updateTable('organisation').set({ licence_until: null }).execute();
    await database()
      .updateTable('organisation')
      .set({ licence_until: ends })
      .where('id', '=', organisationId)
      .execute();
    await Promise.all([sendReminders(), sendReminders()]);
    const first = await mails();
    expect(to(first).filter((each) => each.endsWith('cludiant.example'))).toEqual([
      'di@cludiant.example',
      'ed@cludiant.example',
    ]);
    await sendReminders();
    expect(await mails()).toEqual([]);

    const link = /http\S+\/reminders\/\S+/.exec(
      first.find(({ recipient }) => recipient.startsWith('ed'))?.text ?? '',
    );
    const token = link?.[0].split('/').at(-1) ?? '';
    expect(stopRemindersPath('ed')).toContain(token);
    for (const wrong of ['', 'ed', 'ed.', `di.${token.split('.')[1]}`, `${token}0`])
      await expect(reminded(wrong)).rejects.toMatchObject({ code: 'not_found' });
    await stopReminders(token);
    const before = context().now;
    const at = new Date(now().getTime() + 54 * 86_400_000);
    setContext({ now: () => at });
    await sendReminders();
    setContext({ now: before });
    // Only the seven days: whoever is reminded late is not told of 30 days as well.
    const second = await mails();
    expect(to(second).filter((each) => each.endsWith('cludiant.example'))).toEqual(['di@cludiant.example']);
  });

  it('is done by jobs that one of several processes takes, and whose fault is seen and keeps no other from its turn', async () => {
    await Promise.all([runDue(), runDue(), runDue()]);
    const { jobs } = await jobPage();
    expect(jobs.find(({ name }) => name === 'publish')).toMatchObject({ error: null, underWay: false });
    const { started_at: started } = await database()
      .selectFrom('job')
      .selectAll()
      .where('name', '=', 'publish')
      .executeTakeFirstOrThrow();
    await runDue();
    expect(
      (
        await database()
          .selectFrom('job')
          .select('started_at')
          .where('name', '=', 'publish')
          .executeTakeFirst()
      )?.started_at,
    ).toEqual(started);
    // A job that cannot do its work.
    await database()
      .updateTable('job')
      .set({ due_at: new Date(0) })
      .execute();
    await asOwner(() => database().schema.alterTable('notice').renameTo('notice_gone').execute());
    await runDue();
    await asOwner(() => database().schema.alterTable('notice_gone').renameTo('notice').execute());
    const after = (await jobPage()).jobs;
    expect(after.find(({ name }) => name === 'digest')?.error?.words).toContain('notice');
    expect(after.find(({ name }) => name === 'forget')).toMatchObject({ error: null, underWay: false });
  });
});
