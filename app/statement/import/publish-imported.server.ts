import type { Tx } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { addCode } from '~db/queries/publications';
import { type StatementRow, versionsOfStatement } from '~db/queries/statements';
import { newCode, today } from '../../platform/clock.server';
import { broughtInFrom } from '../../questionnaire/brought-in';
import type { StatementDocument } from '../../questionnaire/document';
import { move } from '../decide.server';
import { documentOf } from '../document-of.server';
import { publishIn } from '../publish.server';
import { freezeDocument } from '../submit.server';
import { refuseUnansweredWords } from '../words.server';

interface Imported {
  organisation: OrganisationRow;
  statement: StatementRow;
  versionId: string;
  filename: string;
}

/**
 * Publishes a version that an import has filled. Its document is frozen like any other, and says that it was brought
 * in: nobody declares it and nobody decides about it, so that neither is ever told of it.
 */
export async function publishImported(
  tx: Tx,
  { organisation, statement, versionId, filename }: Imported,
): Promise<void> {
  const versions = await versionsOfStatement(tx, organisation.id, statement.id);
  const version = versions.find((each) => each.id === versionId);
  if (!version) throw new Error('The imported version is not there');
  // No page lists anything here to somebody who declares it.
  const figures = await documentOf(tx, { organisation, statement, version }, { listed: false });
  const document: StatementDocument = { ...figures, broughtIn: { source: broughtInFrom(figures, filename) } };
  await refuseUnansweredWords(tx, { statement }, document);
  const frozen = freezeDocument(document);
  const code = newCode();
  await addCode(tx, { code, organisation_id: organisation.id, version_id: versionId });
  await move(tx, { version }, 'bring_in', { ...frozen, publish_on: today(), verification_code: code });
  await publishIn(tx, null, {
    statement,
    version: { ...version, document_sha256: frozen.document_sha256 },
  });
}
