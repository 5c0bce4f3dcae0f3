import { database, type Handle, type Tx } from '~db/client';
import { type OrganisationRow, organisationById } from '~db/queries/organisations';
import { publicRecords } from '~db/queries/publications';
import { type VersionRow, versionById } from '~db/queries/statements';
import { asWorks } from '~db/reach';
import { publicDecision } from '../accreditation/verdicts';
import { canonical, sha256 } from '../platform/canonical.server';
import type { Memory } from '../publication/disclosure';
import { leastServed, memoryOf, publicDocument, publicVersion } from '../publication/public-document';
import { asAnswered } from '../questionnaire/brought-in';
import { classOf, isBanded } from '../questionnaire/disclosure-class';
import { type Decision, type StatementDocument, statedUnder } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { kindOf } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { samePeriod } from '../questionnaire/period';
import { wordsToLookAt } from '../questionnaire/small-numbers';
import { asServed, leastOfServed, mostProtecting, type WhomServed } from '../questionnaire/whom-served';

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
 * Why what the public may see says a figure as it is, or a group, that the rule in force does not: an own measure whose
 * words name people, or more of them than had been answered; people like those the organisation serves. Null where it
 * says none.
 */
export function saysTooMuch(
  { public_document: said, exact_measures: exact }: Pick<Published, 'public_document' | 'exact_measures'>,
  organisation: Pick<OrganisationRow, 'serves' | 'purpose'>,
): 'own' | 'served' | null {
  const { serves, purpose } = organisation;
  // Documents are large, and few have such a measure or are of such an organisation.
  const mayBe = leastOfServed({ purpose, serves: serves ?? undefined }, []) !== null;
  if (!said || !(mayBe || said.includes('"own":true'))) return null;
  const agreed = new Set(exact?.split(' '));
  const document = JSON.parse(said) as StatementDocument;
  const tooMuch = ({ sections }: StatementDocument, plainly: (told: Told) => boolean) =>
    sections
      .flatMap(({ items }) => items)
      .some((item) =>
        [...item.figures, ...item.history].some((figure) => {
          const measure = statedUnder(item, figure);
          return plainly({ measure, figure, agreed: agreed.has(measure.id) });
        }),
      );
  if (tooMuch(document, (told) => told.measure.own === true && isPlain(told) && isBanded(told.measure)))
    return 'own';
  const least = leastServed(document, serves);
  const served = (told: Told) => {
    const measure = asServed(told.measure, least);
    if (measure === told.measure) return false;
    return (
      (isPlain(told) && isBanded(measure)) || (told.figure.category !== '' && classOf(measure) === 'special')
    );
  };
  return least && tooMuch(document, served) ? 'served' : null;
}

interface Told {
  measure: Measure;
  figure: Figure;
  /** Two people have agreed that this total is published as it is. */
  agreed: boolean;
}

/** A count that is published as it is, and may not be. */
function isPlain({ measure, figure, agreed }: Told): boolean {
  const plain = !figure.published && (figure.number !== null || figure.numerator !== null);
  return plain && figure.series !== 'target' && !kindOf(measure).money && !agreed;
}

/**
 * Whether what was made of a version can still be read: that of the rule in force, unless it says more of an own measure
 * than its words allow, or of people than whom the organisation serves does; that of an earlier rule only
 * where the rule in force changes nothing in it, so that its files can say nothing that is protected, and where no figure
 * of it is for another period or a part, which files of then could tell as the year's.
 */
async function readableStill(db: Handle, version: Published): Promise<boolean> {
  const organisation = await organisationOf(db, version.organisation_id);
  if (version.public_document !== null) return saysTooMuch(version, organisation) === null;
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
  return (
    canonical(publicDocument(document, memory, organisation.serves).sections) === canonical(document.sections)
  );
}

type PublishedRow = Pick<
  VersionRow,
  | 'organisation_id'
  | 'id'
  | 'public_document'
  | 'exact_measures'
  | 'declared_by'
  | 'decided_by'
  | 'published_at'
>;

/**
 * A published version as anybody may read it; null while what an earlier rule made of it is made anew. Of before what the
 * public may see was kept, that is worked out from the frozen document, which is for nobody's eyes.
 */
export function readAsPublished(row: PublishedRow): Promise<StatementDocument | null> {
  const { organisation_id, id, public_document } = row;
  if (public_document !== null) return readWith(row, { public_document, document: null });
  return asWorks(async () => {
    const document = (await versionById(database(), organisation_id, id))?.document ?? null;
    return document === null ? null : readWith(row, { public_document, document });
  });
}

async function readWith(
  row: PublishedRow,
  read: Pick<VersionRow, 'public_document' | 'document'>,
): Promise<StatementDocument | null> {
  if (!(await readableStill(database(), { ...row, ...read }))) return null;
  return asAnswered(publicVersion(read), row);
}

/** Organisations are never taken away. */
async function organisationOf(db: Handle, id: string): Promise<OrganisationRow> {
  const organisation = await organisationById(db, id);
  if (!organisation) throw new Error(`There is no organisation ${id}`);
  return organisation;
}

/** Whom the organisation served by what was published of a version before: made anew it says no more. */
function saidServed({ public_document: said }: Pick<Published, 'public_document'>): WhomServed | null {
  return said ? ((JSON.parse(said) as StatementDocument).organisation.serves ?? null) : null;
}

/** What the public reads of a frozen version that is published with these figures exact, set against all that was published before. */
export async function publicReading(
  db: Handle,
  version: VersionRow & { document: string },
  exact: string[],
): Promise<StatementDocument> {
  const { organisation_id: organisationId, id } = version;
  const document = asAnswered(JSON.parse(version.document) as StatementDocument, version);
  const memory = await publicMemory(db, organisationId, id);
  const { serves } = await organisationOf(db, organisationId);
  return publicDocument(
    { ...document, exact },
    memory,
    mostProtecting([serves, saidServed(version)]) ?? null,
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
  const { document } = version ?? {};
  if (!version || !document) throw new Error('A version without a frozen document cannot be published');
  const open = await publicReading(tx, { ...version, document }, version.exact_measures?.split(' ') ?? []);
  const decision =
    version.decision === null ? null : publicDecision(JSON.parse(version.decision) as Decision);
  return freezePublic({ ...open, ...(decision && { decision }), ...(licenceUntil && { licenceUntil }) });
}
