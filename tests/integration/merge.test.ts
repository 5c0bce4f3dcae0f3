import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { invitationPage, invite } from '~/account/invitations.server';
import { checkChains } from '~/audit/history.server';
import { directoryEntry, directoryPage } from '~/commissioning/directory.server';
import { publishedContent } from '~/commissioning/published.server';
import { loadDemo } from '~/demo/load.server';
import { aboutPage, changeWhatIsSaid } from '~/organisation/about.server';
import { addOrganisationBy } from '~/organisation/add.server';
import { homePage } from '~/organisation/home.server';
import { mergeOrganisation, mergePage, survivorAfter } from '~/organisation/merge.server';
import { openOrganisation } from '~/organisation/open.server';
import { changeWordmark, removeWordmark, wordmarkBytes } from '~/organisation/wordmark.server';
import { setContext } from '~/platform/context.server';
import { loader as listed } from '~/routes/directory.$slug._index';
import { action as merge } from '~/routes/organisations.$slug.merge';
import { startStatement } from '~/statement/start.server';
import { database } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';

describe.each(engines())('a merged duplicate, and a wordmark, %s', (engine) => {
  freshDatabase(engine);
  beforeAll(async () => {
    setContext({ dataDir: mkdtempSync(join(tmpdir(), 'proofmark-merge-')) });
    await loadDemo();
  });

  const row = async (slug: string) => (await organisationBySlug(database(), slug)) as OrganisationRow;
  const trail = async (slug: string) =>
    database()
      .selectFrom('audit_event')
      .selectAll()
      .where('organisation_id', '=', (await row(slug)).id)
      .orderBy('position')
      .execute();
  const added = async (name: string) =>
    addOrganisationBy(await demoActor('admin'), {
      name,
      legalForm: 'CIC',
      companyNumber: '',
      charityNumber: '',
      region: '',
      level: 'mark',
    });
  const entryPage = (slug: string) =>
    listed({ request: new Request('http://localhost/'), params: { slug }, context: {} }).catch(
      (error) => error,
    );

  test('is closed and points to the survivor; both trails say so; nothing begins in it', async () => {
    const admin = await demoActor('admin');
    const slug = await added('Bryn Works CIC (again)');
    await invite(admin, await row(slug), { email: 'waits@example.org', role: 'editor' });
    const { text } = await database()
      .selectFrom('mail')
      .select('text')
      .where('recipient', '=', 'waits@example.org')
      .executeTakeFirstOrThrow();
    const token = /\/invitation\/(\w+)/.exec(text)?.[1] ?? '';
    const before = await trail(slug);
    await mergeOrganisation(admin, await row(slug), 'bryn-works');
    const closed = await row(slug);
    expect(await survivorAfter(closed)).toMatchObject({ slug: 'bryn-works' });
    const after = await trail(slug);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)?.event).toBe('organisation.merged');
    expect((await trail('bryn-works')).at(-1)?.event).toBe('organisation.took_in');
    const period = { start: '2025-04-01', end: '2026-03-31' };
    await expect(startStatement({ actor: admin, organisationId: closed.id, period })).rejects.toThrow(
      /is closed/,
    );
    await expect(invitationPage(token)).rejects.toThrow(/not open/);
    const editor = {
      ...admin,
      bodyRoles: [],
      memberships: [{ organisationId: closed.id, slug, name: '', role: 'editor' as const }],
    };
    await expect(openOrganisation(editor, slug, 'plan.edit')).rejects.toThrow(/is closed/);
    expect((await openOrganisation(editor, slug, 'organisation.read')).id).toBe(closed.id);
    await expect(invite(admin, closed, { email: 'x@example.org', role: 'editor' })).rejects.toThrow(
      /is closed/,
    );
    const { said, seen } = aboutPage(admin, closed);
    await expect(changeWhatIsSaid(admin, closed, { ...said, region: 'X', seen })).rejects.toThrow(/closed/);
    // Its page leads on, for it has nothing of its own to read.
    const answer = await entryPage(slug);
    expect(answer).toBeInstanceOf(Response);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/directory/bryn-works']);
    // Merged on, it leads to where that leads.
    await expect(mergeOrganisation(admin, closed, 'firm-footing')).rejects.toThrow(/closed meanwhile/);
    await expect(mergeOrganisation(admin, await row('firm-footing'), slug)).rejects.toThrow(
      /closed meanwhile/,
    );
    await expect(mergeOrganisation(admin, await row('firm-footing'), 'firm-footing')).rejects.toThrow(
      /its own duplicate/,
    );
    expect((await checkChains()).broken).toEqual([]);
  });

  test('leaves every published byte where it is, and is listed no more', async () => {
    const admin = await demoActor('admin');
    const slug = 'second-plate';
    const underWay = (await mergePage(await row(slug), null)).underWay;
    // What is under way stands in the way, by name.
    if (underWay.length > 0) {
      await expect(mergeOrganisation(admin, await row(slug), 'firm-footing')).rejects.toThrow(/under way/);
      await database()
        .updateTable('version')
        .set({ status: 'withdrawn' })
        .where('organisation_id', '=', (await row(slug)).id)
        .where('status', 'in', ['draft', 'submitted', 'approved'])
        .execute();
    }
    const entry = await directoryEntry(await row(slug));
    const end = entry?.years[0]?.periodEnd ?? '';
    const content = await publishedContent(slug, end);
    await mergeOrganisation(admin, await row(slug), 'firm-footing');
    expect(await publishedContent(slug, end)).toEqual(content);
    const { entries } = await directoryPage({ words: '', field: '', level: '', after: '' });
    expect(entries.map((each) => each.slug)).not.toContain(slug);
    const page = await entryPage(slug);
    expect(page).toMatchObject({ closed: true, survivor: { slug: 'firm-footing' } });
    expect(await entryPage('firm-footing')).toMatchObject({ closed: false, duplicates: [{ slug }] });
    const { others, mine } = await homePage(admin, { mine: null, others: null });
    expect(
      [...mine.turns, ...others.turns].filter(({ organisation }) => organisation === entry?.name),
    ).toEqual([]);
  });

  test('of two that are merged into each other at once, one stays', async () => {
    const admin = await demoActor('admin');
    const [a, b] = [await added('Twin A'), await added('Twin B')];
    const both = await Promise.allSettled([
      mergeOrganisation(admin, await row(a), b),
      mergeOrganisation(admin, await row(b), a),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is confirmed on a page that says what happens, by administrators alone', async () => {
    const slug = await added('Kettle and Crumb Ltd');
    const params = { slug };
    const cookie = await cookieOf('admin');
    const look = (survivor: string) =>
      press(merge, params, { form: 'look', intent: 'look', survivor }, cookie);
    expect(
      (await look('http://localhost:3000/organisations/kettle-and-crumb/people')).refused?.errors,
    ).toEqual([{ field: 'survivor', message: expect.stringMatching(/No organisation has this address/) }]);
    expect(await look('https://x.example/organisations/kettle-and-crumb')).toMatchObject({
      status: 303,
      to: `/organisations/${slug}/merge?into=kettle-and-crumb`,
    });
    const unread = { form: 'merge', intent: 'merge', survivor: 'kettle-and-crumb' };
    expect((await press(merge, params, unread, cookie)).status).toBe(422);
    expect((await row(slug)).merged_into).toBeNull();
    expect((await press(merge, { slug: 'bryn-works' }, unread, await cookieOf('director'))).status).toBe(403);
    expect((await press(merge, params, { ...unread, sure: 'yes' }, cookie)).status).toBe(303);
    expect((await row(slug)).merged_into).toBe((await row('kettle-and-crumb')).id);
  });

  const svg = (inside: string, more = '') =>
    new File(
      [
        `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"${more}>${inside}</svg>`,
      ],
      'w.svg',
    );

  test('a wordmark is a PNG of our own making, whatever came', async () => {
    const editor = await demoActor('editor');
    const at = await row('bryn-works');
    await changeWordmark(editor, at, svg('<path d="M0 0h40v10H0z" fill="#0b4f3c"/>'));
    const first = await row('bryn-works');
    const { bytes } = await wordmarkBytes(first);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 960, height: 240 });
    const large = await sharp({ create: { width: 3000, height: 900, channels: 3, background: '#123456' } })
      .withMetadata({ exif: { IFD0: { Artist: 'Somebody' } } })
      .png()
      .toBuffer();
    await changeWordmark(editor, at, new File([large as BlobPart], 'w.png'));
    const second = await wordmarkBytes(await row('bryn-works'));
    expect(await sharp(second.bytes).metadata()).toMatchObject({ format: 'png', width: 960 });
    expect(Buffer.from(second.bytes).includes('Somebody')).toBe(false);
    // Twice the same is one change.
    await changeWordmark(editor, at, new File([large as BlobPart], 'w.png'));
    await removeWordmark(editor, at);
    await expect(wordmarkBytes(await row('bryn-works'))).rejects.toThrow(/not found/);
    const events = (await trail('bryn-works'))
      .map(({ event }) => event)
      .filter((each) => /^wordmark/.test(each));
    expect(events).toEqual(['wordmark.changed', 'wordmark.changed', 'wordmark.removed']);
  });

  test.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a file of the server', svg('<image href="/etc/passwd" width="9" height="9"/>')],
    ['foreign content', svg('<foreignObject><body/></foreignObject>')],
    ['entities', new File(['<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'], 'w.svg')],
    ['what unfolds', svg('<g id="a"/><use href="#a"/>')],
    ['a style from elsewhere', svg('<style>@import "http://x.example/a.css";</style><path d="M0 0"/>')],
    ['a fill from elsewhere', svg('<path d="M0 0h9v9z" fill="url(http://x.example/#a)"/>')],
    [
      'a height that takes all memory',
      new File(
        ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 90000000"><path d="M0 0h1v9H0z"/></svg>'],
        'w.svg',
      ),
    ],
    ['parts within parts', svg('<g>'.repeat(30_000) + '</g>'.repeat(30_000))],
    ['shapes that cut shapes', svg('<g clip-path="url(#a)"/>'.repeat(40))],
    ['letters', svg('<text>Bryn</text>')],
    ['another kind', new File(['GIF89a'], 'w.png')],
    ['no picture', new File(['\u0089PNG\r\n\u001a\n'], 'w.png')],
    ['too much', new File([new Uint8Array(1_000_001)], 'w.png')],
  ])('a wordmark with %s is refused, and nothing is kept', async (_what, file) => {
    const editor = await demoActor('editor');
    await expect(changeWordmark(editor, await row('bryn-works'), file)).rejects.toMatchObject({
      code: 'incomplete',
      faults: [{ field: 'file' }],
    });
    expect((await row('bryn-works')).wordmark_key).toBeNull();
  });

  test('the year end and where it is are said with audit', async () => {
    const editor = await demoActor('editor');
    const { said, seen } = aboutPage(editor, await row('bryn-works'));
    const more = { yearEnd: '08-31', address: '1 Works Road', website: 'https://bryn.example.org' };
    await changeWhatIsSaid(editor, await row('bryn-works'), { ...said, ...more, seen });
    expect(await row('bryn-works')).toMatchObject({ year_end: '08-31', address: '1 Works Road' });
    const last = (await trail('bryn-works')).at(-1);
    expect(JSON.parse(last?.detail ?? '{}')).toMatchObject({ yearEnd: { from: '', to: '08-31' } });
  });
});
