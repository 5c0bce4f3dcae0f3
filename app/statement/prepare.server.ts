import { database, inTransaction } from '~db/client';
import { moveVersion } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { type Missing, missingFrom } from '../questionnaire/readiness';
import { askedIn, figuresOf, periodOf } from './figures.server';
import type { OpenStatement } from './open.server';

/** What still stops a draft from being declared. */
export async function missingIn({
  statement,
  version,
}: Pick<OpenStatement, 'statement' | 'version'>): Promise<Missing[]> {
  const db = database();
  const asked = await askedIn(db, statement);
  const figures = await figuresOf(db, statement.organisation_id, version.id);
  return missingFrom(statement.level, asked, figures, periodOf(statement));
}

/** The editor says that the draft is ready for a director to declare; any later change takes it back. */
export async function prepareStatement(actor: Actor, open: OpenStatement): Promise<void> {
  const missing = await missingIn(open);
  if (missing.length > 0) throw new Refusal('incomplete', 'Some answers are still missing');
  const { version, statement } = open;
  await inTransaction(async (tx) => {
    const at = {
      organisationId: version.organisation_id,
      id: version.id,
      from: ['draft'] as const,
      revision: version.revision,
    };
    const moved = await moveVersion(tx, at, { prepared_by: actor.personId, prepared_at: now() });
    if (!moved) throw new Refusal('conflict', 'Somebody changed this statement meanwhile. Check it again');
    await record(tx, {
      organisationId: version.organisation_id,
      actor,
      event: 'statement.prepared',
      statementId: statement.id,
      versionId: version.id,
    });
  });
}
