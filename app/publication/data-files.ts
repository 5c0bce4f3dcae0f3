import type { Attachment } from '../engines/tagged-pdf/document-meta';
import type { StatementDocument } from '../questionnaire/document';
import { codebookCsv } from './csv/codebook-csv';
import { dataCsv, partsCsv } from './csv/figures-csv';
import { organisationJsonLd, type PublishedVersion, type VersionFacts } from './jsonld/statement-jsonld';
import { publicDocument } from './public-document';

/** The files of data beside a statement, by name. */
export const DATA_FILES = {
  'data.csv': {
    mediaType: 'text/csv',
    description: 'The whole organisation’s figures of this document as CSV: a row a measure, to be added up',
  },
  'parts.csv': {
    mediaType: 'text/csv',
    description:
      'Groups, contracts, areas, targets and restatements of this document as CSV: parts, not to be added',
  },
  'codebook.csv': {
    mediaType: 'text/csv',
    description: 'What each measure counts, in the words it was asked in, and by which rule it is published',
  },
  'data.jsonld': {
    mediaType: 'application/ld+json',
    description: 'The figures of this document as JSON-LD: Common Impact Data Standard 3.2, Basic Tier',
  },
} as const;
export type DataFile = keyof typeof DATA_FILES;

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A file of data of one statement or of several of one organisation, from published figures alone. */
export function dataFile(name: DataFile, versions: readonly PublishedVersion[]): Uint8Array {
  const open = versions.map(({ document, facts }) => ({ document: publicDocument(document), facts }));
  return bytesOf(WRITE[name](open));
}

const WRITE: Record<DataFile, (open: readonly PublishedVersion[]) => string> = {
  'data.csv': dataCsv,
  'parts.csv': partsCsv,
  'codebook.csv': (open) => codebookCsv(open.map(({ document }) => document)),
  'data.jsonld': organisationJsonLd,
};

/** What a public PDF carries inside: the same figures that it prints, named for the slice where it is one. */
export function publicAttachments(
  document: StatementDocument,
  facts: VersionFacts,
  slice = '',
): Attachment[] {
  return (Object.keys(DATA_FILES) as DataFile[]).map((name) => ({
    name,
    mediaType: DATA_FILES[name].mediaType,
    description: slice ? `${slice} only. ${DATA_FILES[name].description}` : DATA_FILES[name].description,
    bytes: dataFile(name, [{ document, facts: { ...facts, slice } }]),
  }));
}

/** What the accreditor's PDF carries inside: exact figures, as it prints them. */
export function exactAttachments(document: StatementDocument, facts: VersionFacts): Attachment[] {
  return (['data.csv', 'parts.csv', 'codebook.csv'] as const).map((name) => ({
    name,
    ...DATA_FILES[name],
    bytes: bytesOf(WRITE[name]([{ document, facts }])),
  }));
}
