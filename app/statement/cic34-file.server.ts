import { type CicReport, cicReport } from '../publication/cic34/report';
import { reportText } from '../publication/cic34/report-text';
import { versionDocument } from './check.server';
import type { OpenStatement } from './open.server';

/** The draft of form CIC34 from a statement's newest version, as it stands. */
async function reportOf(open: OpenStatement): Promise<CicReport> {
  return cicReport(await versionDocument(open));
}

/** As plain text. */
export async function cic34Text(open: OpenStatement): Promise<string> {
  return reportText(await reportOf(open));
}

/** As a Word file. */
export async function cic34Docx(open: OpenStatement): Promise<Uint8Array> {
  // Loaded when asked for: most processes never write one.
  const { reportDocx } = await import('../publication/cic34/report-docx.server');
  return reportDocx(await reportOf(open));
}
