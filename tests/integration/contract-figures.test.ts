import { beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '~/audit/history.server';
import { loadDemo } from '~/demo/load.server';
import { sliced, sliceOf } from '~/publication/pdf/documents/slice';
import { action } from '~/routes/statements.$id.contracts/route';
import { contractPage, removeContractFigure, saveContractFigure } from '~/statement/contract-figures.server';
import { documentOf } from '~/statement/document-of.server';
import { database } from '~db/client';
import { BAD_NUMBERS } from '../cases/bad-input';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';

/** What is typed wrong, and the field that says so. */
const REFUSED: [Record<string, string>, string][] = [
  [{ contract: '' }, 'contract'],
  [{ contract: 'x'.repeat(81) }, 'contract'],
  [{ measure: '' }, 'measure'],
  [{ measure: 'outcomes' }, 'measure'],
  [{ measure: 'trading_share' }, 'measure'],
  [{ value: '' }, 'value'],
  [{ periodStart: '2025-02-31' }, 'periodStart'],
  [{ periodStart: '2025-09-01', periodEnd: '2025-08-01' }, 'periodEnd'],
  [{ qualifier: 'certainly' }, 'qualifier'],
  [{ basis: 'constructor' }, 'basis'],
  [{ measure: 'tenancies_sustained_6m', value: '', numerator: '9', denominator: '8' }, 'numerator'],
  ...BAD_NUMBERS.map((value): [Record<string, string>, string] => [{ value }, 'value']),
];

describe.each(engines())('figures for one contract, %s', (engine) => {
  freshDatabase(engine);
  let editor: Awaited<ReturnType<typeof demoActor>>;
  let cookie = '';
  const open = () => demoStatement(editor, 'bryn-works', '2026-03-31');
  const save = async (typed: Parameters<typeof saveContractFigure>[2]) =>
    saveContractFigure(editor, await open(), typed);
  const figure = { contract: 'Torfaen furniture', measure: 'jobs_created', value: '4' };
  const recorded = async () => (await contractPage(editor, await open())).contracts;

  beforeAll(async () => {
    await loadDemo();
    editor = await demoActor('editor');
    cookie = await cookieOf('editor');
  });

  test('are kept with their own period, and a second one replaces the first', async () => {
    const own = { periodStart: '2025-09-01', periodEnd: '2026-03-31' };
    await save({ ...figure, ...own });
    await save({ ...figure, ...own, value: '5', contract: '  Torfaen   furniture ' });
    expect(await recorded()).toMatchObject([
      {
        name: 'Torfaen furniture',
        figures: [{ says: '5 jobs', period: '1 September 2025 to 31 March 2026' }],
      },
    ]);
  });

  test('keep one name however it is typed, and what was there before stands in the history', async () => {
    const own = { periodStart: '2025-09-01', periodEnd: '2026-03-31' };
    await save({ ...figure, ...own, contract: 'torfaen FURNITURE', value: '6' });
    await save({ ...figure, ...own, value: '5' });
    expect((await recorded()).map(({ name }) => name)).toEqual(['Torfaen furniture']);
    const { organisation, statement } = await open();
    const { entries } = await historyOf(organisation.id, statement.id);
    expect(entries[0]?.changes).toMatchObject([
      { id: 'jobs_created', measure: 'Jobs created, Torfaen furniture', from: '6 jobs', to: '5 jobs' },
    ]);
  });

  test('are the whole of a commissioner’s slice', async () => {
    const whole = await documentOf(database(), await open());
    const document = sliced(whole, sliceOf(whole, { area: 'torfaen furniture ' }) ?? {});
    const counted = document.sections
      .flatMap(({ items }) => items)
      .filter(({ measure }) => measure.kind === 'count');
    expect(counted.map(({ measure }) => measure.label)).toEqual(['Jobs created in Torfaen furniture']);
    expect(counted[0]?.figures.map(({ number }) => number)).toEqual([5]);
  });

  test.each(REFUSED)('refuse %j by its field, and change nothing', async (change, field) => {
    const before = await recorded();
    const typed = { intent: 'save', ...figure, contract: 'Another', ...change };
    const { status, refused } = await press(action, { id: (await open()).statement.id }, typed, cookie);
    expect(status).toBe(422);
    expect(refused?.errors.map((fault) => fault.field)).toContain(field);
    // What nobody sees is taken out of what comes back.
    const seen = Object.entries(typed).map(([name, value]) => [name, value.replaceAll('\u202e', '')]);
    expect(refused?.typed).toMatchObject(Object.fromEntries(seen));
    expect(await recorded()).toEqual(before);
  });

  test('can be taken away', async () => {
    const [line] = (await recorded())[0]?.figures ?? [];
    const { periodStart = '', periodEnd = '' } = line ?? {};
    await removeContractFigure(editor, await open(), { ...figure, periodStart, periodEnd });
    expect(await recorded()).toEqual([]);
    const events = await database()
      .selectFrom('audit_event')
      .select('event')
      .where('event', 'like', 'contract_figure%')
      .where('statement_id', '=', (await open()).statement.id)
      .execute();
    expect(events.length).toBe(5);
  });
});
