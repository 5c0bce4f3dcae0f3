import { beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { loadDemo } from '~/demo/load.server';
import { boardLinks, makeBoardLink, openBoardLink, revokeBoardLink } from '~/organisation/board-links.server';
import { openOrganisation } from '~/organisation/open.server';
import { sha256 } from '~/platform/canonical.server';
import { at, now } from '~/platform/clock.server';
import { database } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(now().getTime() + days * DAY_MS);

describe.each(engines())('a board’s link, %s', (engine) => {
  freshDatabase(engine);
  let manager: Awaited<ReturnType<typeof demoActor>>;
  let organisation: OrganisationRow;
  let visitors = 0;
  /** Each from an address of its own, so that the limit is only met where it is meant. */
  const open = (token: string) => openBoardLink(token, `192.0.2.${++visitors}`);
  const make = (label: string, days = 90) => makeBoardLink(manager, organisation, { label, days });

  beforeAll(async () => {
    await loadDemo();
    manager = await demoActor('manager');
    organisation = await openOrganisation(manager, 'bryn-works', 'board_link.make');
  });

  const lineNamed = async (label: string) => {
    const line = (await boardLinks(organisation)).find((each) => each.label === label);
    if (!line) throw new Error(`There is no link ${label}`);
    return line;
  };
  const eventsAbout = (event: string) =>
    database()
      .selectFrom('audit_event')
      .select(['actor_name', 'detail'])
      .where('organisation_id', '=', organisation.id)
      .where('event', '=', event)
      .execute();

  test('opens the overview of its organisation, and every view is counted', async () => {
    const token = await make('Trustees');
    expect((await open(token)).organisation.slug).toBe('bryn-works');
    await open(token);
    expect(await lineNamed('Trustees')).toMatchObject({ state: 'open', views: 2, madeBy: manager.name });
  });

  test('is kept as a hash only', async () => {
    const token = await make('Hashed');
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const rows = await database().selectFrom('board_link').selectAll().execute();
    expect(rows.map((row) => row.token_sha256)).toContain(sha256(token));
    const everything = JSON.stringify([rows, await eventsAbout('board_link.made')]);
    expect(everything).not.toContain(token);
  });

  test('works to its last moment and then looks as if it had never been', async () => {
    const token = await make('A week', 7);
    await at(later(6.99), async () => expect((await open(token)).organisation.id).toBe(organisation.id));
    const unknown = await open('0'.repeat(64)).catch((error) => error);
    await at(later(7), async () => {
      await expect(open(token)).rejects.toEqual(unknown);
      expect(await lineNamed('A week')).toMatchObject({ state: 'expired', views: 1 });
    });
  });

  test('can be ended at once, by its own organisation, once', async () => {
    const token = await make('Ended');
    const { id } = await lineNamed('Ended');
    const director = await demoActor('director');
    const others = { ...organisation, id: '0197a000-0000-7000-8000-000000000000' };
    await expect(revokeBoardLink(director, others, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(revokeBoardLink(director, organisation, 'x')).rejects.toMatchObject({ code: 'not_found' });
    await revokeBoardLink(director, organisation, id);
    await expect(open(token)).rejects.toMatchObject({ code: 'not_found' });
    await expect(revokeBoardLink(director, organisation, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await lineNamed('Ended')).toMatchObject({ state: 'ended', views: 0, seen: null });
  });

  test.each(['', 'x', '0'.repeat(63), `${'0'.repeat(64)} or 1=1`, 'é'.repeat(64)])(
    'does not open “%s”',
    async (token) => {
      await expect(open(token)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  test('asks for a length that is offered and a name that is short', async () => {
    await expect(make('Long', 365)).rejects.toMatchObject({ code: 'incomplete' });
    await expect(make('Long', Number.NaN)).rejects.toMatchObject({ code: 'incomplete' });
    await expect(make('x'.repeat(101))).rejects.toMatchObject({ code: 'incomplete' });
    await make('   ');
    expect(await lineNamed('Board')).toMatchObject({ state: 'open' });
  });

  test('leaves its making and its end in the trail, whose chain stays whole', async () => {
    const [made] = await eventsAbout('board_link.made');
    expect(made?.actor_name).toBe(manager.name);
    expect(JSON.parse(made?.detail ?? '{}')).toMatchObject({ label: 'Trustees' });
    expect(await eventsAbout('board_link.revoked')).toHaveLength(1);
    expect((await checkChains()).broken).toEqual([]);
  });

  test('is made by managers and directors alone', async () => {
    const refusals = ['editor', 'assessor', 'commissioner'].map(async (who) =>
      openOrganisation(await demoActor(who), 'bryn-works', 'board_link.make').catch(({ code }) => code),
    );
    expect(await Promise.all(refusals)).toEqual(['forbidden', 'forbidden', 'not_found']);
  });

  test('is refused for a minute after thirty openings from one address, true links and false ones alike', async () => {
    const token = await make('Often');
    await at(new Date('2030-01-01T00:00:10Z'), async () => {
      const tries = async () => {
        for (let turn = 0; turn < 30; turn++)
          await openBoardLink('0'.repeat(64), '198.51.100.7').catch(() => {});
        await expect(openBoardLink(token, '198.51.100.7')).rejects.toMatchObject({ code: 'rate_limited' });
        await expect(openBoardLink('f'.repeat(64), '198.51.100.8')).rejects.toMatchObject({
          code: 'not_found',
        });
      };
      await tries();
    });
    await at(new Date('2030-01-01T00:01:10Z'), async () =>
      expect(openBoardLink('0'.repeat(64), '198.51.100.7')).rejects.toMatchObject({ code: 'not_found' }),
    );
  });
});
