import { beforeAll, describe, expect, it } from 'vitest';
import { publishedStatement } from '~/commissioning/published.server';
import { canonical, sha256 as hashOf } from '~/platform/canonical.server';
import { at } from '~/platform/clock.server';
import { publicDocument } from '~/publication/public-document';
import { inTransaction } from '~db/client';
import { publishedFacts } from '../pdf/made-up-facts';
import { hugeStatement } from '../pdf/made-up-statement';
import {
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  insertVersion,
} from '../support/database';
import { printHashes } from '../support/print-hashes';
import { runProgram } from '../support/programs';

let expected: string[] = [];
beforeAll(async () => {
  expected = await printHashes();
});

/** Prints in a process whose clock shows another place’s time. */
async function printedIn(zone: string): Promise<string[]> {
  const { said } = await runProgram(
    'env',
    `TZ=${zone}`,
    process.execPath,
    '--import',
    'tsx',
    'tests/support/print-hashes.ts',
  );
  return said.trim().split('\n');
}

describe('the same version gives the same bytes', () => {
  it.each(['Asia/Tokyo', 'America/Los_Angeles'])('in another time zone: %s', async (zone) => {
    expect(await printedIn(zone)).toEqual(expected);
  });

  it('years later', async () => {
    expect(await at(new Date('2036-12-31T23:59:59Z'), () => printHashes())).toEqual(expected);
  });

  it('and other bytes when a figure is another', async () => {
    const document = hugeStatement();
    const figure = document.sections.flatMap(({ items }) => items.flatMap(({ figures }) => figures));
    const counted = figure.find(({ number }) => number !== null);
    if (counted?.number == null) throw new Error('The made-up statement has changed');
    counted.number += 1_000;
    const other = await printHashes({ document });
    expect(other.filter((line) => expected.includes(line))).toEqual([]);
  });
});

describe.each(engines())('the same version gives the same bytes from %s', (engine) => {
  freshDatabase(engine);

  it('as from memory', async () => {
    const document = hugeStatement();
    const organisation = anOrganisation({ slug: 'same-bytes' });
    const statement = aStatement(organisation, {
      period_start: document.statement.period.start,
      period_end: document.statement.period.end,
    });
    const moment = new Date(publishedFacts.publishedAt ?? '');
    const version = aVersion(statement, {
      status: 'published',
      declared_by: 'director',
      decided_by: 'assessor',
      decided_at: moment,
      published_at: moment,
      publish_on: '2026-06-18',
      submitted_at: moment,
      declared_name: 'A Director',
      declared_role: 'Director',
      document: canonical(document),
      document_sha256: hashOf(canonical(document)),
      public_document: canonical(publicDocument(document)),
      public_sha256: publishedFacts.sha256,
      verification_code: publishedFacts.code,
    });
    await inTransaction((tx) => insertVersion(tx, organisation, statement, version));
    const found = await publishedStatement('same-bytes', document.statement.period.end);
    const { approvedAt, publishedAt, code, sha256 } = found;
    const facts = { ...publishedFacts, approvedAt, publishedAt, code, sha256 };
    const [, ...open] = await printHashes({ document: found.document, facts });
    expect(open).toEqual(expected.slice(1));
  });
});
