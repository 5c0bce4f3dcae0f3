import { notFoundUnless } from '../platform/http.server';
import { publicOrigin } from '../platform/origin.server';
import type { DocumentFacts } from '../publication/pdf/documents/facts';
import { areasOf, type Slice, themesOf } from '../publication/pdf/documents/slice';
import { printPdf } from '../publication/printer/print.server';
import { type PublishedFile, publishedPdf } from '../statement/published-file.server';
import { type PublishedStatement, publishedStatement } from './published.server';

/** The public statement as PDF: every figure as published. */
export async function statementFile(slug: string, periodEnd: string): Promise<PublishedFile> {
  const found = await publishedStatement(slug, periodEnd);
  const make = () => printPdf({ kind: 'statement', document: found.document, facts: factsOf(found) });
  return publishedPdf({ ...idsOf(found), name: 'statement.pdf', make });
}

/** The commissioner's document, whole or a slice; a theme or area that the statement does not have is not found. */
export async function commissionerFile(
  slug: string,
  periodEnd: string,
  slice: Slice,
): Promise<PublishedFile> {
  const found = await publishedStatement(slug, periodEnd);
  notFoundUnless(!slice.theme || themesOf(found.document).some(({ id }) => id === slice.theme));
  notFoundUnless(!slice.area || areasOf(found.document).includes(slice.area));
  const asked = new URLSearchParams(Object.entries(slice).filter(([, value]) => value));
  const make = () =>
    printPdf({ kind: 'commissioner', document: found.document, facts: factsOf(found), slice });
  return publishedPdf({ ...idsOf(found), name: `commissioner.pdf?${asked}`, make });
}

/** What tells a version's files apart from others'. */
export function idsOf({ organisationId, versionId }: PublishedStatement) {
  return { organisationId, versionId };
}

/** What a file says of the version it was made from. */
export function factsOf({ approvedAt, publishedAt, code, sha256 }: PublishedStatement): DocumentFacts {
  return { status: 'published', approvedAt, publishedAt, code, sha256, origin: publicOrigin() };
}
