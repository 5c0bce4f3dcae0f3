import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileResponse } from '../platform/file-response.server';
import { fileLoader } from '../platform/http.server';
import { DATA_FILES, type DataFile, dataFile } from '../publication/data-files';
import { directoryText } from '../publication/directory-text';
import { type PublishedFile, publishedBytes } from '../statement/published-file.server';
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

/** Answers with data that anybody may keep. */
export function dataLoader(find: (asked: LoaderFunctionArgs['params']) => Promise<PublishedData>) {
  return fileLoader(async ({ request, params }) => {
    const { bytes, sha256, ...as } = await find(params);
    return fileResponse(request, bytes, { ...as, etag: sha256, shared: true });
  });
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

/** The directory's text of a published statement, as a file: kept like the others, so that it is known when it comes back. */
export async function summaryFile(slug: string, periodEnd: string): Promise<PublishedFile> {
  const found = await publishedStatement(slug, periodEnd);
  const make = async () => new TextEncoder().encode(`${directoryText(found.document)}\n`);
  return publishedBytes({ ...idsOf(found), name: 'summary.txt', mediaType: 'text/plain', make });
}

/** A media type with what a reader has to be told of its letters. */
export function servedAs(mediaType: string): string {
  return mediaType === 'text/csv' ? `${mediaType}; charset=utf-8` : mediaType;
}
