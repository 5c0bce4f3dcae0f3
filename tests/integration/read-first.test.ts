import { beforeEach, describe, expect, test } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { headlineOf } from '~/insight/headline';
import { keyFigures } from '~/publication/key-figures';
import { publicDocument } from '~/publication/public-document';
import { coreMeasure } from '~/questionnaire/sections';
import { documentOf } from '~/statement/document-of.server';
import { chooseLeads, leadsPage } from '~/statement/leads.server';
import { prepareStatement } from '~/statement/prepare.server';
import { ChangedSince } from '~/statement/shown.server';
import { database } from '~db/client';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';

const YEAR = '2026-03-31';

describe.each(engines())('what is read first, on %s', (engine) => {
  freshDatabase(engine);
  let editor: Awaited<ReturnType<typeof demoActor>>;
  const see = () => demoStatement(editor, 'bryn-works', YEAR);
  const opening = async () => keyFigures(await documentOf(database(), await see()));

  beforeEach(async () => {
    if (editor) return;
    await loadDemo();
    editor = await demoActor('editor');
  });

  test('is what matters most, until the organisation says otherwise', async () => {
    const page = await leadsPage(editor, await see());
    expect(page.chosen).toEqual(['', '', '', '']);
    expect((await opening()).map(({ label }) => label)).toEqual(page.byItself);
    const last = page.choices.at(-1);
    if (!last) throw new Error('Nothing can be chosen');
    await chooseLeads(editor, await see(), ['', 'training_hours', last.id]);
    const [first, second] = await opening();
    expect([first?.measureId, second?.measureId]).toEqual(['training_hours', last.id]);
    // In public it opens with the same.
    const document = publicDocument(await documentOf(database(), await see()));
    expect(keyFigures(document)[0]?.measureId).toBe('training_hours');
    expect(headlineOf(document)?.parts[0]?.words).toMatch(/training hours/i);
    expect((await leadsPage(editor, await see())).chosen).toEqual(['training_hours', last.id, '', '']);
  });

  test('takes only what has a figure, of the page that was shown', async () => {
    const before = await opening();
    // Words and a choice of words are no figure: neither is offered, and neither leads where it is posted.
    expect(coreMeasure('measurement')?.kind).toBe('choice');
    expect((await leadsPage(editor, await see())).choices.map(({ id }) => id)).not.toContain('measurement');
    for (const wrong of ['constructor', 'aims', 'measurement', 'no_such_measure'])
      await expect(chooseLeads(editor, await see(), [wrong])).rejects.toMatchObject({ code: 'incomplete' });
    const twice = ['training_hours', '', 'people_trained', 'training_hours'];
    await expect(chooseLeads(editor, await see(), twice)).rejects.toMatchObject({
      code: 'incomplete',
      faults: [{ field: 'fourth' }],
      message: expect.stringMatching(/^“.*” is chosen twice/),
    });
    expect(await opening()).toEqual(before);
    const old = await see();
    await chooseLeads(editor, await see(), ['people_trained']);
    await expect(chooseLeads(editor, old, ['jobs_created'])).rejects.toBeInstanceOf(ChangedSince);
    await expect(prepareStatement(editor, old)).rejects.toBeInstanceOf(ChangedSince);
    await chooseLeads(editor, await see(), []);
    expect((await opening()).length).toBe(before.length);
    expect((await leadsPage(editor, await see())).chosen).toEqual(['', '', '', '']);
  });

  test('is never a choice of words, even where one was marked', async () => {
    const document = await documentOf(database(), await see());
    const marked = { ...document, leads: ['measurement', 'training_hours'] };
    expect(keyFigures(marked)[0]?.measureId).toBe('training_hours');
    expect(keyFigures(marked).map(({ measureId }) => measureId)).not.toContain('measurement');
  });
});
