import { beforeAll, describe, expect, test } from 'vitest';
import { purge } from '~/account/purge.server';
import { loadDemo } from '~/demo/load.server';
import { at, now } from '~/platform/clock.server';
import { newOnce } from '~/platform/posting.server';
import { action } from '~/routes/organisations.$slug.plans/route';
import { database } from '~db/client';
import { engines, freshDatabase } from '../support/database';
import { cookieOf, press } from '../support/posted';

describe.each(engines())('a form that carries what its page gave it, %s', (engine) => {
  freshDatabase(engine);
  let cookie = '';
  beforeAll(async () => {
    await loadDemo();
    cookie = await cookieOf('editor');
  }, 120_000);

  const PLAN = { intent: 'plan', about: '' };
  const add = (once: string, title: string) =>
    press(action, { slug: 'bryn-works' }, { ...PLAN, title, once }, cookie);
  const plans = async (title: string) =>
    (await database().selectFrom('plan').select('id').where('title', '=', title).execute()).length;

  test('is done once and answered twenty times the same', async () => {
    const once = newOnce();
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(once, 'Twenty at once')));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 303 });
    expect(await add(once, 'Twenty at once')).toEqual(answers[0]);
    expect(await plans('Twenty at once')).toBe(1);
    await add(newOnce(), 'Twenty at once');
    expect(await plans('Twenty at once')).toBe(2);
  });

  test('is refused with something else in it, keeps what was typed, and is taken the next time', async () => {
    const once = newOnce();
    await add(once, 'The first');
    const refused = await add(once, 'The second');
    expect(refused).toMatchObject({ status: 422, refused: { typed: { title: 'The second' } } });
    expect(refused.refused?.errors[0]?.message).toContain('sent already, with something else in it');
    expect(refused.refused?.typed).not.toHaveProperty('once');
    expect(await plans('The second')).toBe(0);
    expect(await add(refused.refused?.once ?? '', 'The second')).toMatchObject({ status: 303 });
    expect(await plans('The second')).toBe(1);
  });

  test('that was refused may be sent again, mended', async () => {
    const once = newOnce();
    expect(await add(once, '')).toMatchObject({ status: 422 });
    expect(await add(once, 'Mended')).toMatchObject({ status: 303 });
  });

  test('is known for a day, by nothing that tells what was in it', async () => {
    const once = newOnce();
    const { to } = await add(once, 'For a day');
    const rows = await database().selectFrom('posted_form').selectAll().execute();
    const kept = rows.map(({ key, answer }) => key + Buffer.from(answer ?? []).toString('latin1')).join();
    for (const secret of [once, to]) expect(kept).not.toContain(secret);
    await purge();
    expect(await database().selectFrom('posted_form').select('key').execute()).toHaveLength(rows.length);
    await at(new Date(now().getTime() + 25 * 3_600_000), purge);
    expect(await database().selectFrom('posted_form').select('key').execute()).toEqual([]);
  });
});
