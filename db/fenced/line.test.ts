import { expect, test } from 'vitest';
import { NoConnectionFree } from './errors';
import { Queue } from './line';

test('whoever came first enters first', async () => {
  const line = new Queue(1, 60_000);
  const entered: number[] = [];
  await line.enter();
  const waiting = [1, 2, 3].map((who) => line.enter().then(() => entered.push(who)));
  for (const [index, turn] of waiting.entries()) {
    expect(entered).toHaveLength(index);
    line.leave();
    await turn;
  }
  expect(entered).toEqual([1, 2, 3]);
});

test('nobody steps in between the one who leaves and the one who waits', async () => {
  const line = new Queue(1, 60_000);
  const entered: string[] = [];
  await line.enter();
  const waiting = line.enter().then(() => entered.push('waiting'));
  line.leave();
  const pushing = line.enter().then(() => entered.push('pushing'));
  await waiting;
  expect(entered).toEqual(['waiting']);
  line.leave();
  await pushing;
});

test('waiting ends, and a place given up is not lost', async () => {
  const line = new Queue(1, 10);
  await line.enter();
  await expect(line.enter()).rejects.toThrow(NoConnectionFree);
  line.leave();
  await line.enter();
});

test('closing refuses who waits and who comes, and waits for who is inside', async () => {
  const line = new Queue(1, 60_000);
  await line.enter();
  const waiting = line.enter();
  let closed = false;
  const closing = line.close(60_000).then(() => {
    closed = true;
  });
  await expect(waiting).rejects.toThrow('closing');
  await expect(line.enter()).rejects.toThrow('closed');
  expect(closed).toBe(false);
  line.leave();
  await closing;
});

test('closing does not wait for ever', async () => {
  const line = new Queue(1, 60_000);
  await line.enter();
  await expect(line.close(10)).resolves.toBeUndefined();
});
