import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeAccount } from '~/account/close-account.server';
import { endRole } from '~/account/invitations.server';
import { checkChains } from '~/audit/history.server';
import { loadDemo } from '~/demo/load.server';
import { benchmarksFor } from '~/organisation/benchmarks.server';
import {
  boardLinks,
  makeBoardLink,
  newFormKey,
  openBoardLink,
  revokeBoardLink,
} from '~/organisation/board-links.server';
import { chartFile } from '~/organisation/chart-file.server';
import { openOrganisation } from '~/organisation/open.server';
import { sha256 } from '~/platform/canonical.server';
import { at, now } from '~/platform/clock.server';
import { setContext } from '~/platform/context.server';
import { loader } from '~/routes/board.$token';
import { action } from '~/routes/organisations.$slug.share/route';
import { updateBenchmarks } from '~/scheme/benchmarks.server';
import { OverviewBody } from '~/ui/overview-body';
import { database, inTransaction } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { addMembership } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';
import { cookieOf, press } from '../support/posted';
import { publishPeer } from '../support/published';

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(now().getTime() + days * DAY_MS);

describe.each(engines())('a board’s link, %s', (engine) => {
  freshDatabase(engine);
  let manager: Awaited<ReturnType<typeof demoActor>>;
  let organisation: OrganisationRow;
  let visitors = 0;
  /** Each from an address of its own, so that the limit is only met where it is meant. */
  const open = (token: string) => openBoardLink(token, `192.0.2.${++visitors}`);
  const make = (label: string, days = 90, formKey = newFormKey()) =>
    makeBoardLink(manager, organisation, { label, days, formKey });

  beforeAll(async () => {
    await loadDemo();
    manager = await demoActor('manager');
    organisation = await openOrganisation(manager, 'bryn-works', 'board_link.make');
  });

  const lineNamed = async (label: string) => {
    const line = (await boardLinks(organisation)).links.find((each) => each.label === label);
    if (!line) throw new Error(`There is no link ${label}`);
    return line;
  };
  const eventsAbout = (event: string) =>
    database()
      .selectFrom('audit_event')
      .select(['actor_name', 'detail'])
      .where('organisation_id', '=', organisation.id)
      .where('event', '=', event)
      .orderBy('position')
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

  test('is one, however often and however many times at once its form is sent', async () => {
    const formKey = newFormKey();
    const events = (await eventsAbout('board_link.made')).length;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => make('Twenty times', 30, formKey)));
    expect(new Set(tokens).size).toBe(1);
    expect(await make('Twenty times', 30, formKey)).toBe(tokens[0]);
    const named = (await boardLinks(organisation)).links.filter(({ label }) => label === 'Twenty times');
    expect(named).toHaveLength(1);
    expect((await eventsAbout('board_link.made')).length).toBe(events + 1);
    // Other words in the same form, somebody else's form, and another server's secret each make another link.
    const others = [
      await make('Twenty-one', 30, formKey),
      await make('Twenty times', 7, formKey),
      await makeBoardLink(await demoActor('director'), organisation, {
        label: 'Twenty times',
        days: 30,
        formKey,
      }),
    ];
    setContext({ secret: `another server’s, ${engine}` });
    others.push(await make('Twenty times', 30, formKey));
    expect(new Set([...tokens, ...others]).size).toBe(5);
    expect(others).not.toContain(formKey);
  });

  test('is not shown as new once it has ended', async () => {
    const formKey = newFormKey();
    await make('Ended before', 30, formKey);
    await revokeBoardLink(manager, organisation, (await lineNamed('Ended before')).id);
    await expect(make('Ended before', 30, formKey)).rejects.toMatchObject({ code: 'conflict' });
    const again = newFormKey();
    await make('Ran out', 7, again);
    await at(later(8), () => expect(make('Ran out', 7, again)).rejects.toMatchObject({ code: 'conflict' }));
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

  test('opens it with its peers beside its figures, as the organisation sees them, and so do its chart files', async () => {
    const token = await make('With peers');
    const seen = async () => {
      const { overview } = await loader({
        request: new Request('http://localhost/board/x'),
        params: { token },
        context: { address: `192.0.2.${++visitors}` },
      });
      return renderToStaticMarkup(
        createElement(OverviewBody, {
          overview: overview as NonNullable<typeof overview>,
          slug: null,
          live: false,
        }),
      );
    };
    const file = () => chartFile(organisation, 'jobs_created', { from: null, to: null });
    expect(await seen()).not.toContain('Shaded');
    expect(await file()).not.toContain('Shaded');
    for (const jobs of [10, 12, 14, 16, 22])
      await publishPeer({ field: 'Employment and skills', end: 2025, figures: { jobs_created: jobs } });
    await updateBenchmarks();
    const peers = (await benchmarksFor(organisation)).get('jobs_created');
    expect(peers).toMatchObject({ year: 2025, n: 6 });
    const words = `Shaded, 2024/25: the middle half of 6 ${peers?.cohort}`;
    expect(await seen()).toContain(words);
    expect(await file()).toContain(words);
  });

  test.each(['', 'x', '0'.repeat(63), `${'0'.repeat(64)} or 1=1`, 'é'.repeat(64)])(
    'does not open “%s”',
    async (token) => {
      await expect(open(token)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  test('asks for a length that is offered and a name that is short', async () => {
    const cookie = await cookieOf('manager');
    const send = (label: string, days: string) =>
      press(action, { slug: 'bryn-works' }, { intent: 'make', key: newFormKey(), label, days }, cookie);
    const long = 'x'.repeat(101);
    for (const [label, days, field] of [
      ['Long', '365', 'days'],
      ['Long', '', 'days'],
      [long, '30', 'label'],
    ] as const) {
      const { status, refused } = await send(label, days);
      expect([status, refused?.errors.map((each) => each.field)]).toEqual([422, [field]]);
      expect(refused?.typed).toMatchObject({ label, days });
    }
    expect((await send('   ', '90')).status).toBe(201);
    expect(await lineNamed('Board')).toMatchObject({ state: 'open' });
  });

  test('leaves its making and its end in the trail, whose chain stays whole', async () => {
    const [made] = await eventsAbout('board_link.made');
    expect(made?.actor_name).toBe(manager.name);
    expect(JSON.parse(made?.detail ?? '{}')).toMatchObject({ label: 'Trustees' });
    expect(await eventsAbout('board_link.revoked')).toHaveLength(2);
    expect((await checkChains()).broken).toEqual([]);
  });

  test('is made by managers and directors alone', async () => {
    const refusals = ['editor', 'assessor', 'commissioner'].map(async (who) =>
      openOrganisation(await demoActor(who), 'bryn-works', 'board_link.make').catch(({ code }) => code),
    );
    expect(await Promise.all(refusals)).toEqual(['forbidden', 'forbidden', 'not_found']);
  });

  test('counts from one address only what opens nothing: the thirty-first is refused for a minute, a true link never', async () => {
    const token = await make('Often');
    // Tomorrow, ten seconds into a minute.
    const moment = new Date(Math.floor(later(1).getTime() / 60_000) * 60_000 + 10_000);
    await at(moment, async () => {
      const tries = async () => {
        for (let turn = 0; turn < 30; turn++)
          await openBoardLink('0'.repeat(64), '198.51.100.7').catch(() => {});
        await expect(openBoardLink('f'.repeat(64), '198.51.100.7')).rejects.toMatchObject({
          code: 'rate_limited',
          seconds: 50,
        });
        for (let turn = 0; turn < 35; turn++)
          expect((await openBoardLink(token, '198.51.100.7')).organisation.slug).toBe('bryn-works');
        await expect(openBoardLink('f'.repeat(64), '198.51.100.8')).rejects.toMatchObject({
          code: 'not_found',
        });
      };
      await tries();
    });
    await at(new Date(moment.getTime() + 60_000), async () =>
      expect(openBoardLink('0'.repeat(64), '198.51.100.7')).rejects.toMatchObject({ code: 'not_found' }),
    );
  });

  // Promise: A board link ends when its maker may make none any more | ended with the role, in the same transaction
  test('ends when whoever made it may make none any more, and stays ended when they come back', async () => {
    const [token, stays] = [
      await make('Gone'),
      await makeBoardLink(await demoActor('director'), organisation, {
        label: 'Stays',
        days: 90,
        formKey: newFormKey(),
      }),
    ];
    const of = { personId: manager.personId, role: 'manager' as const };
    await endRole(await demoActor('director'), organisation, of);
    await expect(open(token)).rejects.toMatchObject({ code: 'not_found' });
    expect(await lineNamed('Gone')).toMatchObject({ state: 'ended' });
    expect((await open(stays)).organisation.slug).toBe('bryn-works');
    await inTransaction((tx) =>
      addMembership(tx, {
        organisation_id: organisation.id,
        person_id: of.personId,
        role: of.role,
        created_at: now(),
      }),
    );
    await expect(open(token)).rejects.toMatchObject({ code: 'not_found' });
    expect((await checkChains()).broken).toEqual([]);
  });

  test('ends when the account of whoever made it is closed', async () => {
    const token = await make('Closed');
    await closeAccount({ ...manager, email: 'manager@demo.test' } as Parameters<typeof closeAccount>[0]);
    await expect(open(token)).rejects.toMatchObject({ code: 'not_found' });
    expect((await checkChains()).broken).toEqual([]);
  });
});
