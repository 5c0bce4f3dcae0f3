import type { Handle, Tx } from '~db/client';
import { publicRecords } from '~db/queries/publications';
import { type VersionRow, versionById } from '~db/queries/statements';
import { canonical, sha256 } from '../platform/canonical.server';
import type { Memory } from '../publication/disclosure';
import { memoryOf, publicDocument } from '../publication/public-document';
import { asAnswered } from '../questionnaire/brought-in';
import type { StatementDocument } from '../questionnaire/document';
import { samePeriod } from '../questionnaire/period';
import { wordsToLookAt } from '../questionnaire/small-numbers';

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

type Published = Pick<VersionRow, 'organisation_id' | 'id' | 'document' | 'public_document'>;

/**
 * Whether what was made of a version can still be read: that of the rule in force always; that of an earlier rule only
 * where the rule in force changes nothing in it, so that its files can say nothing that is protected, and where no figure
 * of it is for another period or a part, which files of then could tell as the year's.
 */
export async function readableStill(db: Handle, version: Published): Promise<boolean> {
  if (version.public_document !== null) return true;
  if (version.document === null) return false;
  const document = JSON.parse(version.document) as StatementDocument;
  if (wordsToLookAt(document).length > 0) return false;
  const items = document.sections.flatMap((section) => section.items);
  const own = items
    .flatMap(({ figures }) => figures)
    .filter(({ series }) => series === 'actual')
    .every(({ slice, period }) => slice === '' && samePeriod(period, document.statement.period));
  if (!own) return false;
  const memory = await publicMemory(db, version.organisation_id, version.id);
  return canonical(publicDocument(document, memory).sections) === canonical(document.sections);
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
  const document = asAnswered(JSON.parse(version.document) as StatementDocument, version);
  const memory = await publicMemory(tx, organisationId, versionId);
  const open = publicDocument({ ...document, exact: version.exact_measures?.split(' ') ?? [] }, memory);
  return freezePublic({ ...open, ...(licenceUntil && { licenceUntil }) });
}
