import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/access/can';
import { publishedData } from '~/commissioning/data-files.server';
import { publishedYears } from '~/commissioning/every-year.server';
import { publishedContent, publishedStatement } from '~/commissioning/published.server';
import { verify } from '~/commissioning/verification.server';
import { addOwnMeasure, placeMeasure } from '~/organisation/own-measure.server';
import { classOf } from '~/questionnaire/disclosure-class';
import type { StatementDocument } from '~/questionnaire/document';
import { asMeasure } from '~/questionnaire/own-measure';
import { importTable } from '~/statement/import/import.server';
import { freezePublic } from '~/statement/public-record.server';
import { REMADE_OWN_BECAUSE, republish } from '~/statement/republish.server';
import { freezeDocument } from '~/statement/submit.server';
import { database, inTransaction } from '~db/client';
import { addOrganisation, ownMeasures } from '~db/queries/organisations';
import { bytesOf, csvOf, row } from '../cases/rows';
import { anOrganisation, engines, freshDatabase } from '../support/database';
import { letDocumentsChange, wholePublished } from '../support/frozen';
import { aPerson } from '../support/member';

const YEAR = '2024-03-31';

describe.each(engines())('an own measure of people that was answered to count things, on %s', (engine) => {
  freshDatabase(engine);
  const organisation = anOrganisation();
  let actor: Actor;
  const asked = {
    label: 'Families supported',
    unit: 'families',
    definition: '',
    head: 'social' as const,
    polarity: 'higher' as const,
    accrual: 'in_year' as const,
    disclosure: 'open' as const,
  };

  beforeAll(async () => {
    await inTransaction((tx) => addOrganisation(tx, organisation));
    const personId = await aPerson();
    actor = { personId, name: 'Ann Editor', email: '', bodyRoles: [], memberships: [] };
  });

  test('is refused at the question that was answered so, and nothing is added', async () => {
    const wrong = {
      code: 'incomplete',
      faults: [{ field: 'disclosure', message: expect.stringMatching(/of people/) }],
    };
    await expect(addOwnMeasure(actor, organisation.id, asked)).rejects.toMatchObject(wrong);
    expect(await ownMeasures(database(), organisation.id)).toEqual([]);
    const id = await addOwnMeasure(actor, organisation.id, { ...asked, disclosure: 'people' });
    const place = { head: 'social', disclosure: 'open' } as const;
    await expect(placeMeasure(actor, organisation.id, id, place)).rejects.toMatchObject(wrong);
    const meals = { ...asked, label: 'Meals for families', unit: 'meals' };
    await addOwnMeasure(actor, organisation.id, meals);
    const own = await ownMeasures(database(), organisation.id);
    expect(own.map((each) => classOf(asMeasure(each)))).toEqual(['people', 'open']);
    // As a database of before holds it.
    await database().updateTable('own_measure').set({ disclosure: 'open' }).where('id', '=', id).execute();
    const [stored] = await ownMeasures(database(), organisation.id);
    expect(stored && classOf(asMeasure(stored))).toBe('sensitive');
  });

  test.each([
    ['a measure of the scheme', ' jobs  CREATED ', 'jobs', 'jobs'],
    ['one of its own', 'MEALS  for families', 'portions', 'own'],
  ])('no second one has the name of %s', async (_what, label, unit, section) => {
    await expect(addOwnMeasure(actor, organisation.id, { ...asked, label, unit })).rejects.toMatchObject({
      code: 'conflict',
      faults: [{ field: 'label', where: expect.stringContaining(`../${section}#`) }],
    });
  });

  test('none has a name that counts a few people', async () => {
    const label = 'Homeless men housed (the 3 in Pill)';
    const counting = { ...asked, label, unit: 'people', disclosure: 'sensitive' as const };
    await expect(addOwnMeasure(actor, organisation.id, counting)).rejects.toMatchObject({
      code: 'incomplete',
      faults: [{ field: 'label', message: expect.stringContaining('the 3 in Pill') }],
    });
  });

  test('two colleagues who add one at once add one', async () => {
    const both = ['Trees planted', 'trees planted'].map((label) =>
      addOwnMeasure(actor, organisation.id, { ...asked, label, unit: 'trees' }),
    );
    const done = await Promise.allSettled(both);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  describe('and was published so', () => {
    let code = '';
    let taken = '';

    beforeAll(async () => {
      const rows = [
        row({ label: 'Families supported', unit: 'families', value: '7', note: 'Seven of them stayed' }),
        row({ label: 'Meals for families', unit: 'meals', value: '731' }),
      ];
      const { slug } = organisation;
      const bytes = bytesOf(csvOf(rows.map((each) => ({ ...each, source: 'Report' }))));
      const { errors } = await importTable({ actor: null, slug, bytes, filename: 'a.csv', as: 'published' });
      expect(errors).toEqual([]);
      const stored = await wholePublished(slug, YEAR);
      const frozen = JSON.parse(stored?.document ?? '') as StatementDocument;
      const asThings: StatementDocument = {
        ...frozen,
        sections: frozen.sections.map((section) => ({
          ...section,
          items: section.items.map((item) => {
            const { disclosureAssumed: _, ...measure } = item.measure;
            return { ...item, measure: measure.own ? { ...measure, disclosure: 'open' as const } : measure };
          }),
        })),
      };
      const open = { ...asThings, disclosure: 'sdc-2', licenceUntil: '2024-12-31' };
      await letDocumentsChange();
      await database()
        .updateTable('version')
        .set({ ...freezeDocument(asThings), ...freezePublic(open) })
        .where('id', '=', stored?.id ?? '')
        .execute();
      code = stored?.verification_code ?? '';
      taken = stored?.id ?? '';
      const bytesTaken = new TextEncoder().encode('\ufefffamilies,7');
      await database()
        .insertInto('published_file')
        .values({
          organisation_id: organisation.id,
          version_id: taken,
          name: 'data.csv',
          media_type: 'text/csv',
          bytes: bytesTaken,
          sha256: 'a'.repeat(64),
          created_at: new Date(),
        })
        .execute();
    });

    test('is not served any more', async () => {
      const gone = { code: 'gone', message: expect.stringMatching(/made anew/) };
      const { slug } = organisation;
      await expect(publishedStatement(slug, YEAR)).rejects.toMatchObject(gone);
      await expect(publishedContent(slug, YEAR)).rejects.toMatchObject(gone);
      await expect(publishedData(slug, YEAR, 'data.csv')).rejects.toMatchObject(gone);
      await expect(publishedYears(slug)).rejects.toMatchObject(gone);
      expect(await verify(code, '192.0.2.1')).toMatchObject({ standing: 'current', remaking: true });
    });

    test('is made anew as a range, once, with its reason, and all else stays', async () => {
      const { slug } = organisation;
      const [found, ...others] = await republish({ dryRun: true });
      expect(others).toEqual([]);
      expect(found).toMatchObject({ periodEnd: YEAR, files: ['data.csv'], reason: REMADE_OWN_BECAUSE });
      expect(await republish({ dryRun: false })).toEqual([found]);
      expect(await republish({ dryRun: false })).toEqual([]);
      const { text } = await publishedContent(slug, YEAR);
      const { sections, licenceUntil } = JSON.parse(text) as StatementDocument;
      expect(licenceUntil).toBe('2024-12-31');
      const figures = sections.flatMap(({ items }) => items.flatMap((item) => item.figures));
      expect(figures.map(({ number, published, note }) => [number, published?.as ?? null, note])).toEqual([
        [null, 'band', null],
        [731, null, null],
      ]);
      expect(text).not.toMatch(/Seven/);
      const data = new TextDecoder().decode((await publishedData(slug, YEAR, 'data.csv')).bytes);
      expect(data).toMatch(/Meals for families.*731/);
      expect(data).not.toMatch(/Families supported[^\n]*,7,/);
      const known = await verify(code, '192.0.2.1');
      expect(known).toMatchObject({ remaking: false });
      expect(JSON.stringify(known)).toContain('a'.repeat(64));
      expect(JSON.stringify(known)).toContain(REMADE_OWN_BECAUSE);
    });
  });
});
