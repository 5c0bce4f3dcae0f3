import { database } from '~db/client';
import { type Actor, can } from '../access/can';
import { periodInWords } from '../questionnaire/period';
import { askedIn, periodOf } from '../statement/figures.server';
import type { OpenStatement } from '../statement/open.server';
import type { EvidenceFile } from './evidence';
import { evidenceFiles } from './evidence.server';

interface EvidencePage {
  id: string;
  organisation: string;
  period: string;
  groups: { measureId: string; label: string; files: EvidenceFile[] }[];
  measures: { title: string; measures: { id: string; label: string }[] }[];
  /** The answer that somebody came from. */
  chosen: string;
  editable: boolean;
}

/** The files behind a statement's answers, by answer, and what a new one can be about. */
export async function evidencePage(
  actor: Actor,
  open: OpenStatement,
  chosen: string | null,
): Promise<EvidencePage> {
  const { organisation, statement, version } = open;
  const [asked, files] = await Promise.all([askedIn(database(), statement), evidenceFiles(open)]);
  const offered = files.filter(({ removedAt }) => removedAt === null);
  const measures = asked
    .map((section) => ({
      title: section.title,
      measures: section.measures.filter(({ derived }) => !derived).map(({ id, label }) => ({ id, label })),
    }))
    .filter((section) => section.measures.length > 0);
  const known = measures.flatMap((section) => section.measures);
  return {
    id: statement.id,
    organisation: organisation.name,
    period: periodInWords(periodOf(statement)),
    groups: known
      .map(({ id, label }) => ({
        measureId: id,
        label,
        files: offered.filter(({ measureId }) => measureId === id),
      }))
      .filter((group) => group.files.length > 0),
    measures,
    chosen: known.some(({ id }) => id === chosen) ? (chosen ?? '') : '',
    editable: version.status === 'draft' && can(actor, 'statement.edit', organisation.id),
  };
}
