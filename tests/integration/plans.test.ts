import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { plansPage, removeGoalOf, setGoalOf } from '~/organisation/plans.server';
import { action } from '~/routes/organisations.$slug.plans/route';
import { documentOf } from '~/statement/document-of.server';
import { figuresOf } from '~/statement/figures.server';
import { startStatement } from '~/statement/start.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { BAD_NUMBERS } from '../cases/bad-input';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { cookieOf, press, wrongFields } from '../support/posted';

describe.each(engines())('plans and goals, %s', (engine) => {
  freshDatabase(engine);
  let manager: Awaited<ReturnType<typeof demoActor>>;
  const bryn = async () => {
    const found = await organisationBySlug(database(), 'bryn-works');
    if (!found) throw new Error('The demo has no Bryn Works');
    return found;
  };
  const page = async () => plansPage(manager, await bryn());
  const goal = async (change: Record<string, string> = {}) => {
    const plan = (await page()).plans.at(-1)?.id ?? '';
    const typed = { plan, measure: 'jobs_created', year: '2027-03-31', value: '20', ...change };
    return setGoalOf(manager, await bryn(), typed);
  };

  beforeAll(async () => {
    await loadDemo();
    manager = await demoActor('manager');
  });

  test('the demo’s plan says how far each goal is, and claims nothing before its year', async () => {
    const { plans } = await page();
    const goals = plans[0]?.goals ?? [];
    expect(goals.length).toBe(6);
    expect(goals.find(({ measureId }) => measureId === 'jobs_created')).toMatchObject({
      goal: '15 jobs',
      now: '13 jobs in 2025/26',
      standing: 'open',
    });
  });

  test('a plan needs a name of one line', async () => {
    const cookie = await cookieOf('manager');
    const add = (title: string) =>
      press(action, { slug: 'bryn-works' }, { intent: 'plan', form: 'plan', title, about: 'Why' }, cookie);
    for (const title of ['  ', 'x'.repeat(121)]) {
      const { status, refused } = await add(title);
      expect([status, refused?.form, refused?.errors[0]?.field]).toEqual([422, 'plan', 'title']);
      expect(refused?.typed).toMatchObject({ title, about: 'Why' });
    }
    expect(await add('To   2031')).toMatchObject({ status: 303, to: '/organisations/bryn-works/plans' });
    expect((await page()).plans.map(({ title }) => title)).toContain('To 2031');
  });

  test.each([
    [{ measure: '' }, 'measure'],
    [{ measure: 'outcomes' }, 'measure'],
    [{ year: '' }, 'year'],
    [{ year: '2026-03-31' }, 'year'],
    [{ year: '2099-03-31' }, 'year'],
    [{ value: '' }, 'value'],
    [{ measure: 'jobs_sustained_26w', value: '101' }, 'value'],
    ...BAD_NUMBERS.map((value): [Record<string, string>, string] => [{ value }, 'value']),
  ] satisfies [Record<string, string>, string][])(
    'a goal with %j is refused by its field',
    async (change, field) => {
      const before = await page();
      expect(await wrongFields(goal(change))).toEqual([field]);
      expect((await page()).plans).toEqual(before.plans);
    },
  );

  test('one goal a measure and year: a second one replaces the first, whatever its plan', async () => {
    await goal({ value: '22' });
    const goals = (await page()).plans.flatMap((plan) => plan.goals);
    const mine = goals.filter((each) => each.measureId === 'jobs_created' && each.periodEnd === '2027-03-31');
    expect(mine.map((each) => each.goal)).toEqual(['22 jobs']);
  });

  test('a statement prints the goals of the years after it, and the year’s own is its target from the start', async () => {
    const open = await demoStatement(manager, 'bryn-works', '2026-03-31');
    const { goals } = await documentOf(database(), open);
    expect(goals?.find(({ by }) => by === '2027-03-31')).toMatchObject({ words: '22 jobs', plan: 'To 2031' });
    const { organisation } = open;
    const editor = await demoActor('editor');
    const period = { start: '2026-04-01', end: '2027-03-31' };
    const started = await startStatement({ actor: editor, organisationId: organisation.id, period });
    const figures = await figuresOf(database(), organisation.id, started.versionId);
    expect(figures).toMatchObject([{ measureId: 'jobs_created', series: 'target', number: 22 }]);
  });

  test('a goal can be taken away', async () => {
    await removeGoalOf(manager, await bryn(), { measure: 'people_trained', year: '2028-03-31' });
    const goals = (await page()).plans.flatMap((plan) => plan.goals);
    expect(goals.some(({ measureId }) => measureId === 'people_trained')).toBe(false);
  });
});
