import { beforeAll, describe, expect, it } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { loadDemo } from '~/demo/load.server';
import { action as change, loader as changePage } from '~/routes/statements.$id.change';
import { amendStatement } from '~/statement/amend.server';
import { canBeDropped, dropCorrection } from '~/statement/change-draft.server';
import { answerComment, placedComments } from '~/statement/comment.server';
import { doneWords } from '~/statement/done.server';
import { prepareStatement } from '~/statement/prepare.server';
import { shownFields } from '~/statement/shown';
import { ChangedSince, seeStatement } from '~/statement/shown.server';
import { submitStatement } from '~/statement/submit.server';
import { taskList } from '~/statement/task-list.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { database, inTransaction } from '~db/client';
import { answersOf, replaceAnswers } from '~db/queries/answers';
import { addComment } from '~db/queries/comments';
import { reviseDraft, versionById } from '~db/queries/statements';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';

describe.each(engines())('a corrected version that was begun by mistake, %s', (engine) => {
  freshDatabase(engine);
  let editor: Awaited<ReturnType<typeof demoActor>>;
  let director: Awaited<ReturnType<typeof demoActor>>;
  let id = '';
  beforeAll(async () => {
    await loadDemo();
    editor = await demoActor('editor');
    director = await demoActor('director');
    id = (await demoStatement(editor, 'bryn-works', '2025-03-31')).statement.id;
  });

  const see = (actor = editor) => seeStatement(actor, id, 'organisation.read');
  const fields = async () => {
    const { shown } = await see();
    if (!shown) throw new Error('Nothing is shown');
    return Object.fromEntries(shownFields(shown).map(({ name, value }) => [name, value]));
  };
  /** One answer of the open draft says something else. */
  async function changeOne(): Promise<void> {
    const { version } = await see();
    const rows = (await answersOf(database(), version.organisation_id, version.id)).filter(
      ({ measure_id, slice }) => measure_id === 'jobs_created' && slice === '',
    );
    const of = { organisationId: version.organisation_id, versionId: version.id };
    await inTransaction(async (tx) => {
      await reviseDraft(tx, version.organisation_id, version.id);
      const changed = rows.map((row) => ({ ...row, note: 'Counted anew.', revision: 1 }));
      await replaceAnswers(tx, { ...of, measureIds: ['jobs_created'] }, changed);
    });
  }

  it('is dropped by who may begin one, once that was confirmed on a page that is not old', async () => {
    const published = await see();
    const whole = await versionById(database(), published.organisation.id, published.version.id);
    expect([published.version.status, canBeDropped(published)]).toEqual(['published', false]);
    await amendStatement(editor, published);
    const old = await see();
    expect([old.version.number, canBeDropped(old)]).toEqual([published.version.number + 1, true]);
    await changeOne();
    // A colleague's answer that the page did not show is not dropped with what it showed.
    await expect(dropCorrection(editor, old)).rejects.toBeInstanceOf(ChangedSince);

    const cookie = await cookieOf('editor');
    const view = await changePage({
      request: new Request(`http://localhost/statements/${id}/change`, { headers: { cookie } }),
      params: { id },
      context: {},
    });
    expect(view).toMatchObject({
      kind: 'correction',
      version: old.version.number,
      stays: { number: published.version.number, words: 'Published' },
      lost: ['1 answer that was changed, as it is now'],
    });

    const form = { intent: 'drop', ...(await fields()) };
    const unsure = await press(change, { id }, form, cookie);
    expect([unsure.status, unsure.refused?.errors[0]?.field]).toEqual([422, 'sure']);
    const sure = { ...form, sure: 'yes' };
    for (const other of ['manager', 'assessor'])
      expect((await press(change, { id }, sure, await cookieOf(other))).status).toBe(403);
    const gone = await press(change, { id }, sure, cookie);
    expect([gone.status, gone.to]).toEqual([303, `/statements/${id}?done=dropped#done`]);

    const now = await see();
    expect(now.versions.map(({ number, status }) => [number, status])).toEqual(
      published.versions.map(({ number, status }) => [number, status]),
    );
    // To the byte: its document, its hash, its code, its days.
    expect(await versionById(database(), now.organisation.id, now.version.id)).toEqual(whole);
    for (const table of ['answer', 'unread_answer', 'exact_figure', 'issued_file'] as const)
      expect(
        await database()
          .selectFrom(table)
          .select('organisation_id')
          .where('version_id', '=', old.version.id)
          .execute(),
      ).toEqual([]);
    const events = await database()
      .selectFrom('audit_event')
      .select(['event', 'detail', 'actor_id'])
      .where('statement_id', '=', id)
      .orderBy('position', 'desc')
      .limit(2)
      .execute();
    expect(events.map(({ event }) => event)).toEqual(['statement.correction_dropped', 'statement.amended']);
    expect(events[0]?.actor_id).toBe(editor.personId);
    expect(JSON.parse(String(events[0]?.detail))).toMatchObject({
      lost: { changed: 1, contracts: 0, unread: 0, issued: 0, leads: false },
      stays: published.version.id,
    });
    expect((await checkChains()).broken).toEqual([]);
    const words = doneWords(new Request('http://localhost/?done=dropped'), now);
    expect(words).toContain(`Version ${published.version.number} stands as it was`);
    // It can be corrected anew.
    await amendStatement(editor, now);
    await dropCorrection(director, await see());
  });

  it('is not asked again what was asked before the version that it corrects was published', async () => {
    const { organisation, statement, version } = await see();
    const comment = (at: Date | null) => ({
      organisation_id: organisation.id,
      id: crypto.randomUUID(),
      statement_id: statement.id,
      version_id: version.id,
      measure_id: 'jobs_created',
      body: 'How were they counted?',
      author_id: director.personId,
      created_at: new Date('2025-06-01T10:00:00Z'),
      resolved_at: at,
    });
    await inTransaction((tx) => addComment(tx, comment(new Date('2025-06-02T10:00:00Z'))));
    await amendStatement(editor, await see());
    const draft = await see();
    expect(await placedComments(draft)).toEqual([]);
    expect((await taskList(editor, draft)).comments).toEqual([]);
    // What nobody answered is never out of sight.
    await inTransaction((tx) => addComment(tx, comment(null)));
    const [open] = await placedComments(draft);
    expect(open?.body).toBe('How were they counted?');
    await answerComment(editor, draft, open?.id ?? '', null);
    await dropCorrection(editor, await see());
  });

  it('stays once it was submitted, and so does every other version', async () => {
    await expect(dropCorrection(editor, await see())).rejects.toThrow(/nothing was submitted/);
    await amendStatement(editor, await see());
    await prepareStatement(editor, await see());
    await submitStatement(director, await see(director), { name: 'D', role: 'chair', unanswered: false });
    await expect(dropCorrection(editor, await see())).rejects.toThrow(/nothing was submitted/);
    await withdrawStatement(director, await see(director));
    const again = await see();
    expect([again.version.status, canBeDropped(again)]).toEqual(['draft', false]);
    await expect(dropCorrection(editor, again)).rejects.toThrow(/nothing was submitted/);
  });
});
