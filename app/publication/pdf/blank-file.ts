import { createHash } from 'node:crypto';
import type { DocumentMeta } from './document-meta';
import type { Face } from './fonts';
import type { Parts } from './parts';
import type { EmbeddedFace, PdfFile } from './pdf-file';
import { rememberShapes } from './shaped-words';
import { xmp } from './xmp';

const PRODUCER = 'Proofmark with pdfkit 0.20.1';

/** pdfkit opens a face anew at every change of font; one object for each face is quicker and embeds it once. */
function keepOneFontPerFace(file: PdfFile): void {
  const known = new Map<Face, EmbeddedFace>();
  const open = file.font.bind(file);
  file.font = (face, size) => {
    const font = known.get(face);
    if (!font) {
      open(face, size);
      if (file._font) {
        rememberShapes(file._font, face);
        known.set(face, file._font);
      }
      return file;
    }
    file._font = font;
    return size === undefined ? file : file.fontSize(size);
  };
}

function attach(file: PdfFile, { attachments = [], date }: DocumentMeta): void {
  for (const { bytes, name, mediaType, description } of attachments) {
    const about = { name, description, type: mediaType, relationship: 'Data' };
    file.file(bytes, { ...about, creationDate: date, modifiedDate: date });
  }
}

/** A PDF with everything but its pages: identification, metadata, language and attached data. */
export function blankFile(parts: Parts, meta: DocumentMeta): PdfFile {
  const { title, author, subject, lang, date } = meta;
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
      Creator: 'Proofmark',
      Producer: PRODUCER,
      CreationDate: date,
      ModDate: date,
    },
  });
  file._addInfo = () => file.appendXML(xmp(meta, PRODUCER));
  // pdfkit's own comes from title and date alone, equal for two versions of one day.
  file._id = new Uint8Array(createHash('sha256').update(meta.idSeed).digest().subarray(0, 16));
  keepOneFontPerFace(file);
  attach(file, meta);
  return file;
}
