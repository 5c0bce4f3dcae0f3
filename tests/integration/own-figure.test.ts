import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { addedBefore } from '~/organisation/own-figure.server';
import { action as add } from '~/routes/statements.$id.own.add';
import { openStatement } from '~/statement/open.server';
import { sectionContext } from '~/statement/section.server';
import { database } from '~db/client';
import { ownMeasures } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';

const SAID = {
  unit: 'pieces',
  definition: '',
  head: 'environmental',
  disclosure: 'open',
  polarity: 'higher',
  accrual: 'in_year',
};

describe.each(engines())('an own measure that is added with its figure, %s', (engine) => {
  freshDatabase(engine);
  let actor: Awaited<ReturnType<typeof demoActor>>;
  let cookie = '';
  let id = '';
  beforeAll(async () => {
    await loadDemo();
    actor = await demoActor('editor');
    cookie = await cookieOf('editor');
    id = (await demoStatement(actor, 'bryn-works', '2026-03-31')).statement.id;
  });

  const open = (statement = id) => openStatement(actor, statement, 'statement.edit');
  const labels = async () => {
    const { organisation } = await open();
    return (await ownMeasures(database(), organisation.id)).map(({ label }) => label);
  };

  it('states it at once, and says so before the next is asked', async () => {
    const form = { ...SAID, label: 'Chairs mended', figure: '1,240', next: 'another' };
    const said = await press(add, { id }, form, cookie);
    expect(said.status).toBe(303);
    const added = /^\/statements\/[^/]+\/own\/add\?added=(own_\w+)$/.exec(said.to)?.[1] ?? '';
    expect(await addedBefore(await open(), added)).toEqual({
      id: added,
      label: 'Chairs mended',
      head: 'environmental',
      stated: '1,240 pieces',
    });
  });

  it('keeps what is written otherwise as it was typed, until somebody has seen how it is read', async () => {
    const said = await press(add, { id }, { ...SAID, label: 'Sofas mended', figure: '300+' }, cookie);
    const added = /#(own_\w+)$/.exec(said.to)?.[1] ?? '';
    const { unread, figures } = await sectionContext(await open(), 'own');
    expect([unread.get(added)?.value, figures.some(({ measureId }) => measureId === added)]).toEqual([
      '300+',
      false,
    ]);
    expect((await addedBefore(await open(), added))?.stated).toBe('300+');
  });

  it('adds nothing while its figure is wrong, or whom it could point to is not said', async () => {
    const before = await labels();
    const wrong = async (change: Record<string, string>) => {
      const form = { ...SAID, label: 'Tables mended', figure: '12', ...change };
      const { status, refused } = await press(add, { id }, form, cookie);
      return [status, refused?.errors.map(({ field }) => field)];
    };
    expect(await wrong({ figure: 'a lot' })).toEqual([422, ['figure']]);
    expect(await wrong({ disclosure: '' })).toEqual([422, ['disclosure']]);
    expect(await wrong({ label: 'Jobs created' })).toEqual([409, ['label']]);
    // What is published stays as it is: a measure can be added beside it, a figure cannot.
    const { statement } = await demoStatement(actor, 'bryn-works', '2025-03-31');
    const form = { ...SAID, label: 'Tables mended', figure: '12' };
    const published = await press(add, { id: statement.id }, form, cookie);
    expect([published.status, published.refused?.errors[0]?.field]).toEqual([409, 'figure']);
    expect(await labels()).toEqual(before);
  });
});
