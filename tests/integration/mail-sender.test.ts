import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promise, sendDue } from '~/mail/outbox.server';
import { setContext } from '~/platform/context.server';
import { database, inTransaction } from '~db/client';
import { putAccreditor } from '~db/queries/accreditor';
import { freshDatabase } from '../support/database';
import { type Mailbox, openMailbox } from '../support/mailbox';

/** Whom mail is from, as a server for mail takes it: the accreditor's name, at the configured address. */
describe('the sender of mail', () => {
  freshDatabase();
  let mailbox: Mailbox;
  let sent = 0;
  const configured = 'mark@example.org';
  beforeAll(async () => {
    mailbox = await openMailbox();
    setContext({ smtp: { url: mailbox.url, from: `The Configured <${configured}>` } });
  });
  afterAll(async () => {
    setContext({ smtp: null });
    await mailbox.close();
  });

  async function mailFrom(name: string | null, contact = 'help@example.org') {
    await database().deleteFrom('accreditor').execute();
    sent += 1;
    const to = `reader${sent}@example.org`;
    await inTransaction(async (tx) => {
      if (name !== null) await putAccreditor(tx, { name, contact_email: contact, at: new Date() });
      await promise(tx, to, { kind: 'Test', subject: 'A test', says: ['Hello,'] });
    });
    await sendDue();
    return mailbox.next(to);
  }

  test('is the accreditor by name, and answers go to its address for questions', async () => {
    const mail = await mailFrom('Marc Menter Gymdeithasol Ŵyr');
    expect(mail.from?.value).toEqual([{ name: 'Marc Menter Gymdeithasol Ŵyr', address: configured }]);
    expect(mail.replyTo?.value).toMatchObject([{ address: 'help@example.org' }]);
  });

  test('is what is configured where nobody has named it', async () => {
    const mail = await mailFrom(null);
    expect(mail.from?.value).toEqual([{ name: 'The Configured', address: configured }]);
    expect(mail.replyTo).toBeUndefined();
  });

  test('is one sender and no other header, whatever stands in its name', async () => {
    const names = [
      'The "Mark", Ltd',
      'A, B & C <evil@example.net>',
      'Ŵyr, “Marc”; 印章 🏅',
      'The Mark\r\nBcc: evil@example.net',
      'The Mark\nSubject: Another',
      '(a comment) The Mark',
      'The Mark\\',
      'evil@example.net',
    ];
    const any = fc.string({
      unit: fc.constantFrom(...'aŴ"\'\\,;:<>()@.\r\n\t =?'),
      minLength: 1,
      maxLength: 40,
    });
    for (const name of [
      ...names,
      ...fc.sample(
        any.filter((each) => /[aŴ]/.test(each)),
        20,
      ),
    ]) {
      const mail = await mailFrom(name);
      expect([name, mail.from?.value.map(({ address }) => address)]).toEqual([name, [configured]]);
      expect([name, mail.replyTo?.value.map(({ address }) => address)]).toEqual([name, ['help@example.org']]);
      expect(mail.subject).toBe('A test');
      expect(mail.headers.has('bcc')).toBe(false);
    }
    for (const name of ['The "Mark", Ltd', 'Ŵyr, “Marc”; 印章 🏅', 'evil@example.net'])
      expect((await mailFrom(name)).from?.value[0]?.name).toBe(name);
  });
});
