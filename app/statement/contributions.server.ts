import { type Contribution, contributionOf } from '~/insight/contribution';
import { newId, now } from '~/platform/clock.server';
import { publicVersion } from '~/publication/public-document';
import { monthsIn } from '~/questionnaire/period';
import type { Tx } from '~db/client';
import {
  type ContributionRow,
  contributionTo,
  markDue,
  publishedInYear,
  replaceContribution,
} from '~db/queries/benchmarks';

/** Notes, in the transaction that publishes a statement or takes it out, that its year is to be worked out again. */
export async function publicationChanged(
  tx: Tx,
  statement: { organisation_id: string; period_end: string },
): Promise<void> {
  const year = Number(statement.period_end.slice(0, 4));
  await markDue(tx, { organisation_id: statement.organisation_id, id: newId(), year, created_at: now() });
}

/** What an organisation added to a year, and what it adds from now on. */
export interface ContributionChange {
  before: Contribution | null;
  after: Contribution | null;
}

/** Brings an organisation's part in a year up to date with what it has published. */
export async function renewContribution(
  tx: Tx,
  organisationId: string,
  year: number,
): Promise<ContributionChange> {
  const old = await contributionTo(tx, organisationId, year);
  const speaking = speakingOf(await publishedInYear(tx, organisationId, year));
  const after = speaking?.document ? contributionIn({ ...speaking, document: speaking.document }) : null;
  const row =
    after && speaking ? contributionRow(after, { organisationId, year, versionId: speaking.id }) : null;
  await replaceContribution(tx, { organisationId, year }, row);
  return { before: old ? fromRow(old) : null, after };
}

/** Two statements may end in one calendar year: an organisation is counted once, by its last twelve months. */
function speakingOf<Version extends { period_start: string; period_end: string }>(
  latestFirst: readonly Version[],
): Version | undefined {
  const whole = latestFirst.find(
    (each) => monthsIn({ start: each.period_start, end: each.period_end }) === 12,
  );
  return whole ?? latestFirst[0];
}

function contributionIn(version: Parameters<typeof publicVersion>[0]): Contribution {
  const { organisation, statement, sections } = publicVersion(version);
  const items = sections.flatMap((section) => section.items);
  return contributionOf({ organisation, period: statement.period, items });
}

/** As it is stored. */
export function contributionRow(
  { field, tier, region, stated, leftOut, qualified }: Contribution,
  of: { organisationId: string; year: number; versionId: string },
): ContributionRow {
  return {
    organisation_id: of.organisationId,
    year: of.year,
    version_id: of.versionId,
    field,
    tier,
    region,
    stated: JSON.stringify(stated),
    left_out: leftOut.join(' '),
    qualified: Object.entries(qualified)
      .map(([id, qualifier]) => `${id}:${qualifier}`)
      .join(' '),
  };
}

/** As it was stored. */
export function fromRow({ field, tier, region, stated, left_out, qualified }: ContributionRow): Contribution {
  const leftOut = left_out === '' ? [] : left_out.split(' ');
  return {
    field,
    tier,
    region,
    stated: JSON.parse(stated) as Contribution['stated'],
    leftOut,
    qualified: readQualified(qualified),
  };
}

/** "jobs_created:more_than people_trained:about" as it was before. */
export function readQualified(stored: string): Contribution['qualified'] {
  const pairs = stored === '' ? [] : stored.split(' ').map((pair) => pair.split(':'));
  return Object.fromEntries(pairs) as Contribution['qualified'];
}
