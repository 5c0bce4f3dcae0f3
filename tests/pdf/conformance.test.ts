import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { at } from '~/platform/clock.server';
import { setContext } from '~/platform/context.server';
import { type Order, PRINTS } from '~/publication/printer/orders.server';
import { printPdf } from '~/publication/printer/print.server';
import { freshDatabase } from '../support/database';
import { everythingPublished, publishEverything } from '../support/published-everything';
import { itWithVeraPdf, veraPdfAll } from '../support/verapdf';

/** Every kind of PDF there is: a new one is checked from its first day. */
const KINDS = Object.keys(PRINTS) as Order['kind'][];
const FLAVOURS = ['ua1', '3a'] as const;
const SIGNED_AT = new Date('2026-06-20T10:00:00Z');

describe('every published statement of the demo and of the cases', () => {
  freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  beforeAll(async () => {
    const made = { name: 'Tests', serial: '01', password: 'tests' };
    const p12 = await selfMadePkcs12({
      ...made,
      from: new Date('2026-01-01'),
      until: new Date('2027-01-01'),
    });
    const certificate = join(folder, 'seal.p12');
    writeFileSync(certificate, p12);
    setContext({ signing: { certificate, password: made.password, demo: 'none' } });
    await publishEverything();
  });
  afterAll(() => {
    setContext({ signing: { certificate: undefined, password: '', demo: 'none' } });
    rmSync(folder, { recursive: true });
  });

  itWithVeraPdf(
    'is PDF/UA-1 and PDF/A-3a in every kind, as signed (needs Java and libjaxb-java)',
    async () => {
      const orders = (await everythingPublished()).flatMap(({ name, ...statement }) =>
        KINDS.map((kind) => ({ name: `${name} ${kind}`, order: { ...statement, kind } })),
      );
      async function* pdfs() {
        for (const { order } of orders) yield await at(SIGNED_AT, () => printPdf(order));
      }
      const verdicts = await veraPdfAll(FLAVOURS, pdfs());
      const faults = orders.flatMap(({ name }, index) =>
        FLAVOURS.filter((flavour) => !verdicts[index]?.[flavour].conforms).map(
          (flavour) => `${name}: ${flavour} ${verdicts[index]?.[flavour].broken.join('; ')}`,
        ),
      );
      expect(faults).toEqual([]);
      expect(orders.length).toBeGreaterThan(100);
      console.info(`${orders.length} PDFs conform to ${FLAVOURS.join(' and ')}.`);
    },
    600_000,
  );
});
