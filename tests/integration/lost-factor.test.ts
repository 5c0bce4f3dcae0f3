import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { action as ownAction } from '~/routes/account.second-factor';
import { action as bodyAction } from '~/routes/accreditor._index';
import { action, loader } from '~/routes/organisations.$slug.people';
import { database } from '~db/client';
import { engines, freshDatabase } from '../support/database';
import { cookieOf, press } from '../support/posted';

const ORG = { slug: 'bryn-works' };

describe.each(engines())('a second factor that was lost, %s', (engine) => {
  freshDatabase(engine);
  const cookies = {} as Record<'admin' | 'director' | 'editor' | 'assessor', string>;
  const ids = {} as Record<keyof typeof cookies, string>;

  beforeAll(async () => {
    await loadDemo();
    for (const who of ['admin', 'director', 'editor', 'assessor'] as const) {
      cookies[who] = await cookieOf(who);
      const person = await database()
        .selectFrom('person')
        .select('id')
        .where('email', '=', `${who}@demo.test`)
        .executeTakeFirstOrThrow();
      ids[who] = person.id;
    }
  });

  const hasOne = async (id: string) => {
    const { two_factor_enabled } = await database()
      .selectFrom('person')
      .select('two_factor_enabled')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const rows = await database().selectFrom('two_factor').select('id').where('person_id', '=', id).execute();
    return { on: two_factor_enabled, rows: rows.length };
  };
  const setUp = async (id: string) => {
    await database()
      .insertInto('two_factor')
      .values({
        id: `f-${id}`,
        person_id: id,
        secret: 's',
        backup_codes: 'c',
        verified: true,
        failed_verification_count: 0,
        locked_until: null,
      })
      .execute();
    await database().updateTable('person').set({ two_factor_enabled: true }).where('id', '=', id).execute();
  };
  const send = (form: Record<string, string>, cookie: string) =>
    press(action as (args: ActionFunctionArgs) => Promise<unknown>, ORG, form, cookie);
  const seen = async (cookie: string) => {
    const request = new Request('http://localhost/', { headers: { cookie } });
    const { people } = await loader({ request, params: ORG, context: {} } as LoaderFunctionArgs);
    return people.some(({ factor }) => factor);
  };

  test('is ended by an administrator, who has it written down; whose it was is signed out and told', async () => {
    await setUp(ids.director);
    expect([await seen(cookies.admin), await seen(cookies.editor)]).toEqual([true, false]);
    const form = { intent: 'end_factor', person: ids.director };
    // Neither a director nor an editor of the same organisation may.
    for (const who of ['director', 'editor', 'assessor'] as const)
      expect((await send(form, cookies[who])).status).toBe(403);
    expect(await hasOne(ids.director)).toEqual({ on: true, rows: 1 });
    expect(await send(form, cookies.admin)).toMatchObject({ status: 303, refused: null });
    expect(await hasOne(ids.director)).toEqual({ on: false, rows: 0 });
    const sessions = await database()
      .selectFrom('auth_session')
      .select('id')
      .where('person_id', '=', ids.director)
      .execute();
    expect(sessions).toEqual([]);
    const event = await database()
      .selectFrom('accreditor_event')
      .select(['event', 'detail'])
      .orderBy('position', 'desc')
      .executeTakeFirst();
    expect(event).toMatchObject({ event: 'person.factor_ended' });
    const mail = await database()
      .selectFrom('mail')
      .select(['subject', 'text'])
      .where('recipient', '=', 'director@demo.test')
      .where('kind', '=', 'The second factor was ended')
      .execute();
    expect(mail).toHaveLength(1);
    expect((await send(form, cookies.admin)).refused?.errors[0]?.message).toContain('has no second factor');
  });

  test('is nobody’s to end who does not belong here, nor one’s own', async () => {
    const stranger = { intent: 'end_factor', person: ids.assessor };
    expect((await send(stranger, cookies.admin)).refused?.errors[0]?.message).toContain('do not belong here');
    const own = { intent: 'end_factor', person: ids.admin };
    const said = await press(
      bodyAction as (args: ActionFunctionArgs) => Promise<unknown>,
      {},
      own,
      cookies.admin,
    );
    expect(said.refused?.errors[0]?.message).toContain('page of your account');
  });

  test('is moved to another phone with the password, by its owner', async () => {
    const wrong = await press(
      ownAction as (args: ActionFunctionArgs) => Promise<unknown>,
      {},
      { form: 'end', intent: 'end', password: 'not the password' },
      cookies.editor,
    );
    expect(wrong.refused?.errors[0]).toMatchObject({ field: 'password' });
  });
});
