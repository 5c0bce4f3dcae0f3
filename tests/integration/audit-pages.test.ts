import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purge } from '~/account/purge.server';
import { noteRefusedAccess } from '~/account/refused-access.server';
import { signIn } from '~/account/sign-in.server';
import { noteAccess } from '~/audit/access.server';
import { checkChains } from '~/audit/history.server';
import { recordOfAccreditor } from '~/audit/record.server';
import type { TrailLine } from '~/audit/trail-filter';
import { loadDemo } from '~/demo/load.server';
import { setContext } from '~/platform/context.server';
import { whenForbidden } from '~/platform/http.server';
import { loader as accreditorLoader } from '~/routes/audit._index';
import { loader as accessLoader } from '~/routes/audit.access';
import { loader as organisationLoader } from '~/routes/organisations.$slug.audit._index';
import { loader as organisationAccessLoader } from '~/routes/organisations.$slug.audit.access';
import { loader as shareLoader } from '~/routes/organisations.$slug.share/route';
import { loader as trendsLoader } from '~/routes/organisations.$slug.trends[.]csv';
import { loader as renewalLoader } from '~/routes/statements.$id.renewal[.]pdf';
import { database, inTransaction } from '~db/client';
import { engines, freshDatabase } from '../support/database';
import { cookieOf } from '../support/posted';

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;
type View = { lines: TrailLine[]; next: string | null };

/** What a page is answered with, or the status of the refusal. */
async function asked(loader: Loader, address: string, params: object, cookie: string): Promise<View> {
  const request = new Request(`http://localhost${address}`, { headers: { cookie } });
  return (await loader({ request, params, context: { address: '192.0.2.7' } } as LoaderFunctionArgs)) as View;
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : error),
  );
const said = ({ lines }: View) => lines.map(({ who, what, about }) => `${who} ${what}: ${about}`);
const rows = () => database().selectFrom('access_event').selectAll().orderBy('id').execute();

describe.each(engines())('what happened, %s', (engine) => {
  freshDatabase(engine);
  let time = Date.parse('2026-11-30T09:10:00Z');
  const cookies: Record<string, string> = {};
  const here = { slug: 'bryn-works' };

  beforeAll(async () => {
    await loadDemo();
    whenForbidden(noteRefusedAccess);
    for (const who of ['director', 'editor', 'admin', 'commissioner']) cookies[who] = await cookieOf(who);
    setContext({ now: () => new Date(time) });
    await database().deleteFrom('access_event').execute();
  });
  afterAll(() => {
    whenForbidden(async () => undefined);
    setContext({ now: () => new Date() });
  });
  const page = (loader: Loader, query = '', who = 'director') =>
    asked(loader, `/x${query}`, here, cookies[who] ?? '');

  test('an organisation’s directors read its whole trail, newest first, page by page, in plain words', async () => {
    const all: TrailLine[] = [];
    let before = '';
    for (;;) {
      const { lines, next } = await page(organisationLoader, before);
      expect(lines.length).toBeLessThanOrEqual(50);
      all.push(...lines);
      if (!next) break;
      before = `?before=${next}`;
    }
    const events = await database()
      .selectFrom('audit_event')
      .innerJoin('organisation', 'organisation.id', 'audit_event.organisation_id')
      .select('audit_event.id')
      .where('slug', '=', here.slug)
      .orderBy('position', 'desc')
      .execute();
    expect(all.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(events.length).toBeGreaterThan(50);
    expect(all.map(({ what }) => what)).toContain('declared it true and submitted it');
    expect(all.filter(({ what }) => /^\w+\.\w+$/.test(what))).toEqual([]);
  });

  test('a trail is filtered by what happened, by a name and by days', async () => {
    const { lines } = await page(organisationLoader, '?event=statement.approved');
    expect(new Set(lines.map(({ what }) => what))).toEqual(new Set(['approved it']));
    const who = lines[0]?.who ?? '';
    const named = await page(
      organisationLoader,
      `?named=${encodeURIComponent(who.slice(1, 5).toUpperCase())}`,
    );
    expect(named.lines.length).toBeGreaterThan(0);
    expect(named.lines.every((line) => line.who.includes(who.slice(1, 5)))).toBe(true);
    const { at } = await database()
      .selectFrom('audit_event')
      .innerJoin('organisation', 'organisation.id', 'audit_event.organisation_id')
      .select('at')
      .where('slug', '=', here.slug)
      .orderBy('position')
      .limit(1)
      .executeTakeFirstOrThrow();
    const day = at.toISOString().slice(0, 10);
    expect((await page(organisationLoader, `?from=${day}&to=${day}`)).lines.length).toBeGreaterThan(0);
    expect((await page(organisationLoader, '?from=2031-01-01')).lines).toEqual([]);
    expect((await page(organisationLoader, '?to=1999-01-01')).lines).toEqual([]);
    // What cannot be meant is left out.
    for (const odd of [
      '?event=toString',
      '?from=2026-02-31',
      '?before=x',
      '?before=-1',
      '?named=%00',
      '?before=99999999999999999999',
    ])
      expect((await page(organisationLoader, odd)).lines.length, odd).toBeGreaterThan(0);
  });

  test('editors are refused it, strangers do not find it, administrators read every one', async () => {
    expect(await refusal(page(organisationLoader, '', 'editor'))).toBe(403);
    expect(await refusal(page(organisationLoader, '', 'commissioner'))).toBe(404);
    expect(await refusal(page(accreditorLoader, '', 'director'))).toBe(404);
    expect(await refusal(page(accessLoader, '', 'director'))).toBe(404);
    expect((await page(organisationLoader, '', 'admin')).lines.length).toBe(50);
  });

  test('the accreditor’s trail is read the same way', async () => {
    const admin = await database()
      .selectFrom('person')
      .selectAll()
      .where('email', '=', 'admin@demo.test')
      .executeTakeFirstOrThrow();
    const actor = { personId: admin.id, name: admin.name };
    await inTransaction(async (tx) => {
      for (let at = 0; at < 60; at += 1)
        await recordOfAccreditor(tx, {
          actor,
          event: 'person.invited',
          detail: { email: `p${at}@example.org`, role: 'assessor' },
        });
      await recordOfAccreditor(tx, { actor, event: 'organisation.added', detail: { slug: here.slug } });
    });
    const first = await page(accreditorLoader, '', 'admin');
    expect(first.lines[0]).toMatchObject({
      what: 'added an organisation',
      more: { to: '/organisations/bryn-works/audit' },
    });
    expect(said(first)[1]).toBe(`${admin.name} invited somebody: p59@example.org · assessor`);
    const second = await page(accreditorLoader, `?before=${first.next}&event=person.invited`, 'admin');
    expect(second.lines.length).toBeGreaterThan(5);
    expect(second.lines.some(({ id }) => first.lines.some((line) => line.id === id))).toBe(false);
    expect((await checkChains()).broken).toEqual([]);
  });

  test('sign-ins and failures are noted without what was typed, and a flood is one line an hour', async () => {
    await database().deleteFrom('access_event').execute();
    const request = () => new Request('http://localhost/', { headers: { 'User-Agent': 'Firefox/1 Linux' } });
    const tries = Array.from({ length: 60 }, (_, at) => `my-secret-${at}@guess`);
    for (const [at, typed] of tries.entries())
      await signIn(request(), typed, `hunter-${at}`, `198.51.100.${at}`).catch(() => undefined);
    for (let at = 0; at < 9; at += 1)
      await signIn(request(), 'manager@demo.test', `hunter-${at}`, `203.0.113.${at}`).catch(() => undefined);
    const found = await rows();
    expect(found.map(({ event, person_id, times }) => [event, person_id !== null, times])).toEqual([
      ['sign_in.failed', false, 60],
      // From other addresses each is tried, more slowly.
      ['sign_in.failed', true, 9],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/hunter|my-secret|demo\.test/);
    time += 60 * 60_000;
    await cookieOf('director');
    await cookieOf('director');
    expect((await rows()).at(-1)).toMatchObject({ event: 'sign_in.done', times: 2, network: '192.0.2.1' });
    const { lines } = await page(accessLoader, '?event=sign_in.failed', 'admin');
    expect(lines.map(({ about }) => about)).toEqual(['203.0.113.8 · 9 times', '198.51.100.59 · 60 times']);
  });

  test('who is refused and who downloads is noted with the organisation, without a figure', async () => {
    await database().deleteFrom('access_event').execute();
    cookies.director = await cookieOf('director');
    cookies.editor = await cookieOf('editor');
    cookies.admin = await cookieOf('admin');
    const statement = await database()
      .selectFrom('statement')
      .innerJoin('organisation', 'organisation.id', 'organisation_id')
      .select('statement.id')
      .where('slug', '=', here.slug)
      .orderBy('period_end')
      .limit(1)
      .executeTakeFirstOrThrow();
    const share = () =>
      asked(shareLoader as Loader, '/organisations/bryn-works/share?x=secret', here, cookies.editor ?? '');
    expect(await refusal(share())).toBe(403);
    expect(await refusal(share())).toBe(403);
    await asked(trendsLoader as Loader, '/organisations/bryn-works/trends.csv', here, cookies.editor ?? '');
    await asked(
      renewalLoader as Loader,
      `/statements/${statement.id}/renewal.pdf`,
      { id: statement.id },
      cookies.director ?? '',
    );
    const view = await page(organisationAccessLoader);
    expect(view.lines.map(({ what, about }) => `${what}: ${about}`)).toEqual([
      expect.stringMatching(/^downloaded: bryn-works-\d{4}-\d\d-\d\d-renewal\.pdf$/),
      'downloaded: bryn-works-trends.csv',
      'was refused: /organisations/bryn-works/share · 2 times',
    ]);
    expect(JSON.stringify(await rows())).not.toContain('secret');
    // Another organisation's people see none of it; somebody is found by their name.
    const { lines } = await page(accessLoader, '?event=file.downloaded&named=nobody+called+so', 'admin');
    expect(lines).toEqual([]);
    const editor = view.lines[1]?.who ?? '';
    expect(
      (await page(accessLoader, `?event=file.downloaded&named=${encodeURIComponent(editor)}`, 'admin')).lines,
    ).toHaveLength(1);
  });

  test('what opens something does not come into the list with the address of its page', async () => {
    await database().deleteFrom('access_event').execute();
    const token = 'a'.repeat(64);
    const request = new Request(`http://localhost/invitation/${token}?q=${token}`, {
      headers: { cookie: cookies.editor ?? '' },
    });
    await noteRefusedAccess({ request, params: { token }, context: {} });
    expect((await rows())[0]).toMatchObject({ about: '/invitation/…', organisation_id: null });
  });

  test('it is paged by cursor, and forgotten after a year', async () => {
    await database().deleteFrom('access_event').execute();
    for (let at = 0; at < 120; at += 1)
      await noteAccess({ event: 'file.downloaded', person: { id: 'p', name: 'Pat' }, about: `file ${at}` });
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const view: View = await page(accessLoader, next && `?before=${next}`, 'admin');
      seen.push(...view.lines.map(({ about }) => about));
      next = view.next;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => `file ${119 - at}`));
    time += 364 * 24 * 60 * 60_000;
    await purge();
    expect(await rows()).toHaveLength(120);
    time += 2 * 24 * 60 * 60_000;
    await purge();
    expect(await rows()).toEqual([]);
  });
});
