import type { Handle, Tx } from '~db/client';
import { publicRecords } from '~db/queries/publications';
import { versionById } from '~db/queries/statements';
import { canonical, sha256 } from '../platform/canonical.server';
import type { Memory } from '../publication/disclosure';
import { memoryOf, publicDocument } from '../publication/public-document';
import type { StatementDocument } from '../questionnaire/document';

/** What the public may see of a version as its canonical JSON, which anybody can fetch, and the hash that is printed. */
export function freezePublic(document: StatementDocument): {
  public_document: string;
  public_sha256: string;
} {
  const text = canonical(document);
  return { public_document: text, public_sha256: sha256(text) };
}

/** Everything an organisation's other versions have said in public, withdrawn and superseded ones too. */
export async function publicMemory(
  db: Handle,
  organisationId: string,
  exceptVersion: string,
): Promise<Memory> {
  const records = await publicRecords(db, organisationId);
  return memoryOf(
    records
      .filter(({ id }) => id !== exceptVersion)
      .flatMap(({ said }) => (said === null ? [] : [JSON.parse(said) as StatementDocument])),
  );
}

/**
 * A version's public document, set against all that was published before. The licence's last day is what it was at
 * publication, and left out where that is not known any more.
 */
export async function publicRecordOf(
  tx: Tx,
  organisationId: string,
  versionId: string,
  licenceUntil: string | null,
) {
  const version = await versionById(tx, organisationId, versionId);
  if (!version?.document) throw new Error('A version without a frozen document cannot be published');
  const document = JSON.parse(version.document) as StatementDocument;
  const memory = await publicMemory(tx, organisationId, versionId);
  const open = publicDocument({ ...document, exact: version.exact_measures?.split(' ') ?? [] }, memory);
  return freezePublic({ ...open, ...(licenceUntil && { licenceUntil }) });
}
