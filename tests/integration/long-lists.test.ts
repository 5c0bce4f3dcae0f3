import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/access/can';
import { historyOf } from '~/audit/history.server';
import { record } from '~/audit/record.server';
import { boardLinks, makeBoardLink, newFormKey } from '~/organisation/board-links.server';
import { waitingList } from '~/statement/review.server';
import { inTransaction } from '~db/client';
import {
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  insertVersion,
} from '../support/database';
import { frozen } from '../support/published';

const assessor: Actor = {
  personId: randomUUID(),
  name: 'Ann',
  email: 'ann@example.test',
  memberships: [],
  bodyRoles: ['assessor'],
};

/** Every page after another, until the last. */
async function everyPage<T>(read: (after: string | null) => Promise<{ items: T[]; next: string | null }>) {
  const pages: T[][] = [];
  let after: string | null = null;
  do {
    const { items, next }: { items: T[]; next: string | null } = await read(after);
    pages.push(items);
    after = next;
  } while (after !== null);
  return pages;
}

describe.each(engines())('a long list, %s', (engine) => {
  freshDatabase(engine);
  const organisation = anOrganisation();
  const statement = aStatement(organisation);
  const version = aVersion(statement);

  beforeAll(async () => {
    await inTransaction((tx) => insertVersion(tx, organisation, statement, version));
  });

  test('of statements that wait shows each once, the longest waiting first', async () => {
    for (let at = 0; at < 103; at += 1) {
      const each = anOrganisation({ name: `Waiting ${at}` });
      const made = aStatement(each);
      const waiting = {
        ...frozen(each, made, { jobs_created: 1 }),
        status: 'submitted' as const,
        // Many on one day, so that the id has to decide.
        submitted_at: new Date(Date.UTC(2026, 4, 1 + (at % 7))),
      };
      await inTransaction((tx) => insertVersion(tx, each, made, aVersion(made, waiting)));
    }
    const pages = await everyPage(async (after) => {
      const { lines, next } = await waitingList(assessor, 'submitted', after);
      return { items: lines, next };
    });
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 3]);
    const lines = pages.flat();
    expect(new Set(lines.map(({ id }) => id)).size).toBe(103);
    // Submitted in May 2026: the weeks to decide in are over.
    expect(lines.every(({ overdue }) => overdue)).toBe(true);
    const days = lines.map(({ submitted }) => Number(submitted.split(' ')[0]));
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    for (const forged of ['', 'x', randomUUID(), "'; drop table version"])
      expect((await waitingList(assessor, 'submitted', forged)).lines.length).toBeLessThanOrEqual(50);
  });

  test('of a history shows each event once, newest first', async () => {
    const { id: versionId, organisation_id: organisationId } = version;
    for (let at = 0; at < 205; at += 1)
      await inTransaction((tx) =>
        record(tx, {
          organisationId,
          actor: null,
          event: 'answers.saved',
          statementId: statement.id,
          versionId,
          detail: { changes: [], reason: `the ${at}th` },
        }),
      );
    const pages = await everyPage(async (before) => {
      const { entries, next } = await historyOf(organisation.id, statement.id, before);
      return { items: entries, next };
    });
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 5]);
    const reasons = pages.flat().map(({ reason }) => reason);
    expect(reasons).toEqual(Array.from({ length: 205 }, (_, at) => `the ${204 - at}th`));
    for (const forged of ['0', '-1', 'x', '1e9', '99999999999999999999'])
      expect((await historyOf(organisation.id, statement.id, forged)).entries).toHaveLength(100);
  });

  test('of links for a board shows each once, newest first', async () => {
    for (let at = 0; at < 55; at += 1)
      await makeBoardLink(assessor, organisation, {
        label: `Link ${at}`,
        days: 30,
        formKey: newFormKey(),
      });
    const pages = await everyPage(async (after) => {
      const { links, next } = await boardLinks(organisation, after);
      return { items: links, next };
    });
    expect(pages.map(({ length }) => length)).toEqual([25, 25, 5]);
    expect(pages.flat().map(({ label }) => label)).toEqual(
      Array.from({ length: 55 }, (_, at) => `Link ${54 - at}`),
    );
  });
});
