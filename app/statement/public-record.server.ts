import type { Handle, Tx } from '~db/client';
import { publicRecords } from '~db/queries/publications';
import { type VersionRow, versionById } from '~db/queries/statements';
import { canonical, sha256 } from '../platform/canonical.server';
import type { Memory } from '../publication/disclosure';
import { memoryOf, publicDocument } from '../publication/public-document';
import { asAnswered } from '../questionnaire/brought-in';
import { isBanded } from '../questionnaire/disclosure-class';
import { type StatementDocument, statedUnder } from '../questionnaire/document';
import { kindOf } from '../questionnaire/kinds/kinds';
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

type Published = Pick<
  VersionRow,
  'organisation_id' | 'id' | 'document' | 'public_document' | 'exact_measures'
>;

/**
 * Whether what the public may see says a figure of an own measure as it is that is a range now: its words name people,
 * or more of them than had been answered when it was published.
 */
export function saysOwnTooPlainly({
  public_document: said,
  exact_measures: exact,
}: Pick<Published, 'public_document' | 'exact_measures'>): boolean {
  // Documents are large and few have such a measure.
  if (!said?.includes('"own":true')) return false;
  const agreed = new Set(exact?.split(' '));
  const { sections } = JSON.parse(said) as StatementDocument;
  return sections
    .flatMap(({ items }) => items)
    .some((item) =>
      [...item.figures, ...item.history].some((figure) => {
        const measure = statedUnder(item, figure);
        const plain = !figure.published && (figure.number !== null || figure.numerator !== null);
        const mayBe = figure.series === 'target' || kindOf(measure).money || agreed.has(measure.id);
        return measure.own === true && plain && !mayBe && isBanded(measure);
      }),
    );
}

/**
 * Whether what was made of a version can still be read: that of the rule in force, unless it says more of an own measure
 * than its words allow; that of an earlier rule only
 * where the rule in force changes nothing in it, so that its files can say nothing that is protected, and where no figure
 * of it is for another period or a part, which files of then could tell as the year's.
 */
export async function readableStill(db: Handle, version: Published): Promise<boolean> {
  if (version.public_document !== null) return !saysOwnTooPlainly(version);
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
