import { DATA_FILES, type DataFile, dataFile } from '../publication/data-files';
import { publishedBytes } from '../statement/published-file.server';
import { publishedStatement } from './published.server';
import { factsOf, idsOf } from './published-files.server';

export interface PublishedData {
  bytes: Uint8Array;
  sha256: string;
  /** The media type as it is served. */
  type: string;
  /** What it is called once saved. */
  name: string;
}

/** A published statement's figures as data, by the address of the statement. */
export async function publishedData(
  slug: string | undefined,
  periodEnd: string | undefined,
  file: DataFile,
): Promise<PublishedData> {
  const found = await publishedStatement(slug ?? '', periodEnd ?? '');
  const { mediaType } = DATA_FILES[file];
  const make = async () => dataFile(file, [{ document: found.document, facts: factsOf(found) }]);
  const { bytes, sha256 } = await publishedBytes({ ...idsOf(found), name: file, mediaType, make });
  return { bytes, sha256, type: servedAs(mediaType), name: `${slug}-${periodEnd}-${file}` };
}

/** A media type with what a reader has to be told of its letters. */
export function servedAs(mediaType: string): string {
  return mediaType === 'text/csv' ? `${mediaType}; charset=utf-8` : mediaType;
}
