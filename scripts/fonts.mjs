/**
 * Makes the static fonts the PDFs embed: node scripts/fonts.mjs
 * The result is committed, so neither a build nor a reader needs this. react-pdf is quickest with plain TrueType
 * cut to the characters we print, and wants a name of its own for every face: two faces that share one are
 * mistaken for each other. (The open font licence asks for other names too, once a font has been changed.)
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const root = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const out = (name) => root(`public/fonts/${name}`);

/** Latin, Latin-1, Latin Extended-A, the Welsh letters, marks, dashes, quotes, currencies and operators. */
const LATIN = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x18f, 0x192],
  [0x218, 0x21b],
  [0x2c6, 0x2dd],
  [0x300, 0x308],
  [0x1e80, 0x1e85],
  [0x1ef2, 0x1ef3],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2215],
];
/** What the two families lack: arrows, comparisons, shapes, Vietnamese, Greek and Cyrillic, for names in evidence. */
const OTHER = [
  [0x20, 0x20],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x490, 0x4ff],
  [0x1ea0, 0x1ef9],
  [0x20a0, 0x20bf],
  [0x2113, 0x2116],
  [0x2190, 0x2195],
  [0x2200, 0x2265],
  [0x25a0, 0x25cf],
];
/** Arabic, Persian and Urdu letters, which join by the font's own rules. */
const ARABIC = [
  [0x60c, 0x60c],
  [0x61b, 0x61f],
  [0x620, 0x65f],
  [0x660, 0x6d5],
  [0x6e5, 0x6ff],
];
/** Pictures in one colour: flags and skins need several characters for one, which print apart. */
const PICTURES = [...Array(0x20000).keys()]
  .filter(
    (codePoint) => codePoint > 0x2100 && /\p{Extended_Pictographic}/u.test(String.fromCodePoint(codePoint)),
  )
  .map((codePoint) => [codePoint, codePoint]);
const FACES = [
  ['source-sans-3', 'Sans', 400],
  ['source-sans-3', 'Sans', 600],
  ['source-sans-3', 'Sans', 700],
  ['source-serif-4', 'Serif', 400],
  ['source-serif-4', 'Serif', 600],
];
const STYLE = { 400: 'Regular', 600: 'SemiBold', 700: 'Bold' };

const textOf = (ranges) =>
  ranges
    .map(([from, to]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i)))
    .join('');

const entries = (font) =>
  Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const at = 12 + i * 16;
    return {
      tag: font.toString('latin1', at, at + 4),
      offset: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    };
  });

/** The bytes of one table. */
function readTable(font, tag) {
  const found = entries(font).find((entry) => entry.tag === tag);
  if (!found) throw new Error(`the font has no ${tag} table`);
  return font.subarray(found.offset, found.offset + found.length);
}

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function checksum(bytes) {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

/** The same font with another table in place of the named one, its checksums put right. */
function replaceTable(font, tag, bytes) {
  const tables = entries(font).map((entry) => ({
    tag: entry.tag,
    bytes: Buffer.from(entry.tag === tag ? bytes : readTable(font, entry.tag)),
  }));
  const head = tables.find((table) => table.tag === 'head').bytes;
  head.writeUInt32BE(0, 8);
  const directory = Buffer.alloc(12 + tables.length * 16);
  font.copy(directory, 0, 0, 12);
  let offset = directory.length;
  tables.forEach((table, i) => {
    directory.write(table.tag, 12 + i * 16, 'latin1');
    [checksum(table.bytes), offset, table.bytes.length].forEach((value, j) => {
      directory.writeUInt32BE(value, 16 + i * 16 + j * 4);
    });
    offset += padded(table.bytes).length;
  });
  const whole = Buffer.concat([directory, ...tables.map((table) => padded(table.bytes))]);
  const adjustment = (0xb1b0afba - checksum(whole)) >>> 0;
  const headEntry = tables.findIndex((table) => table.tag === 'head');
  whole.writeUInt32BE(adjustment, directory.readUInt32BE(12 + headEntry * 16 + 8) + 8);
  return whole;
}

/** A name table in English for Windows, the only one readers still look at. */
function nameTable(names) {
  const records = Object.entries(names).map(([id, text]) => [
    Number(id),
    Buffer.from(text, 'utf16le').swap16(),
  ]);
  const head = Buffer.alloc(6 + records.length * 12);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  records.forEach(([id, bytes], i) => {
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, j) => {
      head.writeUInt16BE(value, 6 + i * 12 + j * 2);
    });
    offset += bytes.length;
  });
  return Buffer.concat([head, ...records.map(([, bytes]) => bytes)]);
}

/** The original's copyright line stays with the face. */
function copyrightOf(font) {
  const table = readTable(font, 'name');
  for (let at = 6; at < table.readUInt16BE(4); at += 12) {
    if (table.readUInt16BE(at) !== 3 || table.readUInt16BE(at + 6) !== 0) continue;
    const start = table.readUInt16BE(4) + table.readUInt16BE(at + 10);
    return Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)))
      .swap16()
      .toString('utf16le');
  }
  return '';
}

async function makeFace({ source, file, family, style, text }) {
  const original = await readFile(root(source));
  const font = await subsetFont(original, text, { targetFormat: 'truetype', noHinting: true });
  const postscript = `${family}-${style}`.replaceAll(' ', '');
  const names = {
    0: copyrightOf(await subsetFont(original, ' ', { targetFormat: 'truetype', preserveNameIds: [0] })),
    1: `${family} ${style}`,
    2: 'Regular',
    3: `${postscript};1`,
    4: `${family} ${style}`,
    5: 'Version 1.0',
    6: postscript,
    13: 'SIL Open Font License 1.1',
    14: 'https://openfontlicense.org',
    16: family,
    17: style,
  };
  await writeFile(out(file), replaceTable(font, 'name', nameTable(names)));
}

await mkdir(root('public/fonts'), { recursive: true });
for (const [packageName, family, weight] of FACES) {
  const style = STYLE[weight];
  for (const [range, suffix] of [
    ['latin', ''],
    ['latin-ext', ' Ext'],
  ]) {
    await makeFace({
      source: `node_modules/@fontsource/${packageName}/files/${packageName}-${range}-${weight}-normal.woff`,
      file: `${family}${suffix}-${style}.ttf`.replaceAll(' ', '').toLowerCase(),
      family: `Proofmark ${family}${suffix}`,
      style,
      text: textOf(LATIN),
    });
  }
}
await makeFace({
  source: 'node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
  file: 'other-regular.ttf',
  family: 'Proofmark Other',
  style: 'Regular',
  text: textOf(OTHER),
});
for (const [packageName, range, family, ranges] of [
  ['ibm-plex-sans-arabic', 'arabic', 'Arabic', ARABIC],
  ['noto-emoji', 'emoji', 'Pictures', PICTURES],
]) {
  await makeFace({
    source: `node_modules/@fontsource/${packageName}/files/${packageName}-${range}-400-normal.woff`,
    file: `${family}-regular.ttf`.toLowerCase(),
    family: `Proofmark ${family}`,
    style: 'Regular',
    text: textOf(ranges),
  });
}
for (const [from, to] of [
  ['@fontsource/noto-emoji/LICENSE', 'LICENCE-noto.txt'],
  ['@fontsource/ibm-plex-sans-arabic/LICENSE', 'LICENCE-plex.txt'],
  ['@fontsource/source-sans-3/LICENSE', 'LICENCE-source.txt'],
  ['pdfjs-dist/standard_fonts/LICENSE_LIBERATION', 'LICENCE-liberation.txt'],
]) {
  await copyFile(root(`node_modules/${from}`), out(to));
}
