import { beforeAll, describe, expect, test } from 'vitest';
import { purge } from '~/account/purge.server';
import { letterAsHtml, letterAsText } from '~/mail/letter-body';
import { mailPage, sendAgain } from '~/mail/mail-page.server';
import { promise, promiseMany, sendDue } from '~/mail/outbox.server';
import type { Transport } from '~/mail/transport.server';
import { setContext } from '~/platform/context.server';
import { database, inTransaction } from '~db/client';
import { addPerson } from '~db/queries/people';
import { engines, freshDatabase } from '../support/database';

const letter = (subject: string) => ({
  kind: 'Test',
  subject,
  says: ['Hello & <b>good</b> day,'],
  action: { words: 'Go on', to: 'https://mark.example/x?a=1&b=2' },
});
const MINUTE = 60_000;

describe.each(engines())('mail, %s', (engine) => {
  freshDatabase(engine);
  let time = Date.parse('2026-11-30T09:00:00Z');
  beforeAll(() => void setContext({ now: () => new Date(time) }));

  const tell = (subject: string) => inTransaction((tx) => promise(tx, 'a@example.org', letter(subject)));
  const rows = () => database().selectFrom('mail').selectAll().orderBy('id').execute();
  const sent: string[] = [];
  const takes: Transport = async ({ subject }) => void sent.push(subject);

  test('is promised if and only if what it tells is kept', async () => {
    await expect(
      inTransaction(async (tx) => {
        await promise(tx, 'a@example.org', letter('Never'));
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await rows()).toEqual([]);
    await tell('One');
    await sendDue(null);
    expect(await rows()).toMatchObject([{ subject: 'One', attempts: 0, sent_at: null }]);
    await sendDue(takes);
    expect(sent).toEqual(['One']);
    // A link in it may open an account: once it is on its way nobody needs it here.
    expect(await rows()).toMatchObject([{ sent_at: new Date(time), text: '', html: '', attempts: 1 }]);
    await sendDue(takes);
    expect(sent).toEqual(['One']);
  });

  test('that somebody waits for goes before thousands that were promised together', async () => {
    const many = Array.from({ length: 400 }, (_, nth) => ({
      recipient: `p${nth}@example.org`,
      letter: letter('Many'),
    }));
    await inTransaction((tx) => promiseMany(tx, many));
    time += 5 * MINUTE;
    await tell('A new password');
    sent.length = 0;
    await sendDue(takes);
    expect([sent[0], sent.length]).toEqual(['A new password', 401]);
    await database().deleteFrom('mail').where('subject', '<>', 'One').execute();
    sent.splice(0, sent.length, 'One');
  });

  test('is tried again, later each time, then given up and shown; an administrator has it sent again', async () => {
    await tell('Refused');
    const refuses: Transport = async () => {
      throw new Error('550 no such mailbox');
    };
    const waits: number[] = [];
    for (let tries = 0; tries < 30; tries += 1) {
      const [, row] = await rows();
      if (!row || row.given_up_at) break;
      waits.push(Math.max(0, (row.due_at.getTime() - time) / MINUTE));
      time = Math.max(time, row.due_at.getTime());
      await sendDue(refuses);
    }
    expect(waits).toEqual([0, 1, 5, 15, 60, 240, 720, 1440]);
    const page = await mailPage(null);
    expect(page).toMatchObject({ waiting: 0, givenUp: 1 });
    expect(page.mails[0]).toMatchObject({ state: 'given up', tries: 8, error: '550 no such mailbox' });
    const actor = {
      personId: 'p',
      name: 'Ada',
      email: 'ada@example.org',
      bodyRoles: ['admin'],
      memberships: [],
    } as const;
    await inTransaction((tx) =>
      addPerson(tx, {
        id: 'p',
        name: 'Ada',
        email: 'ada@example.org',
        passwordHash: 'x',
        at: new Date(time),
      }),
    );
    await sendAgain(actor, page.mails[0]?.id ?? '');
    await expect(sendAgain(actor, page.mails[0]?.id ?? '')).rejects.toThrow(/on its way already/);
    await sendDue(takes);
    expect(sent).toEqual(['One', 'Refused']);
  });

  test('whose sender died in the middle is taken up by the next, and by none before', async () => {
    await tell('Hung');
    let hung = 0;
    const hangs: Transport = () => {
      hung += 1;
      return new Promise(() => {});
    };
    void sendDue(hangs);
    await expect.poll(() => hung).toBe(1);
    await sendDue(takes);
    expect(sent).not.toContain('Hung');
    time += 2 * MINUTE + 1;
    await sendDue(takes);
    expect(sent.filter((each) => each === 'Hung')).toEqual(['Hung']);
  });

  test('is sent once by several senders at once', async () => {
    for (let each = 0; each < 50; each += 1) await tell(`Many ${each}`);
    await Promise.all([sendDue(takes), sendDue(takes), sendDue(takes)]);
    expect(sent.filter((each) => each.startsWith('Many')).sort()).toEqual(
      Array.from({ length: 50 }, (_, each) => `Many ${each}`).sort(),
    );
  });

  test('is forgotten a month after it was sent, and never while it waits', async () => {
    await tell('Waits');
    const all = (await rows()).length;
    await purge();
    expect(await rows()).toHaveLength(all);
    time += 31 * 24 * 60 * MINUTE;
    await purge();
    expect((await rows()).map(({ subject }) => subject)).toEqual(['Waits']);
  });

  test('says the same as text and as HTML, and nothing of it is markup that was typed', () => {
    const from = { name: 'The <i>Mark</i>', contact: 'help@example.org', origin: 'https://mark.example' };
    const html = letterAsHtml(letter('A "subject"'), from);
    expect(html).not.toMatch(/<b>|<i>|<script|<img/);
    const plain = html
      .replace(/<style[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"');
    for (const part of letterAsText(letter('A "subject"'), from).split(/\n+|:\n/))
      expect(plain.replace(/\s+/g, ' ')).toContain(part.replace(/^-- $/, '').replace(/:$/, '').trim());
  });
});
