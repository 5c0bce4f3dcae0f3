import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { dashboardOf } from '~/organisation/dashboard.server';
import { paths } from '~/paths';
import { setContext } from '~/platform/context.server';
import type { StatementDocument } from '~/questionnaire/document';
import { action as importYears } from '~/routes/organisations.$slug.import/route';
import { action as startYear, loader as statements } from '~/routes/organisations.$slug.statements';
import { action as signIn } from '~/routes/sign-in._index';
import { action as signOut } from '~/routes/sign-out';
import { action as step, loader as tasks } from '~/routes/statements.$id._index/route';
import { action as saveSection, loader as section } from '~/routes/statements.$id.$section/route';
import { loader as check } from '~/routes/statements.$id.check/route';
import { action as declare } from '~/routes/statements.$id.declare';
import { action as evidence, loader as files } from '~/routes/statements.$id.evidence._index/route';
import { action as readFirst } from '~/routes/statements.$id.first';
import { loader as history, action as restore } from '~/routes/statements.$id.history';
import { action as sayHead } from '~/routes/statements.$id.own.$measure.head';
import { action as addOwn } from '~/routes/statements.$id.own.add';
import { action as smallNumbers } from '~/routes/statements.$id.small-numbers/route';
import { openStatement } from '~/statement/open.server';
import { missingIn } from '~/statement/prepare.server';
import type { SectionOutcome } from '~/statement/section-view';
import { shownFields } from '~/statement/shown';
import { taskList } from '~/statement/task-list.server';
import { refuseUnansweredWords } from '~/statement/words.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { formOf } from '../support/form-of';
import { cookieOf, press } from '../support/posted';
import { CONTINUE, overTheirs, sectionHtml } from '../support/section-post';

const YEAR = '2026-03-31';

/** Every action that no test of its own calls, and the loaders beside them, as a browser reaches them. */
describe.each(engines())('pages and forms, %s', (engine) => {
  freshDatabase(engine);
  const people = {} as Record<'editor' | 'director', Awaited<ReturnType<typeof demoActor>>>;
  const cookies = {} as Record<'editor' | 'director' | 'manager' | 'stranger', string>;
  let id = '';

  beforeAll(async () => {
    setContext({ dataDir: mkdtempSync(join(tmpdir(), 'proofmark-actions-')) });
    await loadDemo();
    for (const who of ['editor', 'director'] as const) people[who] = await demoActor(who);
    for (const who of ['editor', 'director', 'manager', 'stranger'] as const)
      cookies[who] = await cookieOf(who === 'stranger' ? 'assessor' : who);
    id = (await demoStatement(people.editor, 'bryn-works', YEAR)).statement.id;
  });

  const open = () => demoStatement(people.editor, 'bryn-works', YEAR);
  const shown = async (who: 'editor' | 'director' = 'editor') => {
    const { shown: seen } = await demoStatement(people[who], 'bryn-works', YEAR);
    return Object.fromEntries((seen ? shownFields(seen) : []).map(({ name, value }) => [name, value]));
  };
  async function get<Answer>(
    loader: (args: LoaderFunctionArgs) => Promise<Answer>,
    params: Record<string, string>,
    cookie: string,
  ): Promise<Awaited<Answer>> {
    const request = new Request('http://localhost/', { headers: { cookie } });
    return await loader({ request, params, context: {} });
  }
  /** An answer as its section's page shows it. */
  const answer = async (measure: string, sectionId = 'jobs') => {
    const view = await get(section, { id, section: sectionId }, cookies.editor);
    return view.questions.find((question) => question.measure.id === measure)?.typed;
  };
  const page = async () => formOf(await sectionHtml(people.editor, await open(), 'jobs'), CONTINUE);
  const send = async (form: FormData, who: keyof typeof cookies = 'editor', sectionId = 'jobs') =>
    press(
      saveSection as (args: ActionFunctionArgs) => Promise<unknown>,
      { id, section: sectionId },
      form,
      cookies[who],
    );

  test('a section is saved and leads on', async () => {
    const form = await page();
    form.set('jobs_created.value', '21');
    expect(await send(form)).toMatchObject({
      status: 303,
      to: expect.stringMatching(/\/statements\/.+\/\w+$/),
    });
    expect(await answer('jobs_created')).toMatchObject({ value: '21' });
  });

  test('autosave saves the same, and stays', async () => {
    const form = await page();
    form.set('jobs_created.value', '22');
    form.set('intent', 'autosave');
    expect(await send(form)).toMatchObject({ status: 200, to: '' });
    expect(await answer('jobs_created')).toMatchObject({ value: '22' });
  });

  test('one person’s data is pointed out while it is typed, and keeps the statement from being declared', async () => {
    const wrote = 'Mary Jones, 12 Bath Road, Newport NP20 1AB; NI JG103759A.';
    const typed = formOf(await sectionHtml(people.editor, await open(), 'narrative'), CONTINUE);
    const before = String(typed.get('learning.value'));
    typed.set('learning.value', wrote);
    typed.set('intent', 'autosave');
    const { said } = await send(typed, 'editor', 'narrative');
    const found = [
      { what: 'National Insurance number', phrase: 'JG103759A' },
      { what: 'name with a postcode', phrase: 'Mary Jones, 12 Bath Road, Newport NP20 1AB' },
    ];
    expect((said as SectionOutcome).personal).toEqual({ learning: found });
    const view = await get(section, { id, section: 'narrative' }, cookies.editor);
    expect(view.questions.flatMap(({ personal }) => personal)).toEqual(found);
    // A note stands in what is published, too.
    const jobs = await page();
    const note = String(jobs.get('jobs_created.note') ?? '');
    jobs.set('jobs_created.note', 'The first was DOB 03/03/1987.');
    expect((await send(jobs)).status).toBe(303);
    const words = async () =>
      (await get(check, { id }, cookies.editor)).words.flatMap(({ looksLike }) => looksLike ?? []);
    expect(await words()).toEqual([...found.map(({ what }) => what), 'date of birth']);
    // Answers that are missing are told first: the last word on what nobody has looked at is that of its own verb.
    const { document } = await get(check, { id }, cookies.editor);
    const refused = refuseUnansweredWords(database(), await open(), document as StatementDocument);
    await expect(refused).rejects.toThrow(/JG103759A/);
    jobs.set(
      'base',
      JSON.stringify({ ...JSON.parse(String(jobs.get('base'))), jobs_created: await answer('jobs_created') }),
    );
    jobs.set('jobs_created.note', note);
    await send(jobs);
    typed.set('base', JSON.stringify((said as SectionOutcome).base));
    typed.set('learning.value', before);
    expect(await send(typed, 'editor', 'narrative')).toMatchObject({ said: { personal: {} } });
    expect(await words()).toEqual([]);
  });

  test('last year’s answer is copied where that is pressed', async () => {
    const form = await page();
    form.set('intent', 'copy:jobs_created');
    const { status, to } = await send(form);
    expect([status, to]).toEqual([303, expect.stringMatching(/#jobs_created$/)]);
    expect(await answer('jobs_created')).toMatchObject({ value: '18' });
  });

  test('what a colleague saved meanwhile is shown, not overwritten', async () => {
    const [mine, theirs] = [await page(), await page()];
    theirs.set('jobs_created.value', '30');
    expect((await send(theirs, 'director')).status).toBe(303);
    mine.set('jobs_created.value', '31');
    const first = await send(mine);
    expect(first).toMatchObject({ status: 409, said: { conflicts: [{ by: people.director.name }] } });
    expect(await answer('jobs_created')).toMatchObject({ value: '30' });

    // What is typed elsewhere meanwhile is saved, and decides nothing.
    mine.set('base', JSON.stringify((first.said as SectionOutcome).base));
    mine.set('jobs_safeguarded.value', '7');
    mine.set('intent', 'autosave');
    const second = await send(mine);
    expect(second).toMatchObject({ status: 409, said: { conflicts: [{ measureId: 'jobs_created' }] } });
    expect(await answer('jobs_created')).toMatchObject({ value: '30' });
    expect(await answer('jobs_safeguarded')).toMatchObject({ value: '7' });

    // A third answer, which nobody here has seen, is not overwritten by a choice between the first two.
    theirs.set('base', overTheirs(second.said as SectionOutcome));
    theirs.set('jobs_created.value', '32');
    expect((await send(theirs, 'director')).status).toBe(303);
    const { base, conflicts } = second.said as SectionOutcome;
    mine.set('base', JSON.stringify(base));
    mine.set('seen', JSON.stringify({ jobs_created: conflicts[0]?.theirs }));
    mine.set('intent', 'mine:jobs_created');
    const third = await send(mine);
    expect(third).toMatchObject({ status: 409, said: { conflicts: [{ theirs: { value: '32' } }] } });
    mine.set('seen', JSON.stringify({ jobs_created: (third.said as SectionOutcome).conflicts[0]?.theirs }));
    expect((await send(mine)).status).toBe(303);
    expect(await answer('jobs_created')).toMatchObject({ value: '31' });
  });

  test('“take the other” leaves what stands, whatever is in the form', async () => {
    const [mine, theirs] = [await page(), await page()];
    theirs.set('jobs_created.value', '33');
    expect((await send(theirs, 'director')).status).toBe(303);
    mine.set('jobs_created.value', '34');
    mine.set('intent', 'theirs:jobs_created');
    expect((await send(mine)).status).toBe(303);
    expect(await answer('jobs_created')).toMatchObject({ value: '33' });
  });

  test('an answer that cannot be read stops no other: it is kept as typed, said everywhere, and counts nowhere', async () => {
    const before = await answer('jobs_created');
    const form = await page();
    form.set('jobs_created.value', 'a few');
    form.set('jobs_safeguarded.value', '3');
    const { status, said } = await send(form);
    expect(status).toBe(422);
    expect(said).toMatchObject({ kind: 'unread', faults: [{ field: 'jobs_created.value' }] });
    expect(await answer('jobs_safeguarded')).toMatchObject({ value: '3' });
    // The form shows it as it was typed; the figure of before stands.
    expect(await answer('jobs_created')).toMatchObject({ ...before, value: 'a few' });
    const view = await get(section, { id, section: 'jobs' }, cookies.editor);
    expect(view.faults).toMatchObject([{ field: 'jobs_created.value' }]);
    expect(view.sections.find((each) => each.id === 'jobs')).toMatchObject({ unread: 1 });
    const open = await openStatement(await demoActor('editor'), id, 'organisation.read');
    expect(
      (await missingIn(database(), open)).find(({ measureId }) => measureId === 'jobs_created')?.what,
    ).toMatch(/^was typed as “a few.*” and cannot be read: Enter a number/);
    const { tasks } = await taskList(await demoActor('editor'), open);
    expect(tasks.find((task) => task.id === 'jobs')).toMatchObject({ unread: 1 });
    // Pressed again, untouched, it lets people go on; put right, it is an answer like any other.
    expect(await send(await page())).toMatchObject({ status: 303 });
    const right = await page();
    right.set('jobs_created.value', '14');
    expect(await send(right)).toMatchObject({ status: 303 });
    expect((await get(section, { id, section: 'jobs' }, cookies.editor)).faults).toEqual([]);
    expect(await answer('jobs_created')).toMatchObject({ value: '14' });
  });

  test('an earlier answer is brought back as a change of its own, unless somebody changed it since', async () => {
    const pages = async (form: FormData, values: string[]) => {
      for (const value of values) {
        form.set('jobs_created.value', value);
        const { said } = await send(form);
        form.set('base', JSON.stringify((said as SectionOutcome).base));
      }
    };
    const form = await page();
    form.set('intent', 'autosave');
    await pages(form, ['25', 'many', '26']);
    const seen = () => get(history, { id }, cookies.editor);
    const view = await seen();
    // Three savings of one sitting are told as one, from what was before all of them.
    const change = view.entries[0]?.changes.find((each) => each.id === 'jobs_created');
    expect(change).toMatchObject({
      to: '26 jobs',
      was: { value: expect.not.stringMatching(/^(25|26|many)$/) },
    });
    const { value: before = '' } = (change?.was ?? {}) as { value?: string };
    const asked = (query: string) =>
      history({
        request: new Request(`http://localhost/?${query}`, { headers: { cookie: cookies.editor } }),
        params: { id },
        context: {},
      });
    // Of one answer every saving is told, and each can be brought back: what was overwritten a minute later, too.
    expect(change?.times).toBeGreaterThan(2);
    const one = await asked('measure=jobs_created');
    const told = one.entries.slice(0, 2).flatMap(({ changes }) => changes);
    expect(told.map(({ was }) => (was as { value?: string }).value)).toEqual(['many', '25']);
    expect(told.every(({ back }) => back !== null)).toBe(true);
    const restoring = {
      event: change?.knownBy ?? '',
      measure: 'jobs_created',
      shown: change?.back?.shown ?? '',
    };
    // A manager reads the history and changes nothing; a forged event or measure is not found.
    expect(await press(restore, { id }, restoring, cookies.manager)).toMatchObject({ status: 403 });
    for (const forged of [{ event: 'e1' }, { measure: 'jobs_created_fte' }, { measure: 'constructor' }])
      expect(await press(restore, { id }, { ...restoring, ...forged }, cookies.editor)).toMatchObject({
        status: 404,
      });
    const stale = { ...restoring, shown: JSON.stringify({ jobs_created: { value: '1' } }) };
    expect(await press(restore, { id }, stale, cookies.editor)).toMatchObject({ status: 409 });
    expect(await answer('jobs_created')).toMatchObject({ value: '26' });
    expect(await press(restore, { id }, restoring, cookies.editor)).toMatchObject({ status: 303 });
    expect(await answer('jobs_created')).toMatchObject({ value: before });
    const after = await seen();
    expect(after.entries[0]).toMatchObject({
      what: 'brought an earlier answer back',
      changes: [{ was: { value: '26' } }],
    });
    // By person and by answer.
    const mine = await asked(`by=${people.editor.personId}&measure=jobs_created`);
    expect(mine.entries.length).toBeGreaterThan(1);
    expect(new Set(mine.entries.map((entry) => entry.actor))).toEqual(new Set([people.editor.name]));
    expect(new Set(mine.entries.flatMap((entry) => entry.changes.map((each) => each.id)))).toEqual(
      new Set(['jobs_created']),
    );
    expect((await asked('by=nobody')).entries).toEqual([]);
  });

  test('who may not, learns nothing of the form', async () => {
    await expect(send(await page(), 'stranger')).resolves.toMatchObject({ status: 403 });
    await expect(send(await page(), 'manager')).resolves.toMatchObject({ status: 403 });
  });

  test('an own measure is added and placed, or comes back with what is missing', async () => {
    const own = { label: 'Meals given', unit: 'meals', definition: '', head: 'social' };
    const said = { ...own, disclosure: 'open', polarity: 'higher', accrual: 'in_year' };
    const refused = await press(addOwn, { id }, { ...said, label: '' }, cookies.editor);
    expect(refused).toMatchObject({ status: 422, refused: { errors: [{ field: 'label' }] } });
    const { status, to } = await press(addOwn, { id }, said, cookies.editor);
    const measure = to.split('#')[1] ?? '';
    expect([status, to]).toEqual([303, `${paths.statement(id).section('own')}#${measure}`]);
    const asked = { head: 'environmental', disclosure: 'open' };
    expect(await press(sayHead, { id, measure }, asked, cookies.editor)).toMatchObject({ status: 303 });
    const view = await get(section, { id, section: 'own' }, cookies.editor);
    expect(view.questions.map((question) => question.measure.label)).toContain('Meals given');
  });

  test('evidence is added with a word that nobody is in it, and taken away', async () => {
    const form = (nobody: boolean) => {
      const asked = new FormData();
      asked.set('intent', 'add');
      asked.set('measure', 'jobs_created');
      asked.set('about', 'Payroll summary');
      asked.set('file', new File(['month,jobs\nApril,1\n'], 'payroll.csv', { type: 'text/csv' }));
      if (nobody) asked.set('nobody', 'yes');
      return asked;
    };
    const refused = await press(evidence, { id }, form(false), cookies.editor);
    expect(refused).toMatchObject({ status: 422, refused: { errors: [{ field: 'nobody' }] } });
    expect(await press(evidence, { id }, form(true), cookies.editor)).toMatchObject({ status: 303 });
    const held = async () => JSON.stringify(await get(files, { id }, cookies.editor));
    expect(await held()).toContain('Payroll summary');
    const row = await database()
      .selectFrom('evidence')
      .select('id')
      .where('about', '=', 'Payroll summary')
      .executeTakeFirstOrThrow();
    const away = { intent: 'remove', file: row.id, measure: 'jobs_created' };
    expect(await press(evidence, { id }, away, cookies.editor)).toMatchObject({ status: 303 });
    expect(await held()).not.toContain('Payroll summary');
  });

  test('what is read first, small numbers and the declaration hold what their pages showed', async () => {
    const first = { first: 'jobs_created', second: '', third: '', fourth: '' };
    expect((await press(readFirst, { id }, first, cookies.editor)).status).toBe(409);
    expect(await press(readFirst, { id }, { ...(await shown()), ...first }, cookies.editor)).toMatchObject({
      status: 303,
      to: paths.statement(id).check,
    });
    const ask = { intent: 'ask', measure: 'homelessness_prevented', reason: '' };
    const asked = await press(
      smallNumbers,
      { id },
      { ...(await shown('director')), ...ask },
      cookies.director,
    );
    expect(asked).toMatchObject({ status: 422, refused: { errors: [{ field: 'reason' }] } });
    const words = { name: 'Owen', role: 'Chair' };
    const unsure = await press(declare, { id }, { ...(await shown('director')), ...words }, cookies.director);
    expect(unsure).toMatchObject({ status: 422, refused: { errors: [{ field: 'true' }] } });
    expect(unsure.refused?.typed).toMatchObject(words);
  });

  test('a year is started once, and stands in the list and the task list', async () => {
    const day = (name: string, [year, month, date]: string[]) => ({
      [`${name}.day`]: date ?? '',
      [`${name}.month`]: month ?? '',
      [`${name}.year`]: year ?? '',
    });
    const asked = { ...day('start', ['2026', '4', '1']), ...day('end', ['2027', '3', '31']) };
    const slug = 'bryn-works';
    const wrong = { ...asked, ...day('end', ['2027', '2', '31']) };
    expect((await press(startYear, { slug }, wrong, cookies.editor)).status).toBe(422);
    const { status, to } = await press(startYear, { slug }, asked, cookies.editor);
    expect(status).toBe(303);
    expect((await press(startYear, { slug }, asked, cookies.editor)).status).not.toBe(303);
    const { lines } = await get(statements, { slug }, cookies.editor);
    expect(JSON.stringify(lines)).toContain(to.split('/').at(-1));
    const view = await get(tasks, { id: to.split('/').at(-1) ?? '' }, cookies.editor);
    expect(view.period).toContain('31 March 2027');
  });

  test('a step that the lifecycle does not allow is refused', async () => {
    const said = { intent: 'withdraw', ...(await shown('director')) };
    const { status } = await press(step, { id }, said, cookies.director);
    expect(status).toBe(409);
  });

  test('past years are looked at before they are brought in', async () => {
    const csv = 'period_start,period_end,measure,value\n2018-04-01,2019-03-31,jobs_created,4\n';
    const file = new FormData();
    file.set('intent', 'preview');
    file.set('file', new File([csv], 'past.csv', { type: 'text/csv' }));
    const slug = 'bryn-works';
    const years = () =>
      database().selectFrom('statement').select('id').where('period_end', '=', '2019-03-31').execute();
    expect((await press(importYears, { slug }, file, cookies.editor)).status).toBe(200);
    expect(await years()).toEqual([]);
    const go = { intent: 'import', filename: 'past.csv', content: btoa(csv) };
    const told = async () => {
      const organisation = await organisationBySlug(database(), slug);
      return organisation ? (await dashboardOf(organisation)).years : 0;
    };
    const before = await told();
    expect(await years()).toEqual([]);
    const { status } = await press(importYears, { slug }, go, cookies.editor);
    expect([status, (await years()).length]).toEqual([303, 1]);
    // It stands in a draft: no statement more.
    expect(await told()).toBe(before);
  });

  test('signing in says no more than that something is wrong, and signing out ends it', async () => {
    const wrong = { email: 'editor@demo.test', password: 'not this one', from: '' };
    const { status, refused } = await press(signIn, {}, wrong, '');
    expect(status).toBeGreaterThanOrEqual(401);
    expect(JSON.stringify(refused)).not.toContain('not this one');
    expect((await press(signOut, {}, {}, cookies.manager)).status).toBe(303);
    await expect(get(tasks, { id }, cookies.manager)).rejects.toMatchObject({ status: 302 });
  });
});
