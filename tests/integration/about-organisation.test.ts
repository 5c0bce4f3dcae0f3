import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { publishedContent } from '~/commissioning/published.server';
import { loadDemo } from '~/demo/load.server';
import { aboutPage, changeWhatIsSaid } from '~/organisation/about.server';
import { setContext } from '~/platform/context.server';
import type { StatementDocument } from '~/questionnaire/document';
import { action as about } from '~/routes/organisations.$slug.about';
import { database } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';

const SLUG = 'bryn-works';

describe.each(engines())('what is said of an organisation, %s', (engine) => {
  freshDatabase(engine);
  beforeAll(async () => {
    setContext({ dataDir: mkdtempSync(join(tmpdir(), 'proofmark-about-')) });
    await loadDemo();
  });

  const row = async () => (await organisationBySlug(database(), SLUG)) as OrganisationRow;
  const events = async () =>
    (
      await database()
        .selectFrom('audit_event')
        .select('detail')
        .where('event', '=', 'organisation.changed')
        .execute()
    ).map(({ detail }) => JSON.parse(detail));

  test('saved untouched changes nothing, and says nothing of it', async () => {
    const editor = await demoActor('editor');
    const before = await row();
    const { said, seen } = aboutPage(editor, before);
    await changeWhatIsSaid(editor, before, { ...said, seen });
    expect(await row()).toEqual(before);
    expect(await events()).toEqual([]);
  });

  test('is changed with its audit, and by nobody over somebody else’s words', async () => {
    const editor = await demoActor('editor');
    const { said, seen } = aboutPage(editor, await row());
    await changeWhatIsSaid(editor, await row(), { ...said, region: 'Gwent', seen });
    expect((await row()).region).toBe('Gwent');
    expect(await events()).toEqual([{ region: { from: said.region, to: 'Gwent' } }]);
    const late = changeWhatIsSaid(editor, await row(), { ...said, areas: 'Newport', seen });
    await expect(late).rejects.toThrow(/Somebody else changed this/);
    // The same words sent twice are one change.
    await changeWhatIsSaid(editor, await row(), { ...said, region: 'Gwent', seen });
    expect(await events()).toHaveLength(1);
    expect((await checkChains()).broken).toEqual([]);
  });

  test('what is wrong comes back as it was typed', async () => {
    const cookie = await cookieOf('editor');
    const { said, seen } = aboutPage(await demoActor('editor'), await row());
    const typed = {
      intent: 'save',
      ...said,
      yearEnd: '',
      seen,
      companyNumber: '123',
      charityNumber: 'sc 045678',
      purpose: '',
    };
    const { status, refused } = await press(about, { slug: SLUG }, typed, cookie);
    expect(status).toBe(422);
    expect(refused?.errors.map(({ field }) => field).sort()).toEqual(['companyNumber', 'purpose']);
    expect(refused?.typed).toMatchObject({ companyNumber: '123', charityNumber: 'sc 045678' });
    const right = { ...typed, companyNumber: ' 0123 4567 ', purpose: 'Bread for Gwent.' };
    expect((await press(about, { slug: SLUG }, right, cookie)).status).toBe(303);
    expect(await row()).toMatchObject({ company_number: '01234567', charity_number: 'SC045678' });
    expect((await press(about, { slug: SLUG }, right, await cookieOf('manager'))).status).toBe(403);
  });

  test('a purpose that speaks of health makes a range of what was published as it is', async () => {
    const slug = 'firm-footing';
    const firm = async () => (await organisationBySlug(database(), slug)) as OrganisationRow;
    const trained = async () => {
      const { text } = await publishedContent(slug, '2025-03-31');
      const { sections } = JSON.parse(text) as StatementDocument;
      const items = sections.flatMap((section) => section.items);
      return items.find(({ measure }) => measure.id === 'people_trained')?.figures[0];
    };
    expect((await trained())?.number).toBeGreaterThan(9);
    const editor = await demoActor('editor');
    const say = async (purpose: string) => {
      const { said, seen } = aboutPage(editor, await firm());
      await changeWhatIsSaid(editor, await firm(), { ...said, purpose, seen });
    };
    await say('Work for people with a learning disability.');
    expect((await firm()).serves).toBe('special');
    expect(await trained()).toMatchObject({ number: null, published: { as: 'band' } });
    // Words that are innocent again lift nothing.
    await say('Good work for all.');
    expect((await firm()).serves).toBe('special');
    expect(await trained()).toMatchObject({ number: null });
    expect((await checkChains()).broken).toEqual([]);
  });
});
