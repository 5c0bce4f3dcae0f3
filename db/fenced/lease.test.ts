import { CompiledQuery } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { ConnectionLost, DatabaseError } from './errors';
import { Lease } from './lease';
import type { ServerAnswer, Session } from './session';

/** A session that answers when it is told to, and notes what it was asked. */
class Scripted implements Session {
  asked: string[] = [];
  lost = false;
  standing = null;
  command = '';
  hold: Promise<void> = Promise.resolve();

  async run(text: string): Promise<ServerAnswer> {
    if (this.lost) throw new ConnectionLost('scripted');
    this.asked.push(text);
    await this.hold;
    if (this.lost) throw new ConnectionLost('scripted');
    return { rows: [], command: this.command, count: 0 };
  }

  destroy(): void {
    this.lost = true;
  }
}

const ask = (lease: Lease, text: string) => lease.executeQuery(CompiledQuery.raw(text));

let session: Scripted;
let lease: Lease;
beforeEach(() => {
  session = new Scripted();
  lease = new Lease(session);
});

test('a lease that has ended refuses, and asks nothing', async () => {
  await ask(lease, 'select 1');
  lease.finish();
  await expect(ask(lease, 'select 2')).rejects.toThrow('already given back');
  expect(session.asked).toEqual(['select 1']);
  expect(session.lost).toBe(false);
});

test('a session is not lent on with a transaction open', async () => {
  await lease.begin('begin');
  lease.finish();
  expect(session.lost).toBe(true);
});

test('a query that comes while COMMIT is under way is refused, not run outside the transaction', async () => {
  await lease.begin('begin');
  let answer: () => void = () => undefined;
  session.hold = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const committing = lease.commit();
  await new Promise((resolve) => setImmediate(resolve));
  expect(session.asked).toEqual(['begin', 'commit']);
  await expect(ask(lease, 'insert')).rejects.toThrow('already ending');
  answer();
  await committing;
  expect(session.asked).toEqual(['begin', 'commit']);
  expect(lease.inTransaction).toBe(false);
});

test('queries are sent one at a time', async () => {
  let answer: () => void = () => undefined;
  session.hold = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const both = [ask(lease, 'first'), ask(lease, 'second')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(session.asked).toEqual(['first']);
  answer();
  await Promise.all(both);
  expect(session.asked).toEqual(['first', 'second']);
});

test('COMMIT that was never sent has a known outcome; one without an answer has not', async () => {
  await lease.begin('begin');
  session.lost = true;
  await expect(lease.commit()).rejects.toMatchObject({ outcomeUnknown: false });

  const other = new Scripted();
  const unanswered = new Lease(other);
  await unanswered.begin('begin');
  other.hold = new Promise((resolve) =>
    setImmediate(() => {
      other.lost = true;
      resolve();
    }),
  );
  await expect(unanswered.commit()).rejects.toMatchObject({ outcomeUnknown: true });
});

test('COMMIT answered with ROLLBACK is an error', async () => {
  await lease.begin('begin');
  session.command = 'ROLLBACK';
  await expect(lease.commit()).rejects.toThrow(DatabaseError);
});

test('rolling back a lost connection does not hide what went wrong before', async () => {
  await lease.begin('begin');
  session.lost = true;
  await expect(lease.rollback()).resolves.toBeUndefined();
});
