import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/access/can';
import { actOnLicence, agreeToProposal, licencePage } from '~/accreditation/ledger.server';
import { checkLicences } from '~/commands/integrity.server';
import { levelsHeld } from '~/commissioning/held.server';
import { ENTERPRISES } from '~/demo/enterprises/all';
import { approveMadeUp } from '~/demo/judge.server';
import { loadDemo } from '~/demo/load.server';
import { at, today } from '~/platform/clock.server';
import { addDays, addMonths } from '~/questionnaire/period';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';

describe.each(engines())('a licence is what its ledger comes to, on %s', (engine) => {
  freshDatabase(engine);
  let people: { admin: Actor; assessor: Actor; judge: Actor };

  beforeAll(async () => {
    await loadDemo();
    people = {
      admin: await demoActor('admin'),
      assessor: await demoActor('assessor'),
      judge: await demoActor('second.assessor'),
    };
  });

  const organisationOf = async (slug: string) => {
    const found = await organisationBySlug(database(), slug);
    if (!found) throw new Error(`No ${slug}`);
    return found;
  };
  const page = async (slug: string) => licencePage(people.admin, await organisationOf(slug));
  const act = async (slug: string, asked: Parameters<typeof actOnLicence>[2], by: Actor = people.admin) =>
    actOnLicence(by, (await organisationOf(slug)).id, asked);

  it('of every demo enterprise: granted once, renewed with each approval, to the day that it has', async () => {
    for (const { organisation } of ENTERPRISES) {
      const { held, events } = await page(organisation.slug);
      expect([organisation.slug, held?.until]).toEqual([organisation.slug, organisation.licenceUntil]);
      expect(events.at(-1)?.kind).toBe('granted');
      expect(events.every(({ day }, index) => day >= (events[index + 1]?.day ?? ''))).toBe(true);
      expect((await organisationOf(organisation.slug)).licence_until).toBe(organisation.licenceUntil);
    }
    expect(await checkLicences()).toMatchObject({ checked: ENTERPRISES.length, wrong: [] });
  });

  it('is renewed by the approval of a statement, once', async () => {
    const slug = 'cludiant-dyffryn-wyr';
    const { id, licence_until } = await organisationOf(slug);
    const { statement_id } = await database()
      .selectFrom('version')
      .select('statement_id')
      .where('organisation_id', '=', id)
      .where('status', '=', 'submitted')
      .executeTakeFirstOrThrow();
    await approveMadeUp(people.judge, people.assessor, statement_id, { reason: '', publishOn: today() });
    const { events } = await page(slug);
    expect(events[0]).toMatchObject({
      kind: 'renewed',
      statement_id,
      until: addMonths(licence_until ?? '', 12),
    });
    const { licenceUntil } = JSON.parse(
      (
        await database()
          .selectFrom('version')
          .select('public_document')
          .where('statement_id', '=', statement_id)
          .where('status', '=', 'published')
          .executeTakeFirstOrThrow()
      ).public_document ?? '',
    );
    // What is printed is the licence as the approval left it.
    expect(licenceUntil).toBe(addMonths(licence_until ?? '', 12));
  });

  it('is suspended once a second person agrees, says so everywhere, and is restored', async () => {
    const slug = 'bryn-works';
    const { id } = await organisationOf(slug);
    await act(slug, { kind: 'suspended', reason: 'The accounts are overdue.' });
    expect((await page(slug)).held?.hold).toBeNull();
    await expect(agreeToProposal(people.admin, id, 'suspended')).rejects.toThrow('You proposed it');
    await expect(agreeToProposal(people.assessor, id, 'withdrawn')).rejects.toThrow('Nothing of the kind');
    await agreeToProposal(people.assessor, id, 'suspended');
    const { held, inWords, events, proposed } = await page(slug);
    expect([held?.hold, inWords, proposed]).toEqual(['suspended', 'Licence suspended', []]);
    expect(events[0]).toMatchObject({ person_name: people.admin.name, second_name: people.assessor.name });
    expect((await levelsHeld(id))[0]).toMatch(/\(suspended\)$/);
    await expect(act(slug, { kind: 'suspended', reason: 'Again.' })).rejects.toThrow('not in force');
    await act(slug, { kind: 'restored', reason: 'They came.' });
    expect((await page(slug)).inWords).toMatch(/^Licence valid/);
    expect((await levelsHeld(id))[0]).toMatch(/since/);
  });

  it('takes no event that its state does not allow, of a day before the last, or by whom it is of', async () => {
    const slug = 'loop-and-mend';
    const { id } = await organisationOf(slug);
    const until = addDays(today(), 400);
    await expect(act(slug, { kind: 'granted', level: 'mark', until, reason: 'x' })).rejects.toThrow(
      'already',
    );
    await expect(act(slug, { kind: 'extended', until: addDays(today(), 1), reason: 'x' })).rejects.toThrow(
      'give a later day',
    );
    await expect(act(slug, { kind: 'extended', until: addDays(today(), -1), reason: 'x' })).rejects.toThrow(
      'has not passed',
    );
    await expect(act(slug, { kind: 'restored', reason: 'x' })).rejects.toThrow('neither');
    const own = {
      ...people.admin,
      memberships: [{ organisationId: id, slug, name: 'x', role: 'manager' as const }],
    };
    await expect(act(slug, { kind: 'extended', until, reason: 'x' }, own)).rejects.toThrow('somebody else');
    await act(slug, { kind: 'given_up', reason: 'We close.' });
    await expect(act(slug, { kind: 'extended', until, reason: 'x' })).rejects.toThrow('grant it anew');
    await act(slug, { kind: 'granted', level: 'mark', until, reason: 'They go on.' });
    // A clock that went back.
    await at(new Date(Date.now() - 3 * 86_400_000), async () => {
      await expect(act(slug, { kind: 'given_up', reason: 'x' })).rejects.toThrow('already');
    });
  });

  it('is lapsed by its date alone, without a job having run', async () => {
    const slug = 'kettle-and-crumb';
    expect((await page(slug)).inWords).toMatch(/^Licence lapsed, ended on 30 June 2026/);
    await at(new Date('2026-06-30T22:30:00Z'), async () => {
      expect((await page(slug)).inWords).toMatch(/^Licence valid|^Licence ended/);
    });
  });

  it('is found by the check where a row says another thing', async () => {
    const { id, licence_until } = await organisationOf('second-plate');
    const set = (until: string | null) =>
      database().updateTable('organisation').set({ licence_until: until }).where('id', '=', id).execute();
    await set('2099-12-31');
    expect((await checkLicences()).wrong).toEqual([
      'the licence of second-plate is not what its events come to',
    ]);
    await set(licence_until);
    expect((await checkLicences()).wrong).toEqual([]);
  });
});
