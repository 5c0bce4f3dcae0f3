import { describe, expect, test } from 'vitest';
import type { Actor } from '~/access/can';
import { placeMeasure } from '~/organisation/own-measure.server';
import { codebookCsv } from '~/publication/csv/codebook-csv';
import { commissionerPdf, renewalPdf } from '~/publication/documents.server';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { documentOf } from '~/statement/document-of.server';
import { yearsOf } from '~/statement/figures.server';
import { importTable } from '~/statement/import/import.server';
import { database, inTransaction } from '~db/client';
import { addOrganisation, organisationBySlug, ownMeasures } from '~db/queries/organisations';
import { bytesOf, csvOf, row } from '../cases/rows';
import { publishedFacts } from '../pdf/made-up-facts';
import { readAloud } from '../pdf/open-pdf';
import { anOrganisation, engines, freshDatabase } from '../support/database';
import { aPerson } from '../support/member';

describe.each(engines())('an imported measure of one’s own, on %s', (engine) => {
  freshDatabase(engine);
  const organisation = anOrganisation();

  async function document(): Promise<StatementDocument> {
    const found = await organisationBySlug(database(), organisation.slug);
    const year = (await yearsOf(organisation.id)).at(-1);
    if (!found || !year) throw new Error('Nothing was imported');
    return documentOf(database(), { organisation: found, ...year });
  }

  test('is placed under no head until its organisation has said one, whatever its unit', async () => {
    await inTransaction((tx) => addOrganisation(tx, organisation));
    const rows = ['GBP', 'tonnes', 'percent of groups'].map((unit) => row({ unit, label: `In ${unit}` }));
    const bytes = bytesOf(csvOf(rows));
    const { errors } = await importTable({
      actor: null,
      slug: organisation.slug,
      bytes,
      filename: 'a.csv',
      as: 'draft',
    });
    expect(errors).toEqual([]);
    const own = await ownMeasures(database(), organisation.id);
    expect(own.map(({ head, kind }) => [head, kind])).toEqual([
      [null, 'money'],
      [null, 'count'],
      [null, 'ratio'],
    ]);
  });

  test('every document says that no head, and no definition, was stated, and promises none', async () => {
    const stated = await document();
    const commissioner = await readAloud(await commissionerPdf(stated, publishedFacts));
    expect(commissioner).toContain('Not placed under a head of the Act');
    expect(commissioner).toContain(
      'The organisation has not said what these measures count: In GBP; In tonnes',
    );
    expect(commissioner).toContain('12%');
    expect(codebookCsv([stated])).toContain('Not stated by the organisation');
    const renewal = await readAloud(await renewalPdf(stated, publishedFacts));
    expect(renewal).toContain('The organisation has not said what these measures count: In GBP; In tonnes');
    for (const words of [commissioner, renewal, codebookCsv([stated])])
      expect(words).not.toMatch(/as the organisation counts it|definition of every figure/);
  });

  test('once it was said, it stands there', async () => {
    const [money] = await ownMeasures(database(), organisation.id);
    const actor: Actor = { personId: '', name: 'Ann Editor', email: '', bodyRoles: [], memberships: [] };
    await placeMeasure({ ...actor, personId: await aPerson() }, organisation.id, money?.id ?? '', {
      head: 'economic',
      disclosure: 'open',
    });
    const [first, second] = await ownMeasures(database(), organisation.id);
    expect([first?.head, second?.head]).toEqual(['economic', null]);
  });
});

describe.each(engines())('an own measure that was named before names were looked at, on %s', (engine) => {
  freshDatabase(engine);
  const organisation = anOrganisation();

  test('is published without the few people that its name counts', async () => {
    await inTransaction((tx) => addOrganisation(tx, organisation));
    const label = 'Homeless men housed (the 3 in Pill)';
    const bytes = bytesOf(csvOf([row({ label, unit: 'people', value: '34' })]));
    await importTable({ actor: null, slug: organisation.slug, bytes, filename: 'a.csv', as: 'draft' });
    const found = await organisationBySlug(database(), organisation.slug);
    const year = (await yearsOf(organisation.id)).at(-1);
    if (!found || !year) throw new Error('Nothing was imported');
    const stated = await documentOf(database(), { organisation: found, ...year });
    expect(JSON.stringify(stated)).toContain(label);
    const open = publicDocument(stated);
    expect(JSON.stringify(open)).not.toContain('in Pill');
    expect(JSON.stringify(open)).toContain('Homeless men housed');
  });
});
