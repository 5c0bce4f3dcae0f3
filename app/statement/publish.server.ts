import { database, inTransaction, type Tx } from '~db/client';
import { organisationById } from '~db/queries/organisations';
import { bumpPublicRevision } from '~db/queries/public-revision';
import { dueVersions } from '~db/queries/publications';
import { holdVersions, statementById, versionsOfStatement } from '~db/queries/statements';
import { now, today } from '../platform/clock.server';
import { publicationChanged } from '../scheme/contributions.server';
import { move, note } from './decide.server';
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
    await note(tx, actor, { version: current, statement }, 'statement.superseded', { by: open.version.id });
  }
  const { organisation_id, id, document_sha256 } = open.version;
  const licenceUntil = (await organisationById(tx, organisation_id))?.licence_until ?? null;
  const said = await publicRecordOf(tx, organisation_id, id, licenceUntil);
  await move(tx, open, 'publish', { published_at: now(), ...said });
  const detail = { sha256: document_sha256, public_sha256: said.public_sha256 };
  await note(tx, actor, open, 'statement.published', detail);
  await publicationChanged(tx, statement);
  await bumpPublicRevision(tx);
}

/** Publishes what was approved for today or earlier. Gives how many. */
export async function publishDue(): Promise<number> {
  const due = await dueVersions(database(), today());
  for (const { organisation_id, id, statement_id } of due) {
    const statement = await statementById(database(), statement_id);
    const versions = await versionsOfStatement(database(), organisation_id, statement_id);
    const version = versions.find((each) => each.id === id);
    if (statement && version?.status === 'approved')
      await inTransaction((tx) => publishIn(tx, null, { statement, version }));
  }
  return due.length;
}
