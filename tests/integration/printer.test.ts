import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Order, printOrder } from '~/publication/printer/orders.server';
import { Printer } from '~/publication/printer/printer.server';
import { publishedFacts } from '../pdf/made-up-facts';
import { usualStatement } from '../pdf/made-up-statement';

const order: Order = { kind: 'commissioner', document: usualStatement(), facts: publishedFacts };
/** The same order under another code, by which a made-up thread knows what to do. */
const told = (code: string): Order => ({ ...order, facts: { ...publishedFacts, code } });

/** A thread that does as the order's code says, and answers with it. */
const thread = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, threadId } from 'node:worker_threads';
      let seen = 0;
      const answer = (words) => parentPort.postMessage({ bytes: new TextEncoder().encode(words) });
      parentPort.on('message', ({ facts: { code } }) => { seen += 1; ${body} });
      parentPort.postMessage('ready');`)}`,
  );
const obedient = thread(`
  if (code === 'die') process.exit(3);
  if (code === 'hang') for (;;);
  if (code === 'fail') parentPort.postMessage({ error: new Error('no such font') });
  else answer(code);`);

describe('the printer', () => {
  let printer: Printer | undefined;
  const start = (file: URL | string, limit?: number) => {
    printer = new Printer(file, limit);
    return async (code: string) => new TextDecoder().decode(await (printer as Printer).draw(told(code)));
  };
  afterEach(() => printer?.stop());

  it('prints one order after another, and each gets its own', async () => {
    const say = start(obedient);
    expect(await Promise.all(['a', 'b', 'c'].map(say))).toEqual(['a', 'b', 'c']);
  });

  it('gives an error back and goes on', async () => {
    const say = start(obedient);
    const [failed, next] = await Promise.allSettled([say('fail'), say('after')]);
    expect(failed).toMatchObject({ reason: { message: 'no such font' } });
    expect(next).toMatchObject({ value: 'after' });
  });

  it('replaces a thread that died, and gives its order to the new one', async () => {
    // Every thread prints one document and dies over its second.
    const say = start(thread(`if (seen === 2) process.exit(3); answer(code)`));
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(say))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives an order up that two threads died over, and prints those behind it', async () => {
    const say = start(obedient);
    const [before, deadly, after] = await Promise.allSettled(['before', 'die', 'after'].map(say));
    expect(before).toMatchObject({ value: 'before' });
    expect(deadly).toMatchObject({ reason: { message: expect.stringContaining('died twice') } });
    expect(after).toMatchObject({ value: 'after' });
  });

  it('ends a thread that does not come back', async () => {
    const say = start(obedient, 3_000);
    const [hanging, after] = await Promise.allSettled([say('hang'), say('after')]);
    expect(hanging).toMatchObject({ reason: { message: expect.stringContaining('died twice') } });
    expect(after).toMatchObject({ value: 'after' });
  });

  it('refuses when too many wait', async () => {
    const say = start(obedient);
    const settled = await Promise.allSettled(Array.from({ length: 120 }, (_, n) => say(`${n}`)));
    const refused = settled.filter((each) => each.status === 'rejected');
    // One is being printed, a hundred wait.
    expect(refused).toHaveLength(19);
    expect(refused[0]).toMatchObject({ reason: { code: 'rate_limited', seconds: 60 } });
    expect(await say('later')).toBe('later');
  });

  it('prints in the server’s own thread where no other can run', async () => {
    printer = new Printer(new URL('file:///there/is/no/such/thread.js'));
    const [one, two] = await Promise.all([printer.draw(order), printer.draw(order)]);
    expect(Buffer.compare(one, await printOrder(order))).toBe(0);
    expect(Buffer.compare(two, one)).toBe(0);
  });

  it('refuses those who wait when the server stops', async () => {
    const say = start(obedient);
    const waiting = Promise.allSettled([say('hang'), say('never')]);
    await printer?.stop();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('as built, draws the same bytes as this thread', async () => {
    expect(existsSync('build/printer/thread.js'), 'run scripts/build.mjs first').toBe(true);
    printer = new Printer(`${process.cwd()}/build/printer/thread.js`);
    expect(Buffer.compare(await printer.draw(order), await printOrder(order))).toBe(0);
  });
});
