import { database } from '~db/client';
import { publishedDocuments } from '~db/queries/publications';
import { sha256 } from '../platform/canonical.server';
import { notFound } from '../platform/refusal';
import { DATA_FILES, type DataFile, dataFile } from '../publication/data-files';
import type { PublishedVersion } from '../publication/jsonld/statement-jsonld';
import { publicVersion } from '../publication/public-document';
import { approvedAt, asAnswered } from '../questionnaire/brought-in';
import { type PublishedData, servedAs } from './data-files.server';
import { listed } from './published.server';
import { factsOf } from './published-files.server';

/** Everything an organisation has in the directory, earliest year first; without anything it is not found. */
export async function publishedYears(slug: string): Promise<PublishedVersion[]> {
  const { id } = await listed(slug);
  const rows = await publishedDocuments(database(), id);
  const years = rows.flatMap(({ document, ...row }) => {
    if (document === null) return [];
    const facts = factsOf({
      approvedAt: approvedAt(row),
      publishedAt: row.published_at?.toISOString() ?? null,
      code: row.verification_code,
      sha256: row.public_sha256,
    });
    return [{ document: asAnswered(publicVersion({ ...row, document }), row), facts }];
  });
  if (years.length === 0) throw notFound();
  return years;
}

/**
 * All years of an organisation as one file of data. It is made at every request and not kept: a year is proven by its
 * own files, and this one changes with each.
 */
export async function everyYear(slug: string | undefined, file: DataFile): Promise<PublishedData> {
  const bytes = dataFile(file, await publishedYears(slug ?? ''));
  return {
    bytes,
    sha256: sha256(bytes),
    type: servedAs(DATA_FILES[file].mediaType),
    name: `${slug}-${file}`,
  };
}
