import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkChains } from '~/audit/history.server';
import { record } from '~/audit/record.server';
import { checkDocuments } from '~/commands/integrity.server';
import { judgeMadeUp } from '~/demo/judge.server';
import { loadDemo } from '~/demo/load.server';
import { read } from '~/forms/read.server';
import { sha256 } from '~/platform/canonical.server';
import { today } from '~/platform/clock.server';
import { amendStatement } from '~/statement/amend.server';
import { approveStatement, refuseStatement } from '~/statement/approve.server';
import { commentOn } from '~/statement/comment.server';
import { askForExact, decideOnExact, dropExactRequest } from '~/statement/exact-figures.server';
import { agreeToCondition, giveVerdicts, proposeCondition } from '~/statement/judge.server';
import { prepareStatement } from '~/statement/prepare.server';
import { returnStatement } from '~/statement/return.server';
import { postedShown, type Shown, shownFields } from '~/statement/shown';
import { ChangedSince, type Seen } from '~/statement/shown.server';
import { submitStatement } from '~/statement/submit.server';
import { unpublishStatement } from '~/statement/unpublish.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { database, inTransaction } from '~db/client';
import { asOwner } from '~db/reach';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { posted } from '../support/posted';
import { overTheirs, sendSection } from '../support/section-post';

/** Approved for today, with everything that it raises read. */
const APPROVING = () => ({ reason: '', publishOn: today(), acknowledged: [...Array(100).keys()] });

const PREVENTED = 'homelessness_prevented';
const YEAR = '2025-03-31';
type Who = 'editor' | 'director' | 'assessor' | 'second.assessor' | 'admin';
type People = Record<Who, Awaited<ReturnType<typeof demoActor>>>;

/** Every decision there is, by the state it is made in. */
const DECISIONS: [
  string,
  'draft' | 'submitted' | 'published',
  (people: People, seen: Seen) => Promise<unknown>,
][] = [
  ['say that it is ready', 'draft', (by, seen) => prepareStatement(by.editor, seen)],
  ['declare', 'draft', (by, seen) => submitStatement(by.director, seen, { name: 'Owen', role: 'Chair' })],
  ['ask for an exact figure', 'draft', (by, seen) => askForExact(by.director, seen, PREVENTED, 'Six towns')],
  ['take that back', 'draft', (by, seen) => dropExactRequest(by.director, seen, PREVENTED)],
  ['withdraw', 'submitted', (by, seen) => withdrawStatement(by.director, seen)],
  ['return', 'submitted', (by, seen) => returnStatement(by.assessor, seen, 'Look again')],
  ['approve', 'submitted', (by, seen) => approveStatement(by.assessor, seen, APPROVING())],
  ['refuse', 'submitted', (by, seen) => refuseStatement(by.assessor, seen, 'Not met')],
  [
    'judge',
    'submitted',
    (by, seen) =>
      giveVerdicts(by.assessor, seen, [{ criterion: 'purpose', verdict: 'met', reason: 'Read', seen: [] }]),
  ],
  [
    'propose a condition',
    'submitted',
    (by, seen) =>
      proposeCondition(by.assessor, seen, { criterion: 'trading', mustShow: 'Accounts', due: '2199-01-01' }),
  ],
  ['agree to a condition', 'submitted', (by, seen) => agreeToCondition(by.assessor, seen, 'trading')],
  ['comment', 'submitted', (by, seen) => commentOn(by.assessor, seen, 'jobs_created', 'Which?')],
  ['agree to an exact figure', 'submitted', (by, seen) => decideOnExact(by.assessor, seen, PREVENTED, true)],
  ['correct', 'published', (by, seen) => amendStatement(by.editor, seen)],
  ['unpublish', 'published', (by, seen) => unpublishStatement(by.admin, seen, 'Wrong')],
];

describe.each(engines())('a decision holds for what its page showed, %s', (engine) => {
  freshDatabase(engine);
  let people: People;
  const see = () => demoStatement(people.editor, 'bryn-works', YEAR);

  beforeEach(async () => {
    if (people) return;
    await loadDemo();
    const accounts = ['editor', 'director', 'assessor', 'second.assessor', 'admin'] as const;
    const found = await Promise.all(accounts.map(async (who) => [who, await demoActor(who)] as const));
    people = Object.fromEntries(found) as People;
  });

  async function answer(jobs: string): Promise<void> {
    const form = new FormData();
    form.append('jobs_created.value', jobs);
    form.append('base', '{}');
    const first = await sendSection(people.editor, await see(), 'jobs', form);
    if (!('kind' in first) || first.kind !== 'conflict') return;
    form.set('base', overTheirs(first));
    expect(await sendSection(people.editor, await see(), 'jobs', form)).toMatchObject({ kind: 'saved' });
  }

  const declare = async () => {
    await prepareStatement(people.editor, await see());
    await submitStatement(people.director, await see(), { name: 'Owen Maddocks', role: 'Director' });
  };

  async function refusedFor(made: Promise<unknown>): Promise<ChangedSince> {
    const error = await made.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ChangedSince)) throw new Error(`It was not refused as changed, but: ${error}`);
    return error;
  }

  test('each is refused, of each state, where version, revision, hash or everything is another', async () => {
    const twins = (shown: Shown): (Shown | null)[] => [
      null,
      { ...shown, versions: `${shown.versions} ` },
      { ...shown, revision: shown.revision + 1 },
      { ...shown, sha256: sha256('another document') },
    ];
    const tried: string[] = [];
    const refuseAll = async (state: string) => {
      const seen = await see();
      expect(seen.version.status).toBe(state);
      for (const [name, of, make] of DECISIONS.filter(([, of]) => of === state))
        for (const shown of twins(seen.shown as Shown)) {
          await refusedFor(make(people, { ...seen, shown }));
          tried.push(`${of}: ${name}`);
        }
      expect((await see()).versions).toEqual(seen.versions);
    };
    await refuseAll('published');
    await amendStatement(people.editor, await see());
    await refuseAll('draft');
    await askForExact(people.director, await see(), PREVENTED, 'Six towns, no street is named.');
    await declare();
    await refuseAll('submitted');
    expect(new Set(tried).size).toBe(DECISIONS.length);
    await withdrawStatement(people.director, await see());
  });

  test('a director’s old page declares nothing that they never saw', async () => {
    await answer('12');
    await prepareStatement(people.editor, await see());
    const old = await see();
    await answer('120');
    await prepareStatement(people.editor, await see());
    const typed = ['Owen Maddocks', 'Director'];
    const refused = await refusedFor(
      submitStatement(people.director, { ...old, typed }, { name: 'Owen Maddocks', role: 'Director' }),
    );
    expect(refused.code).toBe('conflict');
    expect(refused.details.typed).toEqual(typed);
    expect(refused.details.changes).toMatchObject([
      { actor: people.editor.name, details: [expect.stringMatching(/^Jobs created: 12 .*→ 120 /)] },
      { actor: people.editor.name, what: 'said that it is ready to be declared' },
    ]);
    expect((await see()).version.status).toBe('draft');
  });

  test('what is frozen is, but for the declaration, what was hashed', async () => {
    const seen = await see();
    await submitStatement(people.director, seen, { name: 'Owen Maddocks', role: 'Director' });
    const { document } = await database()
      .selectFrom('version')
      .select('document')
      .where('id', '=', seen.version.id)
      .executeTakeFirstOrThrow();
    const declared = document ?? '';
    const undeclared = declared.replace(/"declaration":\{[^}]*\}/, '"declaration":null');
    expect(sha256(undeclared)).toBe(seen.shown?.sha256);
  });

  test('an assessor’s page of one version publishes no other', async () => {
    const old = await see();
    await withdrawStatement(people.director, await see());
    await answer('13');
    await declare();
    const refused = await refusedFor(approveStatement(people.assessor, old, APPROVING()));
    expect(refused.details.changes.map(({ what }) => what)).toContain('withdrew it to change it');
    await refusedFor(commentOn(people.assessor, old, 'jobs_created', 'Which?'));
    await refusedFor(returnStatement(people.assessor, old, 'Look again'));
  });

  test('what a colleague agreed to since is not published by an older page', async () => {
    const old = await see();
    await decideOnExact(people['second.assessor'], await see(), PREVENTED, true);
    await refusedFor(approveStatement(people.assessor, old, APPROVING()));
  });

  test('a verdict that became another since is not approved by an older page', async () => {
    const { id } = (await see()).statement;
    await judgeMadeUp(people['second.assessor'], people.assessor, id);
    const old = await see();
    await giveVerdicts(people['second.assessor'], await see(), [
      { criterion: 'independent', verdict: 'not_applicable', reason: 'Looked again', seen: [] },
    ]);
    const refused = await refusedFor(approveStatement(people.assessor, old, APPROVING()));
    expect(refused.details.changes.map(({ what }) => what)).toEqual(['gave verdicts on criteria']);
    await giveVerdicts(people['second.assessor'], await see(), [
      { criterion: 'independent', verdict: 'met', reason: 'Looked once more', seen: [] },
    ]);
  });

  test('two who decide at once: one does, the other learns of it', async () => {
    const [one, two] = [await see(), await see()];
    const made = await Promise.allSettled([
      approveStatement(people.assessor, one, APPROVING()),
      returnStatement(people['second.assessor'], two, 'Look again'),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = made.filter((each) => each.status === 'rejected');
    expect((lost as PromiseRejectedResult).reason).toBeInstanceOf(ChangedSince);
  });

  test('the trail says all of it, and is whole', async () => {
    expect((await checkChains()).broken).toEqual([]);
    const { wrong, unwitnessed } = await checkDocuments();
    expect([wrong, unwitnessed]).toEqual([[], 0]);
  });

  test('a trail whose end was cut is noticed, and is not grown over by what comes after', async () => {
    const { organisation } = await see();
    const last = await database()
      .selectFrom('audit_event')
      .select(['position'])
      .where('organisation_id', '=', organisation.id)
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow();
    await asOwner(() =>
      database()
        .deleteFrom('audit_event')
        .where('organisation_id', '=', organisation.id)
        .where('position', '>', last.position - 2)
        .execute(),
    );
    const [cut] = (await checkChains()).broken;
    expect(cut).toBe(
      `organisation ${organisation.id}: the end of its trail was cut off: 2 events after event ${last.position - 2}`,
    );
    await inTransaction((tx) =>
      record(tx, { organisationId: organisation.id, actor: null, event: 'organisation.changed' }),
    );
    expect((await checkChains()).broken).toEqual([
      expect.stringContaining(`event ${last.position + 1}: expected position ${last.position - 1}`),
    ]);
  });

  test('a colleague’s comment is something that changed', async () => {
    const old = await demoStatement(people['second.assessor'], 'bryn-works', YEAR).catch(() => null);
    if (old?.version.status !== 'submitted') {
      if ((await see()).version.status === 'published') await amendStatement(people.editor, await see());
      await answer('44');
      await declare();
    }
    const seen = await demoStatement(people['second.assessor'], 'bryn-works', YEAR);
    const mine = await demoStatement(people.assessor, 'bryn-works', YEAR);
    await commentOn(people.assessor, mine, 'people_trained', 'Which courses?');
    const error = await refusedFor(approveStatement(people['second.assessor'], seen, APPROVING()));
    expect(error.details.changes.map(({ what }) => what).join()).toMatch(/comment/i);
    const again = await demoStatement(people.assessor, 'bryn-works', YEAR);
    await returnStatement(people.assessor, again, 'See my comment');
  });
});

describe('what a form says its page showed', () => {
  const shown = fc.record({
    versions: fc.string({ minLength: 1, maxLength: 40 }).filter((words) => words.trim() !== ''),
    revision: fc.nat(),
    sha256: fc.string().map(sha256),
    event: fc.nat(),
  });

  const saidBy = async (form: FormData) => (await read(posted(form), z.object({ shown: postedShown }))).shown;

  test('comes back as it went out', async () => {
    await fc.assert(
      fc.asyncProperty(shown, async (said) => {
        const form = new FormData();
        for (const { name, value } of shownFields(said)) form.append(name, value);
        expect(await saidBy(form)).toEqual(said);
      }),
    );
  });

  test('is nothing where any part is missing or no such part', async () => {
    const twisted = fc.constantFrom(null, '', 'x', '-1', '1.5');
    await fc.assert(
      fc.asyncProperty(shown, fc.nat(3), twisted, async (said, which, value) => {
        const form = new FormData();
        for (const [index, field] of shownFields(said).entries())
          if (index !== which) form.append(field.name, field.value);
          else if (value !== null) form.append(field.name, value);
        const free = which === 0 && value !== null && value !== '';
        expect((await saidBy(form)) === null).toBe(!free);
      }),
    );
  });
});
