import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { promise } from '~/mail/outbox.server';
import { setContext } from '~/platform/context.server';
import { closeDatabase, database, inTransaction, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { createPostgresDatabase, dropPostgresDatabase, engines } from '../support/database';
import { type Mailbox, openMailbox } from '../support/mailbox';

/** More by the environment, for a long run by hand. */
const KILLS = Number(process.env.KILLS ?? 8);
const MAILS = 40;
const LONGEST_TRY_MS = 3 * 60_000;

/** Several processes only PostgreSQL has. */
describe.runIf(engines().includes('postgres'))('a sender of mail that is killed in the middle', () => {
  let url = '';
  let mailbox: Mailbox;

  beforeAll(async () => {
    url = await createPostgresDatabase();
    mailbox = await openMailbox({ slowMs: 60 });
    const opened = await openDatabase({ url, dataDir: 'memory://' });
    await migrateToLatest(opened.db);
  });
  afterAll(async () => {
    await closeDatabase();
    await mailbox.close();
    await dropPostgresDatabase(url);
  });

  /** A sender whose clock stands at a time; killed once so many more mails have come, or left to end. */
  async function sender(clock: number, killedAfter: number | null): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/faults/send-mail.ts', url, mailbox.url, String(clock)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    const before = mailbox.mails.length;
    const watching =
      killedAfter === null
        ? undefined
        : setInterval(() => {
            if (mailbox.mails.length - before >= killedAfter) child.kill('SIGKILL');
          }, 3);
    await ended;
    clearInterval(watching);
  }

  test(
    'loses none, and sends none more often than it was killed in it',
    async () => {
      const start = Date.parse('2026-11-30T09:00:00Z');
      let clock = start;
      setContext({ now: () => new Date(clock) });
      for (let kill = 0; kill < KILLS; kill += 1) {
        for (let each = 0; each < MAILS; each += 1)
          await inTransaction((tx) =>
            promise(tx, 'a@example.org', { kind: 'Test', subject: `Mail ${kill}.${each}`, says: ['Hello'] }),
          );
        await sender(clock, 1 + ((kill * 7) % 30));
        clock += LONGEST_TRY_MS;
      }
      await sender(clock, null);
      const rows = await database().selectFrom('mail').select(['sent_at', 'attempts']).execute();
      const came = new Map<string, number>();
      for (const { subject = '' } of mailbox.mails) came.set(subject, (came.get(subject) ?? 0) + 1);
      const promised = KILLS * MAILS;
      const lost = promised - came.size;
      const repeated = [...came.values()].filter((times) => times > 1).length;
      process.stdout.write(
        `Mail after ${KILLS} kills: ${promised} promised, ${mailbox.mails.length} sent, ${repeated} repeated, ${lost} lost\n`,
      );
      expect(rows.every(({ sent_at }) => sent_at !== null)).toBe(true);
      expect(lost).toBe(0);
      // So that it could fail: some died between what was taken and what was noted.
      expect(repeated).toBeGreaterThan(0);
      // At most the one that was under way at each kill; and a copy can be told by its id.
      expect(mailbox.mails.length - promised).toBeLessThanOrEqual(KILLS);
      expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(promised);
    },
    KILLS * 20_000 + 60_000,
  );
});
