import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { importTable } from '~/statement/import/import.server';
import { LIFECYCLE } from '~/statement/lifecycle';
import { unpublishStatement } from '~/statement/unpublish.server';
import { withdrawStatement } from '~/statement/withdraw.server';
import { database } from '~db/client';
import * as statements from '~db/queries/statements';
import { bytesOf, csvOf, row } from '../cases/rows';
import { freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';

vi.mock('~db/queries/statements', async (real) => {
  const actual = await real<typeof statements>();
  return { ...actual, moveVersion: vi.fn(actual.moveVersion), addVersion: vi.fn(actual.addVersion) };
});

/** Every step that was taken, as "draft → submitted". */
function taken(): string[] {
  return vi
    .mocked(statements.moveVersion)
    .mock.calls.flatMap(([, { from, to }]) => (to === undefined ? [] : [`${from.join(', ')} → ${to}`]));
}

const inTable = Object.values(LIFECYCLE).flatMap((step) =>
  'to' in step ? [`${step.from.join(', ')} → ${step.to}`] : [],
);

describe('the table of the lifecycle', () => {
  freshDatabase();
  beforeAll(loadDemo);

  it('has every step that a version takes, an import’s too', async () => {
    const request = { actor: null, slug: 'brought-in', create: 'Brought in', filename: 'a.csv' };
    for (const value of ['12', '13']) {
      const bytes = bytesOf(csvOf([row({ value })]));
      expect((await importTable({ ...request, bytes, as: 'published' })).errors).toEqual([]);
    }
    const assessor = await demoActor('assessor');
    const published = await database()
      .selectFrom('statement')
      .innerJoin('organisation', 'organisation.id', 'statement.organisation_id')
      .innerJoin('version', 'version.statement_id', 'statement.id')
      .where('version.status', '=', 'published')
      .where('slug', '=', 'bryn-works')
      .select('statement.period_end')
      .executeTakeFirstOrThrow();
    await unpublishStatement(
      assessor,
      await demoStatement(assessor, 'bryn-works', published.period_end),
      'Wrong',
    );
    const [waiting] = await statements.waitingVersions(database(), 'submitted', null, 1);
    const director = await demoActor('director');
    const mine = waiting && director.memberships.some(({ slug }) => slug === waiting.slug);
    if (mine)
      await withdrawStatement(director, await demoStatement(director, waiting.slug, waiting.period_end));
    const steps = new Set(taken());
    expect(steps.size).toBeGreaterThanOrEqual(5);
    expect([...steps].filter((step) => !inTable.includes(step))).toEqual([]);
    // A version begins as a draft, whoever begins it.
    for (const [, { status }] of vi.mocked(statements.addVersion).mock.calls) expect(status).toBe('draft');
  });
});
