import { unpacksWithin } from '../platform/zip.server';
import { FILE_LIMIT, type FileKind, fileName, kindOfName } from './file-kinds';

interface CheckedFile {
  name: string;
  kind: FileKind;
  bytes: Uint8Array;
}

/** What a document may unpack to: a few kilobytes can hold gigabytes. */
const UNPACKED_LIMIT = 200_000_000;
const MACROS = ['vbaProject.bin', 'vbaData.xml', 'activeX'];

/**
 * A file as it may be kept, or what is wrong with it in a sentence. Its content must be what its name says; pictures
 * are written anew, so that neither place nor camera stays in them.
 */
export async function checkedFile(given: {
  name: string;
  bytes: Uint8Array;
}): Promise<CheckedFile | { wrong: string }> {
  const { bytes } = given;
  const name = fileName(given.name);
  const kind = kindOfName(name);
  if (!kind) return { wrong: 'This kind of file is not taken. Use PDF, PNG, JPEG, WebP, DOCX, XLSX or CSV' };
  if (bytes.length === 0) return { wrong: 'This file is empty' };
  if (bytes.length > FILE_LIMIT) return { wrong: 'This file is larger than 20 MB' };
  if ((await kindOfContent(bytes, kind)) !== kind)
    return { wrong: `This is not a ${kind.toUpperCase()} file, whatever its name says` };
  if (kind === 'docx' || kind === 'xlsx') {
    if (!(await unpacksWithin(bytes, UNPACKED_LIMIT)))
      return { wrong: 'This file unpacks to more than can be taken' };
    if (MACROS.some((part) => Buffer.from(bytes).includes(part)))
      return { wrong: 'This file holds macros. Save it without' };
  }
  if (kind !== 'png' && kind !== 'jpg' && kind !== 'webp') return { name, kind, bytes };
  const picture = await withoutTraces(bytes, kind);
  return picture ? { name, kind, bytes: picture } : { wrong: 'This picture cannot be read' };
}

async function kindOfContent(bytes: Uint8Array, claimed: FileKind): Promise<FileKind | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  if (found) return kindOfName(`x.${found.ext}`);
  return claimed === 'csv' && isText(bytes) ? 'csv' : null;
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000');
  } catch {
    return false;
  }
}

/** The picture drawn anew, upright, without EXIF or GPS; null when it is none. */
async function withoutTraces(bytes: Uint8Array, kind: 'png' | 'jpg' | 'webp'): Promise<Uint8Array | null> {
  const { default: sharp } = await import('sharp');
  try {
    const format = kind === 'jpg' ? 'jpeg' : kind;
    return await sharp(bytes, { limitInputPixels: 50_000_000 }).rotate().toFormat(format).toBuffer();
  } catch {
    return null;
  }
}
