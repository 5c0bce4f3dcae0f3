import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { judgeMadeUp } from '~/demo/judge.server';
import { loadDemo } from '~/demo/load.server';
import { today } from '~/platform/clock.server';
import type { Decision, StatementDocument } from '~/questionnaire/document';
import { putInForce } from '~/questionnaire/scheme';
import { readScheme, SHIPPED } from '~/questionnaire/scheme-pack';
import { amendStatement } from '~/statement/amend.server';
import { approveStatement, refuseStatement } from '~/statement/approve.server';
import { frozenDocument } from '~/statement/document-of.server';
import {
  agreeToCondition,
  giveVerdicts,
  judgePage,
  proposeCondition,
  type TypedVerdict,
} from '~/statement/judge.server';
import { prepareStatement } from '~/statement/prepare.server';
import { seeStatement } from '~/statement/shown.server';
import { startStatement } from '~/statement/start.server';
import { submitStatement } from '~/statement/submit.server';
import { toAcknowledge } from '~/statement/to-acknowledge';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import made from '../schemes/four-levels.json';
import { engines, freshDatabase } from '../support/database';
import { demoActor, memberOf } from '../support/demo-actors';

const met = (criterion: string, change: Partial<TypedVerdict> = {}): TypedVerdict => ({
  criterion,
  verdict: 'met',
  reason: 'Read in the articles.',
  seen: [],
  ...change,
});
const MARK = ['purpose', 'independent', 'trading', 'profit', 'dissolution', 'objectives'];

describe.each(engines())('criteria are judged by people, on %s', (engine) => {
  freshDatabase(engine);
  let id = '';
  let people: Record<'editor' | 'director' | 'judge' | 'assessor', Actor>;
  const see = (who: Actor) => seeStatement(who, id, 'organisation.read');
  afterEach(() => putInForce(SHIPPED));

  beforeAll(async () => {
    await loadDemo();
    const organisation = await organisationBySlug(database(), 'cludiant-dyffryn-wyr');
    const organisationId = organisation?.id ?? '';
    const submitted = await database()
      .selectFrom('version')
      .select('statement_id')
      .where('organisation_id', '=', organisationId)
      .where('status', '=', 'submitted')
      .executeTakeFirstOrThrow();
    id = submitted.statement_id;
    people = {
      judge: await demoActor('second.assessor'),
      assessor: await demoActor('assessor'),
      editor: await memberOf(organisationId, 'editor', 'editor'),
      director: await memberOf(organisationId, 'director', 'director'),
    };
  });

  const everything = async () => [
    ...toAcknowledge(await frozenDocument(database(), await see(people.judge))).keys(),
  ];
  const approve = async (who: Actor, read?: readonly number[]) =>
    approveStatement(who, await see(who), {
      reason: '',
      publishOn: today(),
      acknowledged: read ?? (await everything()),
    });
  const refuse = async (who: Actor) => refuseStatement(who, await see(who), 'Trading is too little.');
  const judge = async (...verdicts: TypedVerdict[]) =>
    giveVerdicts(people.judge, await see(people.judge), verdicts);
  const standing = async () => {
    const { version } = await see(people.assessor);
    return database()
      .selectFrom('version')
      .select(['status', 'decision', 'public_document'])
      .where('id', '=', version.id)
      .executeTakeFirstOrThrow();
  };

  it('begins without a verdict, and is neither approved nor refused without', async () => {
    const { judged, obstacles } = await judgePage(people.judge, await see(people.judge));
    expect(judged.map(({ criterion, verdict }) => [criterion.id, verdict])).toEqual(
      MARK.map((each) => [each, null]),
    );
    expect(obstacles).toEqual(['A, B, C, D, E and F have no verdict yet']);
    await expect(approve(people.assessor)).rejects.toThrow('A, B, C, D, E and F have no verdict yet');
    await expect(refuse(people.assessor)).rejects.toThrow('no criterion was judged as not met');
    await judge(...MARK.slice(0, -1).map((each) => met(each)));
    await expect(approve(people.assessor)).rejects.toThrow('F has no verdict yet');
  });

  it('is not approved for a level that the scheme in force has not: without criteria nothing would be missing', async () => {
    putInForce(readScheme(made));
    const { judged, obstacles } = await judgePage(people.judge, await see(people.judge));
    expect([judged, obstacles]).toEqual([[], ['The scheme in force has no level “mark”']]);
    await expect(approve(people.assessor)).rejects.toThrow('no level “mark”');
    const { organisation } = await see(people.editor);
    const period = { start: '2026-07-01', end: '2027-06-30' };
    const asked = { actor: people.editor, organisationId: organisation.id, period };
    await expect(startStatement(asked)).rejects.toThrow('Choose a level');
    await expect(startStatement({ ...asked, level: 'bronze' })).rejects.toThrow('Choose a level');
  });

  it('takes no verdict without words, of no criterion, and none by whom it is of', async () => {
    await expect(judge(met('objectives', { reason: '' }))).rejects.toThrow('Say what you saw');
    await expect(judge(met('governance'))).rejects.toThrow('You changed no verdict');
    await expect(judge(met('objectives', { verdict: '' }))).rejects.toThrow('Choose a verdict');
    const { director } = people;
    const both = { ...director, bodyRoles: ['assessor' as const] };
    await expect(giveVerdicts(both, await see(both), [met('objectives')])).rejects.toThrow(
      'another assessor',
    );
    await expect(giveVerdicts(director, await see(director), [met('objectives')])).rejects.toThrow(
      'Only an assessor',
    );
  });

  it('is refused with a reason where a criterion is not met; nothing is published, and a correction can follow', async () => {
    await judge(met('objectives', { verdict: 'not_met', reason: 'Nothing shows it.' }));
    await expect(approve(people.assessor)).rejects.toThrow(
      'asks for every one of its criteria, and F is not met',
    );
    await expect(refuse(people.judge)).rejects.toThrow('You judged criteria');
    expect(await refuse(people.assessor)).toBe('decided');
    const { status, decision, public_document } = await standing();
    expect([status, public_document]).toEqual(['refused', null]);
    expect((JSON.parse(decision ?? '') as Decision).criteria.at(-1)).toMatchObject({
      letter: 'F',
      verdict: 'not_met',
      reason: 'Nothing shows it.',
      by: people.judge.name,
    });
    await amendStatement(people.editor, await see(people.editor));
    await prepareStatement(people.editor, await see(people.editor));
    await submitStatement(people.director, await see(people.director), { name: 'Di', role: 'Director' });
    // What was judged of the version before is judged anew.
    expect(
      (await judgePage(people.judge, await see(people.judge))).judged.every(({ verdict }) => !verdict),
    ).toBe(true);
  });

  it('is approved although one is not met where a second assessor agrees to a condition', async () => {
    await judge(
      ...MARK.slice(1).map((each) => met(each)),
      met('purpose', { verdict: 'not_met', reason: 'Not yet.' }),
    );
    const asked = { criterion: 'purpose', mustShow: 'New articles, as filed.', due: '2099-12-31' };
    const propose = async (change: Partial<typeof asked> = {}) =>
      proposeCondition(people.judge, await see(people.judge), { ...asked, ...change });
    await expect(propose({ due: today() })).rejects.toThrow('a day to come');
    await expect(propose({ criterion: 'trading' })).rejects.toThrow('not met');
    await expect(propose({ mustShow: 'That the two women moved.' })).rejects.toThrow(
      'without numbers of people',
    );
    await propose();
    await expect(approve(people.assessor)).rejects.toThrow('A is not met');
    await expect(agreeToCondition(people.judge, await see(people.judge), 'purpose')).rejects.toThrow(
      'You proposed',
    );
    await agreeToCondition(people.assessor, await see(people.assessor), 'purpose');
    expect((await judgePage(people.judge, await see(people.judge))).obstacles).toEqual([]);
    // Whoever says that it is met after all takes the condition away.
    await judge(met('purpose'));
    await judge(met('purpose', { verdict: 'not_met', reason: 'Looked again.' }));
    await expect(approve(people.assessor)).rejects.toThrow('A is not met');
    await propose();
    await agreeToCondition(people.assessor, await see(people.assessor), 'purpose');
  });

  it('asks for several people where the scheme does, and begins anew when what they voted on changes', async () => {
    putInForce({ ...SHIPPED, deciding: { ...SHIPPED.deciding, deciders: 2 } });
    const third = { ...people.assessor, personId: 'third', name: 'Third Person' };
    expect(await approve(people.assessor)).toBe('voted');
    // The same person twice is one.
    expect(await approve(people.assessor)).toBe('voted');
    expect((await judgePage(third, await see(third))).votes).toMatchObject([{ decision: 'approve' }]);
    await judge(met('trading', { reason: 'Read in the accounts.' }));
    expect((await judgePage(third, await see(third))).votes).toEqual([]);
    expect(await refuse(third)).toBe('voted');
    expect(await approve(people.assessor)).toBe('voted');
    expect((await standing()).status).toBe('submitted');
  });

  it('is decided by somebody who gave no verdict and has read what it raised, and says so for good', async () => {
    // Stories that say little are raised as questions, which this scheme asks of longer ones, too.
    putInForce({ ...SHIPPED, stories: { leastCharacters: 2_000 } });
    await expect(approve(people.judge)).rejects.toThrow('You judged criteria');
    const raised = await everything();
    expect(raised.length).toBeGreaterThan(0);
    await expect(approve(people.assessor, raised.slice(1))).rejects.toThrow('Read this');
    expect(await approve(people.assessor)).toBe('decided');
    const { status, decision, public_document } = await standing();
    expect(status).toBe('published');
    const whole = JSON.parse(decision ?? '') as Decision;
    expect(whole.acknowledged).toHaveLength(raised.length);
    expect(whole.criteria.map(({ letter, verdict }) => `${letter} ${verdict}`)).toEqual([
      'A not_met',
      'B met',
      'C met',
      'D met',
      'E met',
      'F met',
    ]);
    const said = (JSON.parse(public_document ?? '') as StatementDocument).decision;
    expect(said?.by).toEqual([people.assessor.name]);
    expect(said?.conditions).toMatchObject([
      { letter: 'A', mustShow: 'New articles, as filed.', due: '2099-12-31' },
    ]);
    // Reasons speak of evidence, and questions of figures that may be protected.
    expect(JSON.stringify(said)).not.toContain('Read in the articles');
    expect(said?.acknowledged).toEqual([]);
  });

  it('lets one person do both where the scheme says so, which is printed', async () => {
    putInForce({ ...SHIPPED, deciding: { ...SHIPPED.deciding, whoJudgedMayDecide: true } });
    await amendStatement(people.editor, await see(people.editor));
    await prepareStatement(people.editor, await see(people.editor));
    await submitStatement(people.director, await see(people.director), { name: 'Di', role: 'Director' });
    await judgeMadeUp(people.judge, people.assessor, id);
    expect(await approve(people.judge)).toBe('decided');
    const said = JSON.parse((await standing()).decision ?? '') as Decision;
    expect(said.criteria[0]?.by).toBe(people.judge.name);
    expect(said.by).toEqual([people.judge.name]);
  });
});
