import { database, inTransaction, type Tx } from '~db/client';
import { organisationById } from '~db/queries/organisations';
import { bumpPublicRevision } from '~db/queries/public-revision';
import { claimDue, dueVersions } from '~db/queries/publications';
import { holdVersions, statementById, versionsOfStatement } from '~db/queries/statements';
import { now, today } from '../platform/clock.server';
import { logError } from '../platform/log.server';
import { publicationChanged } from './contributions.server';
import { move, stepEvent } from './decide.server';
import { tellPublished } from './letters.server';
import type { OpenStatement } from './open.server';
import { publicRecordOf } from './public-record.server';

/** Publishes an approved version; the one published before is superseded in the same transaction. */
export async function publishIn(
  tx: Tx,
  actor: { personId: string; name: string } | null,
  open: Pick<OpenStatement, 'version' | 'statement'>,
): Promise<void> {
  const { statement } = open;
  await holdVersions(tx, statement.organisation_id, statement.id);
  const versions = await versionsOfStatement(tx, statement.organisation_id, statement.id);
  const current = versions.find((version) => version.status === 'published');
  if (current) {
    await move(tx, { version: current }, 'supersede', { ended_at: now() });
    await stepEvent(tx, actor, { version: current, statement }, 'statement.superseded', {
      by: open.version.id,
    });
  }
  const { organisation_id, id, document_sha256 } = open.version;
  const licenceUntil = (await organisationById(tx, organisation_id))?.licence_until ?? null;
  const said = await publicRecordOf(tx, organisation_id, id, licenceUntil);
  await move(tx, open, 'publish', { published_at: now(), ...said });
  const detail = { sha256: document_sha256, public_sha256: said.public_sha256 };
  await stepEvent(tx, actor, open, 'statement.published', detail);
  await publicationChanged(tx, statement);
  await bumpPublicRevision(tx);
  // Who approves for today publishes with the same step.
  await tellPublished(tx, actor, open, { approvedNow: actor !== null });
}

/** How many due versions are looked up at once. */
const AT_ONCE = 100;

/**
 * Publishes what was approved for today or earlier, each in a transaction of its own: one that fails is logged and tried
 * again next time, and what another process has begun is left to it. Gives how many.
 */
export async function publishDue(atOnce = AT_ONCE, day = today()): Promise<number> {
  let published = 0;
  let after: string | null = null;
  for (;;) {
    const due: Due[] = await dueVersions(database(), day, after, atOnce);
    for (const each of due)
      try {
        if (await inTransaction((tx) => publishOne(tx, each, day))) published += 1;
      } catch (error) {
        logError(error, { path: `publication of version ${each.id}` });
      }
    after = due.at(-1)?.id ?? null;
    if (due.length < atOnce) return published;
  }
}

type Due = Awaited<ReturnType<typeof dueVersions>>[number];

async function publishOne(tx: Tx, due: Due, day: string): Promise<boolean> {
  if (!(await claimDue(tx, due, day))) return false;
  const statement = await statementById(tx, due.statement_id);
  const versions = await versionsOfStatement(tx, due.organisation_id, due.statement_id);
  const version = versions.find(({ id }) => id === due.id);
  if (!statement || !version) return false;
  await publishIn(tx, null, { statement, version });
  return true;
}
