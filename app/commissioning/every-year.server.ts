import { database } from '~db/client';
import { publishedDocuments } from '~db/queries/publications';
import { sha256 } from '../platform/canonical.server';
import { notFound, Refusal } from '../platform/refusal';
import { DATA_FILES, type DataFile, dataFile } from '../publication/data-files';
import type { PublishedVersion } from '../publication/jsonld/statement-jsonld';
import { approvedAt } from '../questionnaire/brought-in';
import { EARLIER_RULE_WORDS } from '../statement/lifecycle';
import { readAsPublished } from '../statement/public-record.server';
import { type PublishedData, servedAs } from './data-files.server';
import { listed } from './published.server';
import { factsOf } from './published-files.server';

/** Everything of an organisation that the directory can show, earliest year first; nothing while all of it is made anew. */
export async function readableYears(slug: string): Promise<PublishedVersion[]> {
  const { id } = await listed(slug);
  const years: PublishedVersion[] = [];
  for (const row of await publishedDocuments(database(), id)) {
    const document = await readAsPublished(row);
    if (!document) continue;
    const facts = factsOf({
      approvedAt: approvedAt(row),
      publishedAt: row.published_at?.toISOString() ?? null,
      code: row.verification_code,
      sha256: row.public_sha256,
    });
    years.push({ document, facts });
  }
  return years;
}

/** The same for files: without anything it is not found, and gone while what an earlier rule made is made anew. */
export async function publishedYears(slug: string): Promise<PublishedVersion[]> {
  const years = await readableYears(slug);
  if (years.length > 0) return years;
  const { id } = await listed(slug);
  const published = await publishedDocuments(database(), id);
  throw published.length > 0 ? new Refusal('gone', EARLIER_RULE_WORDS) : notFound();
}

/**
 * All years of an organisation as one file of data. It is made at every request and not kept: a year is proven by its
 * own files, and this one changes with each.
 */
export async function everyYearFile(slug: string | undefined, file: DataFile): Promise<PublishedData> {
  const bytes = dataFile(file, await publishedYears(slug ?? ''));
  return {
    bytes,
    sha256: sha256(bytes),
    type: servedAs(DATA_FILES[file].mediaType),
    name: `${slug}-${file}`,
  };
}
