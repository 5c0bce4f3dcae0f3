import { beforeAll, describe, expect, it } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { loadDemo } from '~/demo/load.server';
import { deleteOwn, endOwn, ownList, renameOwn } from '~/organisation/change-own.server';
import { addOwnMeasure } from '~/organisation/own-measure.server';
import { action as change } from '~/routes/statements.$id.change';
import { changePeriod, deleteDraft } from '~/statement/change-draft.server';
import { askedIn, figuresOf } from '~/statement/figures.server';
import { shownFields } from '~/statement/shown';
import { ChangedSince, seeStatement } from '~/statement/shown.server';
import { startStatement } from '~/statement/start.server';
import { database, inTransaction } from '~db/client';
import { addAnswers } from '~db/queries/answers';
import { organisationBySlug } from '~db/queries/organisations';
import { ownStandings } from '~db/queries/own-measures';
import { anAnswer, engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { cookieOf, press, wrongFields } from '../support/posted';

const NEXT = { start: '2026-04-01', end: '2027-03-31' };
const OWN = {
  label: 'Bread baked',
  unit: 'loaves',
  definition: 'What came out of the oven.',
  polarity: 'higher',
  head: 'social',
  accrual: 'in_year',
  disclosure: 'open',
} as const;

describe.each(engines())('a draft of which nothing was submitted, %s', (engine) => {
  freshDatabase(engine);
  let editor: Awaited<ReturnType<typeof demoActor>>;
  let organisationId = '';
  beforeAll(async () => {
    await loadDemo();
    editor = await demoActor('editor');
    organisationId = (await organisationBySlug(database(), 'bryn-works'))?.id ?? '';
  });

  const see = (id: string) => seeStatement(editor, id, 'statement.change');
  const start = async (period = NEXT) =>
    (await startStatement({ actor: editor, organisationId, period })).statementId;
  const state = async (id: string, change: Parameters<typeof anAnswer>[1]) => {
    const { version } = await see(id);
    await inTransaction((tx) => addAnswers(tx, [anAnswer(version, change)]));
  };
  const events = async (statementId: string) =>
    (
      await database()
        .selectFrom('audit_event')
        .select('event')
        .where('statement_id', '=', statementId)
        .orderBy('position')
        .execute()
    ).map(({ event }) => event);

  it('takes what it states for its year, and for the next, to other days', async () => {
    const id = await start();
    const days = (period: { start: string; end: string }) => ({
      period_start: period.start,
      period_end: period.end,
    });
    await state(id, days(NEXT));
    await state(id, { ...days({ start: '2027-04-01', end: '2028-03-31' }), series: 'target', number: 20 });
    await state(id, { ...days({ start: '2026-05-01', end: '2026-05-31' }), measure_id: 'volunteers' });
    const calendar = { start: '2027-01-01', end: '2027-12-31' };
    await changePeriod(editor, await see(id), calendar);
    const open = await see(id);
    expect([open.statement.period_start, open.statement.period_end]).toEqual([calendar.start, calendar.end]);
    const figures = await figuresOf(database(), organisationId, open.version.id);
    const told = figures.map(({ series, period }) => `${series} ${period.start} ${period.end}`).sort();
    expect(told).toEqual([
      'actual 2026-05-01 2026-05-31',
      'actual 2027-01-01 2027-12-31',
      // The demo's plan set a goal for it.
      'target 2027-01-01 2027-12-31',
      'target 2028-01-01 2028-12-31',
    ]);
    // A year later: what was next year's is its own now, and nothing is stated twice.
    await changePeriod(editor, open, { start: '2028-01-01', end: '2028-12-31' });
    await changePeriod(editor, await see(id), calendar);
    expect(await events(id)).toEqual([
      'statement.started',
      'statement.redated',
      'statement.redated',
      'statement.redated',
    ]);
    expect(
      await wrongFields(changePeriod(editor, await see(id), { start: '2025-06-01', end: '2026-05-31' })),
    ).toEqual(['start']);
    expect(
      await wrongFields(changePeriod(editor, await see(id), { start: '2026-05-01', end: '2026-05-31' })),
    ).toEqual(['end']);
    await deleteDraft(editor, await see(id));
  });

  it('goes with all that is in it, once that was confirmed on a page that is not old; the trail stays', async () => {
    const id = await start();
    const old = await see(id);
    await state(id, { period_start: NEXT.start, period_end: NEXT.end });
    // A colleague's answer that the page did not show is not deleted with what it showed.
    await expect(deleteDraft(editor, old)).rejects.toBeInstanceOf(ChangedSince);
    const cookie = await cookieOf('editor');
    const shown = Object.fromEntries(
      shownFields((await see(id)).shown ?? neverShown()).map(({ name, value }) => [name, value]),
    );
    const unsure = await press(change, { id }, { intent: 'delete', form: 'delete', ...shown }, cookie);
    expect([unsure.status, unsure.refused?.errors[0]?.field]).toEqual([422, 'sure']);
    const form = { intent: 'delete', form: 'delete', sure: 'yes', ...shown };
    const manager = await press(change, { id }, form, await cookieOf('manager'));
    expect(manager.status).toBe(403);
    const gone = await press(change, { id }, form, cookie);
    expect([gone.status, gone.to]).toEqual([303, '/organisations/bryn-works/statements?done=deleted#done']);
    for (const table of ['statement', 'version', 'answer'] as const) {
      const column = table === 'statement' ? 'id' : table === 'version' ? 'statement_id' : 'version_id';
      const left = await database()
        .selectFrom(table)
        .select('organisation_id')
        .where(column as 'organisation_id', '=', table === 'answer' ? old.version.id : id)
        .execute();
      expect([table, left]).toEqual([table, []]);
    }
    expect(await events(id)).toEqual(['statement.started', 'statement.deleted']);
    expect((await checkChains()).broken).toEqual([]);
  });

  it('is no other: what was submitted once keeps its period and stays', async () => {
    const published = await demoStatement(editor, 'bryn-works', '2025-03-31');
    await expect(deleteDraft(editor, published)).rejects.toThrow(/was submitted/);
    await expect(changePeriod(editor, published, NEXT)).rejects.toThrow(/was submitted/);
  });

  it('lets an own measure be named otherwise, held against what a first name is', async () => {
    const id = await addOwnMeasure(editor, organisationId, OWN);
    const to = (label: string) => renameOwn(editor, organisationId, id, { label, definition: '' });
    await to('Loaves baked');
    await to('Loaves baked');
    expect(await wrongFields(to('Jobs created'))).toEqual(['label']);
    const list = await ownList(editor, (await organisationBySlug(database(), 'bryn-works')) ?? neverShown());
    expect(list.lines.find((each) => each.id === id)?.label).toBe('Loaves baked');
    await deleteOwn(editor, organisationId, id);
  });

  it('deletes an own measure with what drafts say of it, and only ends one that was submitted', async () => {
    const id = await addOwnMeasure(editor, organisationId, OWN);
    const statement = await start();
    await state(statement, { measure_id: id, period_start: NEXT.start, period_end: NEXT.end });
    await deleteOwn(editor, organisationId, id);
    expect(await ownStandings(database(), organisationId, id)).toEqual([]);

    const stated = (await ownStandings(database(), organisationId)).find(({ submitted }) => submitted);
    if (!stated) throw new Error('The demo has no own measure that was submitted');
    const measure = stated.measure_id;
    await expect(deleteOwn(editor, organisationId, measure)).rejects.toThrow(/ended and not deleted/);
    expect(await wrongFields(endOwn(editor, organisationId, measure, '1999-12-31'))).toEqual(['until']);
    const asks = async (periodEnd: string) =>
      (await askedIn(database(), { organisation_id: organisationId, level: 'mark', period_end: periodEnd }))
        .flatMap(({ measures }) => measures.map((each) => each.id))
        .includes(measure);
    await endOwn(editor, organisationId, measure, stated.period_end);
    expect([await asks(stated.period_end), await asks(NEXT.end)]).toEqual([true, false]);
    await endOwn(editor, organisationId, measure, null);
    expect(await asks(NEXT.end)).toBe(true);
    await deleteDraft(editor, await see(statement));
  });
});

function neverShown(): never {
  throw new Error('It is not there');
}
