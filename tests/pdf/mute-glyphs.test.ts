import { beforeAll, describe, expect, it } from 'vitest';
import { drawsMuteGlyphs } from '~/publication/mute-glyphs.server';
import { type Order, PRINTS, printOrder } from '~/publication/printer/orders.server';
import { freshDatabase } from '../support/database';
import { printMute } from '../support/mute-pdf';
import { everythingPublished, publishEverything } from '../support/published-everything';
import { publishedFacts } from './made-up-facts';
import { hugeStatement, usualStatement } from './made-up-statement';
import { readAloud } from './open-pdf';

const KINDS = Object.keys(PRINTS) as Order['kind'][];

describe('a PDF that draws what it does not say', () => {
  const order: Order = { kind: 'statement', document: usualStatement(), facts: publishedFacts };

  it('is told from one that says all of it, by its bytes alone', async () => {
    const [sound, mute] = [await printOrder(order), await printMute(order)];
    const said = (await readAloud(sound)).match(/\d\.\d/g) ?? [];
    expect(said.length).toBeGreaterThan(0);
    expect((await readAloud(mute)).match(/\d\.\d/g) ?? []).not.toEqual(said);
    expect([drawsMuteGlyphs(sound), drawsMuteGlyphs(mute)]).toEqual([false, true]);
    // Bytes as a driver hands them out, in a part of a larger buffer.
    const inside = new Uint8Array(mute.length + 7);
    inside.set(mute, 7);
    expect(drawsMuteGlyphs(inside.subarray(7))).toBe(true);
    expect(drawsMuteGlyphs(new TextEncoder().encode('no PDF, and /ToUnicode 3 0 R'))).toBe(false);
  });

  it('is not what is made of letters, signs and scripts of every kind', async () => {
    for (const kind of KINDS) {
      const pdf = await printOrder({ kind, document: hugeStatement(), facts: publishedFacts });
      expect([kind, drawsMuteGlyphs(pdf)]).toEqual([kind, false]);
    }
  });
});

describe('every published statement of the demo and of the cases', () => {
  freshDatabase();
  beforeAll(publishEverything, 240_000);

  it('says all that it draws, in every kind', async () => {
    const mute: string[] = [];
    for (const { name, ...statement } of await everythingPublished())
      for (const kind of KINDS)
        if (drawsMuteGlyphs(await printOrder({ kind, ...statement }))) mute.push(`${name} ${kind}`);
    expect(mute).toEqual([]);
  }, 300_000);
});
