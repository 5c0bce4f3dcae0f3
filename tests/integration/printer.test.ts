import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Order, printOrder, type Turn } from '~/publication/printer/orders.server';
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

  const turn = (line: Turn['line'], share: string) => (n: number) => ({
    ...told(`${share}${n}`),
    turn: { line, share },
  });
  const orders = (many: number, of: (n: number) => Order) => Array.from({ length: many }, (_, n) => of(n));

  it.each([
    // One is being printed, twenty wait.
    ['one address', 30, 9, () => 'a'],
    ['all', 120, 19, (n: number) => `${n}`],
  ])('has room for so many of %s', async (_whose, many, over, shareOf) => {
    start(obedient);
    const given = orders(many, (n) => turn('strangers', shareOf(n))(n));
    const settled = await Promise.allSettled(given.map((printer as Printer).draw));
    const refused = settled.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(over);
    expect(refused[0]).toMatchObject({ reason: { code: 'rate_limited', seconds: 60 } });
    await (printer as Printer).draw(turn('strangers', 'later')(0));
  });

  it('keeps nobody who has signed in waiting behind strangers, nor one stranger behind another', async () => {
    start(obedient);
    const draw = (printer as Printer).draw;
    const done: string[] = [];
    const note = async (order: Order) => {
      await draw(order);
      done.push(order.facts.code ?? '');
    };
    const strangers = orders(270, (n) => turn('strangers', `s${n % 14}-`)(n));
    const flood = Promise.allSettled(strangers.map(note));
    const others = [note(turn('signed in', 'editor')(0)), note(turn('signed in', 'editor')(1))];
    await Promise.all(others);
    expect(done.length).toBeLessThanOrEqual(4);
    await flood;
    const late = note(turn('strangers', 'late')(0));
    await expect(late).resolves.toBeUndefined();
  });

  it('gives every address its turn', async () => {
    start(obedient);
    const draw = (printer as Printer).draw;
    const done: string[] = [];
    const note = async (order: Order) => {
      await draw(order);
      done.push(order.facts.code ?? '');
    };
    await Promise.all([...orders(5, turn('strangers', 'a')), turn('strangers', 'b')(0)].map(note));
    expect(done).toEqual(['a0', 'a1', 'b0', 'a2', 'a3', 'a4']);
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
