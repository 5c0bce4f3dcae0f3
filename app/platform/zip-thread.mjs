// A thread of its own, plain JavaScript so that it runs from the sources and beside a build alike: unpacks an archive
// and reads it within the memory that its maker gives it. What it dies of, nobody else notices.
import { parentPort, workerData } from 'node:worker_threads';
import { createInflateRaw } from 'node:zlib';
import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

const { bytes, limit, asks } = workerData;
parentPort.postMessage(await answer());

async function answer() {
  const parts = await unpacked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (asks === 'whether it is within') return true;
  // The reader trusts what stands before each part, so it gets an archive that was written here.
  const zip = zipSync(parts, { level: 0 });
  return readSheet(zip.buffer, { parseNumber: (digits) => ({ digits }), trim: false });
}

/** Every part by its name as the directory has it; throws at what is broken, and at the first byte too many. */
async function unpacked(zip) {
  const end = endOf(zip);
  const parts = Object.create(null);
  let at = zip.readUInt32LE(end + 16);
  let left = limit;
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('The directory of this archive is broken');
    const names = at + 46;
    const name = zip.toString('utf8', names, names + zip.readUInt16LE(at + 28));
    const wanted = asks === 'its sheet' && /\.xml(\.rels)?$/.test(name);
    const chunks = [];
    for await (const chunk of contentOf(zip, at)) {
      left -= chunk.length;
      if (left < 0) throw new Error('This archive unpacks to more than it may');
      if (wanted) chunks.push(chunk);
    }
    if (wanted) parts[name] = Buffer.concat(chunks);
    at = names + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** The end record stands at the very end, before a comment. */
function endOf(zip) {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = zip.length - END_LENGTH; at >= first; at--) if (zip.readUInt32LE(at) === END) return at;
  throw new Error('This is no archive');
}

/** The size that an entry claims is not asked. */
function contentOf(zip, entry) {
  const method = zip.readUInt16LE(entry + 10);
  const header = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(header) !== HEADER)
    throw new Error('A part of this archive is not where it should be');
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  if (method === STORED) return [packed];
  if (method !== DEFLATED) throw new Error('A part of this archive is packed in another way');
  const inflate = createInflateRaw();
  inflate.end(packed);
  return inflate;
}
