import { database } from '~db/client';
import { decisionOf } from '~db/queries/verdicts';
import { context } from '../platform/context.server';
import { printPdf } from '../publication/printer/print.server';
import { approvedAt } from '../questionnaire/brought-in';
import type { Decision } from '../questionnaire/document';
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
  const [frozen, stored] = await Promise.all([
    versionDocument(open),
    decisionOf(database(), { organisation_id: version.organisation_id, version_id: version.id }),
  ]);
  const decision = stored ? (JSON.parse(stored) as Decision) : null;
  const document = { ...frozen, ...(decision && { decision }) };
  const turn = { line: 'signed in', share: personId } as const;
  const bytes = await printPdf({ kind: 'renewal', document, facts, turn });
  return issued(version, 'renewal.pdf', bytes);
}
