import type { StatementDocument } from '../questionnaire/document';
import { codebookCsv } from './csv/codebook-csv';
import { statementCsv } from './csv/statement-csv';
import { statementJsonLd, type VersionFacts } from './jsonld/statement-jsonld';
import type { Attachment } from './pdf/document-meta';
import { publicDocument } from './public-document';

/** The files of data beside a statement, by name. */
export const DATA_FILES = {
  'data.csv': {
    mediaType: 'text/csv',
    description: 'The figures of this document as CSV, in the columns that an import reads',
  },
  'codebook.csv': {
    mediaType: 'text/csv',
    description: 'What each measure of data.csv counts, in the words it was asked in',
  },
  'data.jsonld': {
    mediaType: 'application/ld+json',
    description: 'The figures of this document as JSON-LD: Common Impact Data Standard 3.2, Basic Tier',
  },
} as const;
export type DataFile = keyof typeof DATA_FILES;

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A file of a statement's data, from published figures alone whatever document it is given. */
export function dataFile(name: DataFile, document: StatementDocument, facts: VersionFacts): Uint8Array {
  const open = publicDocument(document);
  if (name === 'data.jsonld') return bytesOf(statementJsonLd(open, facts));
  return bytesOf(name === 'data.csv' ? statementCsv(open) : codebookCsv(open));
}

/** What a public PDF carries inside: the same figures that it prints, for one area or contract where it was asked for. */
export function publicAttachments(
  document: StatementDocument,
  facts: VersionFacts,
  area?: string | undefined,
): Attachment[] {
  const rows = area ? asAreasOwn(document, area) : document;
  return (Object.keys(DATA_FILES) as DataFile[]).map((name) => ({
    name,
    ...DATA_FILES[name],
    bytes: dataFile(name, name === 'data.jsonld' ? document : rows, facts),
  }));
}

/** Rows named for an area hold no core measure's id: whoever imports them would take them for the whole organisation's. */
function asAreasOwn(document: StatementDocument, area: string): StatementDocument {
  const named = (label: string) => label.endsWith(` in ${area.trim()}`);
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        named(item.measure.label) ? { ...item, measure: { ...item.measure, own: true } } : item,
      ),
    })),
  };
}

/** What the accreditor's PDF carries inside: exact figures, as it prints them. */
export function exactAttachments(document: StatementDocument): Attachment[] {
  return [
    { name: 'data.csv', ...DATA_FILES['data.csv'], bytes: bytesOf(statementCsv(document)) },
    { name: 'codebook.csv', ...DATA_FILES['codebook.csv'], bytes: bytesOf(codebookCsv(document)) },
  ];
}
