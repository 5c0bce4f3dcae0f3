import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { approveMadeUp } from '~/demo/judge.server';
import { loadDemo } from '~/demo/load.server';
import { homePage } from '~/organisation/home.server';
import { statementLines } from '~/organisation/statements.server';
import { canonical } from '~/platform/canonical.server';
import { newId, today } from '~/platform/clock.server';
import type { StatementDocument } from '~/questionnaire/document';
import { putInForce } from '~/questionnaire/scheme';
import { SHIPPED } from '~/questionnaire/scheme-pack';
import { action as answerOnPage } from '~/routes/statements.$id._index/route';
import { approvalPage } from '~/statement/approval.server';
import { approveStatement } from '~/statement/approve.server';
import { answerComment, commentOn, placedComments } from '~/statement/comment.server';
import { prepareStatement } from '~/statement/prepare.server';
import { returnStatement } from '~/statement/return.server';
import { reviewPage } from '~/statement/review.server';
import { seeStatement } from '~/statement/shown.server';
import { submitStatement } from '~/statement/submit.server';
import { database, inTransaction } from '~db/client';
import { anOrganisation, aStatement, aVersion, engines, freshDatabase } from '../support/database';
import { demoActor, memberOf } from '../support/demo-actors';
import { cookieOf, press, wrongFields } from '../support/posted';

const FIRST = { mine: null, others: null };
const home = async (who: string | Actor) =>
  homePage(typeof who === 'string' ? await demoActor(who) : who, FIRST);
const actions = ({ mine }: Awaited<ReturnType<typeof home>>) => mine.turns.map(({ action }) => action?.words);

/** An account of the demo that belongs to one organisation alone, as this. */
describe.each(engines())('whose turn it is, %s', (engine) => {
  freshDatabase(engine);
  let submitted: { organisation_id: string; id: string };
  let people: { editor: Actor; director: Actor; assessor: Actor };

  beforeAll(async () => {
    await loadDemo();
    submitted = await database()
      .selectFrom('statement')
      .innerJoin('version', 'version.statement_id', 'statement.id')
      .innerJoin('organisation', 'organisation.id', 'statement.organisation_id')
      .select(['statement.organisation_id', 'statement.id'])
      .where('version.status', '=', 'submitted')
      .where('organisation.slug', '=', 'cludiant-dyffryn-wyr')
      .executeTakeFirstOrThrow();
    people = {
      editor: await memberOf(submitted.organisation_id, 'editor', 'editor'),
      director: await memberOf(submitted.organisation_id, 'director', 'director'),
      assessor: await demoActor('assessor'),
    };
  });

  it('tells each person what is theirs to do', async () => {
    const editor = await home('editor');
    expect(actions(editor)[0]).toMatch(/^Continue 2025\/26: \d+ of \d+ answers left$/);
    const manager = await home('manager');
    expect(manager.mine.turns).toEqual([]);
    expect(manager.others.turns.map(({ whom }) => whom)).toContain('an editor, to answer and prepare it');
    expect(manager.organisations.map(({ name }) => name)).toEqual([
      'Bryn Works CIC',
      'Loop & Mend Co-operative',
    ]);
    const assessor = await home('assessor');
    expect(actions(assessor).every((words) => words?.startsWith('Assess '))).toBe(true);
    expect(assessor.mine.turns.length).toBeGreaterThan(0);
    expect(assessor.mine.turns.every(({ until }) => until?.startsWith('to be decided by '))).toBe(true);
    const admin = await home('admin');
    expect([admin.mine.turns, admin.duties]).toEqual([[], []]);
    // Who is no administrator is told nothing of what only they can mend.
    putInForce({ ...SHIPPED, deciding: { ...SHIPPED.deciding, deciders: 3 } });
    expect((await home('admin')).duties).toEqual([
      { words: 'A decision takes 4 assessors, and there are 2: invite them', to: '/accreditor' },
    ]);
    expect((await home('assessor')).duties).toEqual([]);
    putInForce(SHIPPED);
    expect(admin.others.turns.every(({ whom }) => whom === 'an assessor, to decide')).toBe(true);
    const commissioner = await home('commissioner');
    expect([commissioner.mine.turns, commissioner.others.turns]).toEqual([[], []]);
    expect(commissioner.otherwise).toMatch(/directory/);
  });

  it('gives an assessor of the organisation’s own side no turn, and says why', async () => {
    const conflicted = { ...people.assessor, memberships: people.editor.memberships };
    const { mine, others } = await home(conflicted);
    expect(mine.turns.map(({ organisation }) => organisation)).not.toContain('Cludiant Dyffryn Wyr');
    expect(others.turns.find(({ to }) => to?.includes(submitted.id))?.whom).toBe('an assessor, to decide');
    const why = async (actor: Actor) =>
      (await reviewPage(actor, await seeStatement(actor, submitted.id, 'review.list'))).whyNot;
    expect(await why(people.assessor)).toBeNull();
    expect(await why(conflicted)).toMatch(/^You belong to this organisation/);
    expect(await why(await demoActor('admin'))).toMatch(/^Only an assessor decides/);
  });

  it('hands a returned statement back with its comments, and asks before they are left unanswered', async () => {
    const see = (actor: Actor) => seeStatement(actor, submitted.id, 'organisation.read');
    const document = await reviewPage(people.assessor, await see(people.assessor));
    const known = document.sections.flatMap(({ items }) => items.map(({ measure }) => measure));
    const measures = known.filter(({ derived }) => !derived).slice(0, 2);
    for (const { id } of measures)
      await commentOn(people.assessor, await see(people.assessor), id, `What of ${id}?`);
    await returnStatement(people.assessor, await see(people.assessor), 'Please answer both.');

    const editor = await home(people.editor);
    expect(actions(editor)).toEqual([expect.stringMatching(/^Answer 2 comments on /)]);
    expect(editor.mine.turns[0]?.standing).toEqual({ status: 'returned', words: 'Returned: 2 comments' });
    const lines = await statementLines(submitted.organisation_id);
    expect(lines.find(({ id }) => id === submitted.id)?.states[0]?.words).toBe('Returned: 2 comments');
    const waiting = await home(people.assessor);
    expect(waiting.others.turns.find(({ to }) => to?.includes(submitted.id))?.whom).toMatch(/^an editor/);

    const placed = await placedComments(await see(people.editor));
    expect(placed.map(({ measureId }) => measureId)).toEqual(measures.map(({ id }) => id));
    expect(placed.every(({ sectionId }) => sectionId)).toBe(true);
    const prepare = async (unanswered?: boolean) =>
      prepareStatement(people.editor, await see(people.editor), { unanswered });
    expect(await wrongFields(prepare())).toEqual(['unanswered']);
    const [first, second] = placed;
    await answerComment(people.editor, await see(people.editor), first?.id ?? '', 'As counted in March.');
    expect(await wrongFields(prepare())).toEqual(['unanswered']);
    await prepare(true);
    expect((await home(people.editor)).others.turns[0]?.standing?.words).toBe('Ready to declare');
    expect(actions(await home(people.director))).toEqual([expect.stringMatching(/^Declare /)]);

    const declare = async (unanswered?: boolean) =>
      submitStatement(people.director, await see(people.director), {
        name: 'Owen Maddocks',
        role: 'Director',
        unanswered,
      });
    expect(await wrongFields(declare())).toEqual(['unanswered']);
    await answerComment(people.editor, await see(people.editor), second?.id ?? '', null);
    await declare();
    const review = await reviewPage(people.assessor, await see(people.assessor));
    const comments = review.sections.flatMap(({ items }) => items.flatMap((item) => item.comments));
    expect(comments.map(({ resolved }) => resolved)).toEqual([true, true]);
    expect(comments.flatMap(({ replies }) => replies.map(({ body }) => body))).toEqual([
      'As counted in March.',
    ]);
    // What is with the assessor is answered no more.
    await expect(
      answerComment(people.editor, await see(people.editor), first?.id ?? '', 'Late'),
    ).rejects.toThrow(/while the statement is a draft/);
  });

  it('publishes nothing at once on a day that has passed', async () => {
    const approve = async () =>
      approveStatement(people.assessor, await seeStatement(people.assessor, submitted.id, 'review.list'), {
        reason: '',
        publishOn: '2020-01-01',
        acknowledged: [],
      });
    await expect(approve()).rejects.toThrow(/^1 January 2020 has passed: choose today/);
    expect(await wrongFields(approve())).toEqual(['publish']);
  });

  it('publishes what its approval showed, and closes what was still asked', async () => {
    const see = () => seeStatement(people.assessor, submitted.id, 'review.list');
    const { sections } = await reviewPage(people.assessor, await see());
    const asked = sections.flatMap(({ items }) => items).find(({ measure }) => !measure.derived);
    await commentOn(people.assessor, await see(), asked?.measure.id ?? '', 'One thing more?');
    const { document, figures, unanswered } = await approvalPage(people.assessor, await see());
    // Whoever approves is told that nobody will answer.
    expect(unanswered).toBe(1);
    expect(figures.plain + figures.ranges + figures.withheld).toBeGreaterThan(10);
    await approveMadeUp(await demoActor('second.assessor'), people.assessor, submitted.id, {
      reason: '',
      publishOn: today(),
    });
    const { public_document: said } = await database()
      .selectFrom('version')
      .select('public_document')
      .where('statement_id', '=', submitted.id)
      .where('status', '=', 'published')
      .executeTakeFirstOrThrow();
    const { licenceUntil: _, decision: __, ...published } = JSON.parse(said ?? '') as StatementDocument;
    expect(canonical(published)).toBe(canonical(document));
    expect((await placedComments(await see())).filter(({ resolved }) => !resolved)).toEqual([]);
    expect((await home(people.editor)).others.turns).toEqual([]);
  });

  it('takes a reply from an editor alone, to a comment of that statement', async () => {
    const [draft] = (await home('editor')).mine.turns;
    const id = draft?.to?.split('/').at(-1) ?? '';
    const say = async (who: string, comment: string) =>
      press(answerOnPage, { id }, { intent: 'reply', comment, reply: 'Yes' }, await cookieOf(who));
    expect((await say('manager', newId())).status).toBe(403);
    expect((await say('editor', newId())).status).toBe(404);
    expect((await say('editor', 'none')).status).toBe(404);
    const empty = { intent: 'reply', comment: newId(), reply: ' ' };
    const refused = await press(answerOnPage, { id }, empty, await cookieOf('editor'));
    expect([refused.status, refused.refused?.errors[0]?.field]).toEqual([422, 'reply']);
  });

  it('reads many in pages, each once, however many organisations somebody belongs to', async () => {
    const ids: string[] = [];
    await inTransaction(async (tx) => {
      for (let at = 0; at < 45; at += 1) {
        const organisation = anOrganisation();
        const statement = aStatement(organisation);
        ids.push(organisation.id);
        await tx.insertInto('organisation').values(organisation).execute();
        // Every third has nothing under way: a year of it can be started.
        if (at % 3 === 0) continue;
        await tx.insertInto('statement').values(statement).execute();
        // Moments that many share, which a cursor of the moment alone would skip.
        await tx.insertInto('version').values(aVersion(statement)).execute();
      }
    });
    const actor = {
      ...(await demoActor('editor')),
      memberships: ids.map((organisationId) => ({
        organisationId,
        slug: organisationId,
        name: organisationId,
        role: 'editor' as const,
      })),
    };
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const { mine }: Awaited<ReturnType<typeof homePage>> = await homePage(actor, {
        mine: next,
        others: null,
      });
      seen.push(...mine.turns.map(({ id }) => id));
      next = mine.next;
    } while (next);
    expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
  });
});
