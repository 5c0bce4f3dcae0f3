import { context } from '../platform/context.server';
import { printPdf } from '../publication/printer/print.server';
import { approvedAt } from '../questionnaire/brought-in';
import { versionDocument } from './check.server';
import { issued } from './issued-file.server';
import type { OpenStatement } from './open.server';
import { accreditorInPrint } from './printed-by.server';

/** The renewal document of a statement's newest version: exact figures, for the organisation and the accreditor. */
export async function renewalFile(open: OpenStatement, personId: string): Promise<Uint8Array> {
  const { version } = open;
  const facts = {
    status: version.status,
    approvedAt: approvedAt(version),
    publishedAt: version.published_at?.toISOString() ?? null,
    code: version.verification_code,
    sha256: version.document_sha256,
    origin: context().origin,
    ...(await accreditorInPrint()),
  };
  const bytes = await printPdf({
    kind: 'renewal',
    document: await versionDocument(open),
    facts,
    turn: { line: 'signed in', share: personId },
  });
  return issued(version, 'renewal.pdf', bytes);
}
