import { inTransaction, type Tx } from '~db/client';
import { moveVersion } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { canonical, sha256 } from '../platform/canonical.server';
import { now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import type { Declaration, StatementDocument } from '../questionnaire/document';
import { missingFrom } from '../questionnaire/readiness';
import { documentOf } from './document-of.server';
import { askedIn, figuresOf, periodOf } from './figures.server';
import { LIFECYCLE } from './lifecycle';
import type { OpenStatement } from './open.server';

export interface SubmitRequest {
  name: string;
  role: string;
}

/**
 * A director declares a prepared draft true and submits it: its document is frozen and hashed.
 * The person who prepared it cannot be the one who declares it.
 */
export async function submitStatement(actor: Actor, open: OpenStatement, said: SubmitRequest): Promise<void> {
  const { version } = open;
  if (version.status !== 'draft')
    throw new Refusal('not_in_state', 'This statement has already been submitted');
  if (!version.prepared_by)
    throw new Refusal('not_in_state', 'Somebody must first say that it is ready to be declared');
  if (version.prepared_by === actor.personId)
    throw new Refusal('forbidden', 'You prepared this statement, so somebody else must declare it');
  await inTransaction((tx) => freeze(tx, actor, open, { ...said, date: today() }));
}

async function freeze(tx: Tx, actor: Actor, open: OpenStatement, declaration: Declaration): Promise<void> {
  const { statement, version } = open;
  const asked = await askedIn(tx, statement);
  const figures = await figuresOf(tx, statement.organisation_id, version.id);
  if (missingFrom(statement.level, asked, figures, periodOf(statement)).length > 0)
    throw new Refusal('incomplete', 'Some answers are still missing');
  const frozen = freezeDocument(await documentOf(tx, open, declaration));
  const at = {
    organisationId: version.organisation_id,
    id: version.id,
    from: LIFECYCLE.submit.from,
    revision: version.revision,
  };
  const moved = await moveVersion(tx, at, {
    ...frozen,
    status: LIFECYCLE.submit.to,
    declared_by: actor.personId,
    declared_name: declaration.name,
    declared_role: declaration.role,
    submitted_at: now(),
  });
  if (!moved) throw new Refusal('conflict', 'Somebody changed this statement meanwhile. Check it again');
  await record(tx, {
    organisationId: version.organisation_id,
    actor,
    event: 'statement.submitted',
    statementId: statement.id,
    versionId: version.id,
    detail: { sha256: frozen.document_sha256, declaration },
  });
}

/** The document's canonical JSON and its hash: the evidence of what was asked and shown. */
export function freezeDocument(document: StatementDocument): { document: string; document_sha256: string } {
  const text = canonical(document);
  return { document: text, document_sha256: sha256(text) };
}
