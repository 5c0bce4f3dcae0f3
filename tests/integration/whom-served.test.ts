import { beforeAll, describe, expect, test } from 'vitest';
import { checkDocuments } from '~/commands/integrity.server';
import { publishedData } from '~/commissioning/data-files.server';
import { publishedContent, publishedStatement } from '~/commissioning/published.server';
import { verify } from '~/commissioning/verification.server';
import { loadDemo } from '~/demo/load.server';
import { openOrganisation } from '~/organisation/open.server';
import { sayWhomServed } from '~/organisation/served.server';
import type { StatementDocument } from '~/questionnaire/document';
import { action } from '~/routes/organisations.$slug.served';
import { documentOf } from '~/statement/document-of.server';
import { freezePublic } from '~/statement/public-record.server';
import { REMADE_SERVED_BECAUSE, republish } from '~/statement/republish.server';
import { freezeDocument } from '~/statement/submit.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { letDocumentsChange, wholePublished } from '../support/frozen';
import { cookieOf, press } from '../support/posted';

const CAFE = 'kettle-and-crumb';
const CAFE_YEAR = '2024-12-31';
const WORKS = 'bryn-works';

/** People of a class that are exact from ten on elsewhere. */
const PEOPLE = ['people_trained', 'people_into_work', 'people_supported', 'work_placements'];

const readIn = (text: string) => JSON.parse(text) as StatementDocument;
const figuresOf = ({ sections }: StatementDocument, ids: readonly string[]) =>
  sections
    .flatMap(({ items }) => items)
    .filter(({ measure }) => ids.includes(measure.id))
    .flatMap(({ figures, history }) => [...figures, ...history]);

describe.each(engines())('whom an organisation serves, on %s', (engine) => {
  freshDatabase(engine);
  let cookie = '';
  const row = async (slug: string) => {
    const found = await organisationBySlug(database(), slug);
    if (!found) throw new Error(`${slug} is not there`);
    return found;
  };
  /** What is public of Bryn Works for a year, of which the figures stand in its documents. */
  const published = async (slug: string, year: string) => readIn((await publishedContent(slug, year)).text);

  beforeAll(async () => {
    await loadDemo();
    cookie = await cookieOf('editor');
  });

  test('no count of people is exact where all of them have a disability', async () => {
    const open = await published(CAFE, CAFE_YEAR);
    const figures = figuresOf(open, PEOPLE).filter(({ series }) => series !== 'target');
    expect(figures.length).toBeGreaterThan(5);
    expect(figures.filter(({ number }) => number !== null)).toEqual([]);
    expect(open.organisation.serves).toBe('special');
    const data = new TextDecoder().decode((await publishedData(CAFE, CAFE_YEAR, 'codebook.csv')).bytes);
    expect(data).toMatch(/people_trained[^\n]*range/i);
    // Jobs, volunteers and hours point to nobody who was helped.
    const exact = figuresOf(open, ['jobs_created', 'volunteers', 'training_hours']);
    expect(exact.some(({ number }) => number !== null)).toBe(true);
    expect(exact.every(({ published: form }) => !form)).toBe(true);
  });

  test('where the public at large is served, people are counted as they are from ten on', async () => {
    const open = await published('firm-footing', '2025-03-31');
    expect(open.organisation.serves).toBe('public');
    const [figure] = figuresOf(open, ['people_trained']);
    expect(figure?.number).toBeGreaterThan(9);
  });

  test('is asked on a page: one choice, of who may edit the organisation', async () => {
    expect(await press(action, { slug: WORKS }, {}, cookie)).toMatchObject({
      status: 422,
      refused: { errors: [expect.objectContaining({ message: 'Say who the people are whom you help' })] },
    });
    const wrong = await press(action, { slug: WORKS }, { serves: 'nobody' }, cookie);
    expect(wrong.status).toBe(422);
    const foreign = await press(action, { slug: CAFE }, { serves: 'public' }, cookie);
    const manager = await press(action, { slug: WORKS }, { serves: 'public' }, await cookieOf('manager'));
    expect([foreign.status, manager.status]).toEqual([404, 403]);
    expect((await row(CAFE)).serves).toBe('special');
    expect((await row(WORKS)).serves).toBe('delicate');
    const { status, to } = await press(action, { slug: WORKS }, { serves: 'delicate' }, cookie);
    expect([status, to]).toEqual([303, `/organisations/${WORKS}/statements`]);
    const said = async () => {
      const events = await database()
        .selectFrom('audit_event')
        .select('detail')
        .where('organisation_id', '=', (await row(WORKS)).id)
        .where('event', '=', 'organisation.served')
        .execute();
      return events.map(({ detail }) => JSON.parse(detail).serves);
    };
    // Opened and saved as it was: nothing changed.
    expect(await said()).toEqual([]);
    for (const serves of ['public', 'delicate'])
      expect((await press(action, { slug: WORKS }, { serves }, cookie)).status).toBe(303);
    expect(await said()).toEqual(['public', 'delicate']);
  });

  test('stands in what is declared, so that it can be worked out again', async () => {
    const editor = await demoActor('editor');
    const document = await documentOf(database(), await demoStatement(editor, WORKS, '2026-03-31'));
    expect(document.organisation.serves).toBe('delicate');
    const trained = document.sections
      .flatMap(({ items }) => items)
      .find((i) => i.measure.id === 'people_trained');
    expect(trained?.measure.disclosure).toBe('sensitive');
  });

  describe('what was published before it was asked', () => {
    let code = '';
    const before = { text: '', frozen: '' };

    /** Puts a version back as it was frozen and published while the rule looked at the measure alone. */
    beforeAll(async () => {
      const stored = await wholePublished('firm-footing', '2025-03-31');
      if (!stored?.document || !stored.public_document) throw new Error('Not published');
      code = stored.verification_code ?? '';
      const unasked = (text: string): StatementDocument => {
        const document = readIn(text);
        const { serves: _, ...organisation } = document.organisation;
        return { ...document, organisation };
      };
      await letDocumentsChange();
      await database()
        .updateTable('version')
        .set({
          ...freezeDocument(unasked(stored.document)),
          ...freezePublic(unasked(stored.public_document)),
        })
        .where('id', '=', stored.id)
        .execute();
      const { id } = await row('firm-footing');
      await database().updateTable('organisation').set({ serves: null }).where('id', '=', id).execute();
      Object.assign(before, { text: (await publishedContent('firm-footing', '2025-03-31')).text });
    });

    test('is served on as long as nothing is said', async () => {
      expect(figuresOf(readIn(before.text), ['people_trained'])[0]?.number).toBeGreaterThan(9);
      expect(await republish({ dryRun: true })).toEqual([]);
    });

    test('is gone once an answer makes a range of it, until it is made anew, once, with its reason', async () => {
      const { id } = await row('firm-footing');
      await database().updateTable('organisation').set({ serves: 'special' }).where('id', '=', id).execute();
      const gone = { code: 'gone', message: expect.stringMatching(/made anew/) };
      await expect(publishedStatement('firm-footing', '2025-03-31')).rejects.toMatchObject(gone);
      expect(await verify(code, '192.0.2.1')).toMatchObject({ standing: 'current', remaking: true });
      const found = await republish({ dryRun: false });
      expect(found.length).toBeGreaterThan(3);
      expect(new Set(found.map(({ organisation, reason }) => `${organisation}: ${reason}`)).size).toBe(1);
      expect(found[0]?.reason).toBe(REMADE_SERVED_BECAUSE);
      expect(await republish({ dryRun: false })).toEqual([]);
      const open = await published('firm-footing', '2025-03-31');
      expect(open.organisation.serves).toBe('special');
      expect(
        figuresOf(open, PEOPLE).filter(({ number, series }) => series !== 'target' && number !== null),
      ).toEqual([]);
      expect(await verify(code, '192.0.2.1')).toMatchObject({ remaking: false });
    });

    test('stays a range when the answer is taken back', async () => {
      const actor = await demoActor('editor');
      const { id } = await row('firm-footing');
      await sayWhomServed(actor, { id }, 'public');
      const open = await published('firm-footing', '2025-03-31');
      expect(
        figuresOf(open, PEOPLE).some(({ number, series }) => series !== 'target' && number !== null),
      ).toBe(false);
      expect(await republish({ dryRun: true })).toEqual([]);
    });

    test('is made anew at once when the answer is given on the page', async () => {
      const actor = await demoActor('editor');
      const { id } = await row('second-plate');
      const year = '2025-07-31';
      expect(
        figuresOf(await published('second-plate', year), PEOPLE).some(({ number }) => number !== null),
      ).toBe(true);
      await sayWhomServed(actor, { id }, 'delicate');
      const open = await published('second-plate', year);
      expect(
        figuresOf(open, PEOPLE).some(({ number, series }) => series !== 'target' && number !== null),
      ).toBe(false);
      expect(await republish({ dryRun: true })).toEqual([]);
    });

    test('and everything still has the hash that its trail says', async () => {
      const { wrong } = await checkDocuments();
      // The one version that was put back by hand.
      expect(wrong.filter((each) => !each.includes('is not the one that was submitted'))).toEqual([]);
    });
  });

  test('nobody who is not of the organisation sees the page', async () => {
    const editor = await demoActor('editor');
    await expect(openOrganisation(editor, CAFE, 'organisation.read')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
