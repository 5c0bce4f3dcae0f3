import type { Tx } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { addCode } from '~db/queries/publications';
import { moveVersion, type StatementRow, versionsOfStatement } from '~db/queries/statements';
import { newCode, now, today } from '../../platform/clock.server';
import { Refusal } from '../../platform/refusal';
import { documentOf } from '../document-of.server';
import { publishIn } from '../publish.server';
import { freezeDocument } from '../submit.server';
import { refuseUnansweredWords } from '../words.server';

const DECLARED = { name: 'Imported figures', role: 'Import' };

/** Publishes a version that an import has filled: its document is frozen like any other, nobody declares it. */
export async function publishImported(
  tx: Tx,
  organisation: OrganisationRow,
  statement: StatementRow,
  versionId: string,
): Promise<void> {
  const versions = await versionsOfStatement(tx, organisation.id, statement.id);
  const version = versions.find((each) => each.id === versionId);
  if (!version) throw new Error('The imported version is not there');
  const declaration = { ...DECLARED, date: today() };
  const document = await documentOf(tx, { organisation, statement, version }, declaration);
  await refuseUnansweredWords(tx, { statement }, document);
  const frozen = freezeDocument(document);
  const code = newCode();
  await addCode(tx, { code, organisation_id: organisation.id, version_id: versionId });
  const at = { organisationId: organisation.id, id: versionId, from: ['draft'] as const };
  const moved = await moveVersion(tx, at, {
    ...frozen,
    status: 'approved',
    declared_name: declaration.name,
    declared_role: declaration.role,
    submitted_at: now(),
    decided_at: now(),
    decision_reason: 'Imported as published, without assessment.',
    publish_on: declaration.date,
    verification_code: code,
  });
  if (!moved) throw new Refusal('conflict', 'Somebody changed this statement meanwhile');
  await publishIn(tx, null, {
    statement,
    version: { ...version, document_sha256: frozen.document_sha256 },
  });
}
