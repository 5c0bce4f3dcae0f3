import { createHash } from 'node:crypto';
import type { DocumentMeta } from './document-meta';
import type { House } from './house';
import { attach, forgetWhereWordsEnd, identify, keepOneFontPerFace, writeManyLinesAtOnce } from './internals';
import type { Parts } from './parts';
import type { PdfFile } from './pdf-file';
import { xmp } from './xmp';

/** A PDF with everything but its pages: identification, metadata, language and attached data. */
export function blankFile(parts: Parts, meta: DocumentMeta, { name }: House): PdfFile {
  const { title, author, subject, lang, date, attachments = [] } = meta;
  const producer = `${name} with pdfkit 0.20.1`;
  const file = parts.newFile({
    tagged: true,
    subset: 'PDF/A-3a',
    pdfVersion: '1.7',
    lang,
    displayTitle: true,
    autoFirstPage: false,
    font: null,
    info: {
      Title: title,
      Author: author,
      ...(subject ? { Subject: subject } : {}),
      Creator: name,
      Producer: producer,
      CreationDate: date,
      ModDate: date,
    },
  });
  const id = createHash('sha256').update(meta.idSeed).digest().subarray(0, 16);
  identify(file, xmp(meta, name, producer), new Uint8Array(id));
  keepOneFontPerFace(file);
  writeManyLinesAtOnce(file);
  forgetWhereWordsEnd(file);
  for (const attachment of attachments) attach(file, attachment, date);
  return file;
}
