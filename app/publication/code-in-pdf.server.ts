import { inflateSync } from 'node:zlib';
import { codeInText, type SaidByFile } from './file-address';

/** A stream of a statement is far smaller; what unpacks to more is no document of ours. */
const LARGEST_STREAM = 5_000_000;
const MOST_STREAMS = 2_000;

/** Whether bytes begin like a PDF; readers allow some rubbish before. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * The code that a PDF says it has: in its metadata, which is never packed, else in the data attached to it. Enough to
 * name what a changed file pretends to be; no proof of anything.
 */
export function codeInPdf(bytes: Uint8Array): SaidByFile | null {
  const file = Buffer.from(bytes);
  const plain = codeInText(file.toString('latin1'));
  if (plain) return plain;
  for (const stream of streamsOf(file)) {
    const said = codeInText(unpacked(stream));
    if (said) return said;
  }
  return null;
}

function* streamsOf(file: Buffer): Generator<Buffer> {
  let from = 0;
  for (let count = 0; count < MOST_STREAMS; count++) {
    const begin = file.indexOf('stream', from);
    const end = begin === -1 ? -1 : file.indexOf('endstream', begin);
    if (end === -1) return;
    const first = begin + 'stream'.length;
    yield file.subarray(first + (file[first] === 13 ? 2 : 1), end);
    from = end + 'endstream'.length;
  }
}

/** A stream's text; nothing when it is packed in another way, or broken by whoever changed the file. */
function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream, { maxOutputLength: LARGEST_STREAM }).toString('latin1');
  } catch {
    return '';
  }
}
